import OpenAPI
import Testing

@Suite struct InvalidDocumentTests {
    @Test(
        "What is no OpenAPI document of a supported version is refused",
        arguments: [
            ("[]", "1:1: error: expected an OpenAPI document, a mapping; found a list"),
            ("a: 1", "1:1: error: not an OpenAPI document: it needs the field 'openapi', such as 'openapi: 3.2.0'"),
            (
                "swagger: '2.0'",
                "1:10: error: Swagger 2.0 is not supported; convert the document to OpenAPI 3.0 or later"
            ),
            ("openapi: 3.1", "1:10: error: expected a version of three numbers, such as '3.2.0', found a number"),
            (
                "openapi: 3.3.0",
                "1:10: error: OpenAPI '3.3.0' is not supported; supported are 3.0.x, 3.1.x and 3.2.x, such as '3.2.0'"
            ),
            (
                "openapi: 3.1.x",
                "1:10: error: OpenAPI '3.1.x' is not supported; supported are 3.0.x, 3.1.x and 3.2.x, such as '3.2.0'"
            ),
            ("openapi: 3.1.0", "1:1: error: the document needs the field 'info'"),
            ("openapi: 3.0.0\ninfo: {title: a, version: b}", "1:1: error: the document needs the field 'paths'"),
            (
                "openapi: 3.1.0\ninfo: {title: a, version: 1.0}",
                "2:27: error: expected a string, found a number; put it in quotes"
            ),
            ("openapi: 3.1.0\ninfo: {title: a}", "2:7: error: the info object needs the field 'version'"),
        ]
    )
    func head(_ yaml: String, _ expected: String) {
        #expect(diagnostics(yaml) == ["api.yaml:" + expected])
    }

    @Test(
        "What leaves the meaning open, or would be lost, is an error",
        arguments: [
            ("pahts: {}", "3:1: error: unknown field 'pahts' of the document; did you mean 'paths'?"),
            ("foo: {}", "3:1: error: unknown field 'foo' of the document; remove it, or make it an extension: 'x-foo'"),
            ("paths: []", "3:8: error: expected a mapping, found a list"),
            ("tags: {}", "3:7: error: expected a list, found a mapping"),
            ("tags: [{name: a}, {name: a}]", "3:19: error: duplicate tag 'a'; the first one is at 3:8"),
            ("tags: [{name: a, parent: b}]", "3:26: error: no such tag 'b'; add it to 'tags'"),
            ("tags: [{name: a, parent: a}]", "3:26: error: the tag 'a' is its own ancestor"),
            (
                "tags: [{name: a, parent: b}, {name: b, parent: c}, {name: c, parent: b}]",
                "3:48: error: the tag 'b' is its own ancestor"
            ),
            (
                "servers: [{url: 'https://{hots}/', variables: {host: {default: a}}}]",
                "3:17: error: no such server variable 'hots'; did you mean 'host'?"
            ),
            (
                "components: {schema: {}}",
                "3:14: error: unknown field 'schema' of the components object; did you mean 'schemas'?"
            ),
            // Paths
            ("paths: {a: {}}", "3:9: error: the path 'a' must start with '/'"),
            ("paths: {'/a/{': {}}", "3:9: error: in the path '/a/{', '{' and '}' must enclose the name of a parameter"),
            (
                "paths: {'/a/{}': {}}",
                "3:9: error: in the path '/a/{}', '{' and '}' must enclose the name of a parameter"
            ),
            (
                "paths: {'/a/{b/c}': {}}",
                "3:9: error: in the path '/a/{b/c}', '{' and '}' must enclose the name of a parameter"
            ),
            ("paths: {'/{a}/{a}': {}}", "3:9: error: the path '/{a}/{a}' has '{a}' twice"),
            (
                "paths: {'/{a}': {}, '/{b}': {}}",
                "3:21: error: the path '/{b}' matches the same requests as '/{a}' at 3:9"
            ),
            (
                "paths: {'/a?b={c}': {}}",
                "3:9: error: the path '/a' has a query with '{' or '}'; describe it as parameters with 'in: query'"
            ),
            ("paths: {/a: {gte: {}}}", "3:14: error: unknown field 'gte' of a path item; did you mean 'get'?"),
            (
                "paths: {/a: {additionalOperations: {POST: {}}}}",
                "3:37: error: 'POST' has a field of its own; move it to 'post'"
            ),
            // Operations
            (
                "paths: {/a: {get: {operationId: x}, put: {operationId: x}}}",
                "3:56: error: duplicate operationId 'x'; the first one is at 3:33"
            ),
            (
                "paths: {'/{a}': {get: {}}}",
                "3:23: error: the path '/{a}' has no parameter 'a'; add one with 'in: path'"
            ),
            (
                "paths: {/a: {get: {parameters: [{name: b, in: path, required: true, schema: {}}]}}}",
                "3:33: error: the path '/a' has no '{b}'; add it, or remove the parameter"
            ),
            ("paths: {/a: {get: {tags: [1]}}}", "3:27: error: expected a string, found an integer; put it in quotes"),
            ("paths: {/a: {get: {deprecated: 'yes'}}}", "3:32: error: expected a boolean, found a string"),
            ("paths: {/a: {get: 1}}", "3:19: error: expected an operation, a mapping; found an integer"),
            ("paths: {/a: {get: {requestBody: {}}}}", "3:33: error: a request body needs the field 'content'"),
            (
                "paths: {/a: {get: {responses: {2xx: {}}}}}",
                "3:32: error: '2xx' is not a status code from 100 to 599, a range such as '2XX', or 'default'; "
                    + "did you mean '2XX'?"
            ),
            (
                "paths: {/a: {get: {responses: {600: {}}}}}",
                "3:32: error: '600' is not a status code from 100 to 599, a range such as '2XX', or 'default'"
            ),
        ]
    )
    func document(_ body: String, _ expected: String) {
        #expect(diagnostics(body: body) == ["api.yaml:" + expected])
    }

    @Test(
        "Parameters that cannot be sent are refused",
        arguments: [
            ("{in: query, schema: {}}", "3:30: error: a parameter needs the field 'name'"),
            ("{name: a, schema: {}}", "3:30: error: a parameter needs the field 'in'"),
            (
                "{name: a, in: quary, schema: {}}",
                "3:44: error: unknown location 'quary' of a parameter; did you mean 'query'?"
            ),
            (
                "{name: a, in: body, schema: {}}",
                "3:44: error: unknown location 'body' of a parameter; "
                    + "it is one of path, query, header, cookie, querystring"
            ),
            ("{name: a, in: query}", "3:30: error: a parameter needs either 'schema' or 'content'"),
            (
                "{name: a, in: query, schema: {}, content: {a/b: {}}}",
                "3:30: error: a parameter cannot have both 'schema' and 'content'; remove one"
            ),
            (
                "{name: a, in: query, content: {a/b: {}, c/d: {}}}",
                "3:75: error: the 'content' of a parameter must have exactly one media type"
            ),
            (
                "{name: a, in: header, style: form, schema: {}}",
                "3:59: error: a header parameter cannot have the style 'form'; it can be simple"
            ),
            (
                "{name: a, in: query, style: deepobject, schema: {}}",
                "3:58: error: a query parameter cannot have the style 'deepobject'; did you mean 'deepObject'?"
            ),
            (
                "{name: a, in: query, requird: true, schema: {}}",
                "3:51: error: unknown field 'requird' of a parameter; did you mean 'required'?"
            ),
        ]
    )
    func parameter(_ text: String, _ expected: String) {
        #expect(diagnostics(body: "components: {parameters: {P: \(text)}}") == ["api.yaml:" + expected])
    }

    @Test("A parameter cannot be described twice in one place")
    func duplicateParameter() {
        let parameters = """
            [{name: a, in: header, schema: {}}, {name: A, in: header, schema: {}}, {name: a, in: query, schema: {}}]
            """
        #expect(
            diagnostics(body: "paths: {/a: {get: {parameters: \(parameters)}}}") == [
                "api.yaml:3:68: error: duplicate header parameter 'A'; the first one is at 3:33"
            ]
        )
    }

    @Test("A query string is described once")
    func queryString() {
        let parameters = "[{name: a, in: query, schema: {}}, {name: b, in: querystring, content: {a/b: {}}}]"
        #expect(
            diagnostics(body: "paths: {/a: {get: {parameters: \(parameters)}}}") == [
                "api.yaml:3:67: error: a 'querystring' parameter must be the only one that describes the query"
            ]
        )
    }

    @Test(
        "Schemas that mean nothing are refused",
        arguments: [
            ("[]", "3:27: error: expected a schema, a mapping; found a list"),
            ("{type: strin}", "3:34: error: unknown type 'strin'; did you mean 'string'?"),
            (
                "{type: file}",
                "3:34: error: unknown type 'file'; it is one of null, boolean, integer, number, string, array, object"
            ),
            ("{type: {}}", "3:34: error: expected a string, found a mapping"),
            ("{properties: {a: null}}", "3:44: error: expected a schema, a mapping; found null"),
            ("{required: true}", "3:38: error: expected a list, found a boolean"),
            ("{enum: a}", "3:34: error: expected a list, found a string"),
            (
                "{items: [{}]}",
                "3:35: error: expected a schema for all items, found a list; "
                    + "for items one after the other, write 'prefixItems'"
            ),
            ("{minLength: -1}", "3:39: error: expected an integer of at least 0, found -1"),
            ("{maxItems: 1.5}", "3:38: error: expected an integer of at least 0, found 1.5"),
            ("{maximum: x}", "3:37: error: expected a number, found a string"),
            ("{uniqueItems: 1}", "3:41: error: expected a boolean, found an integer"),
            ("{pattern: 1}", "3:37: error: expected a string, found an integer; put it in quotes"),
            ("{discriminator: {}}", "3:43: error: a discriminator needs the field 'propertyName'"),
            (
                "{discriminator: {propertyName: a, mapping: {a: Schma}}}",
                "3:74: error: no such schema 'Schma'; did you mean 'Schema'?"
            ),
            (
                "{discriminator: {propertyName: a, mapping: {a: '#/components/schemas/Schma'}}}",
                "3:74: error: no such schema '#/components/schemas/Schma'; did you mean '#/components/schemas/Schema'?"
            ),
        ]
    )
    func schema(_ text: String, _ expected: String) {
        let body = "components: {schemas: {S: \(text), Schema: {}}}"
        #expect(diagnostics(body: body) == ["api.yaml:" + expected])
    }

    @Test("Everything wrong is reported at once, in the order of the file, each thing once")
    func together() {
        let body = """
            paths:
              /a: {get: {responses: {200: {$ref: '#/components/responses/R'}, 404: {$ref: '#/components/responses/R'}}}}
              /b: {get: {parameters: 1}}
            components:
              responses: {R: {descripton: x}}
              schemas: {S: {type: x}}
            tags: [{}]
            """
        #expect(
            diagnostics(body: body) == [
                "api.yaml:5:26: error: expected a list, found an integer",
                "api.yaml:7:19: error: unknown field 'descripton' of a response; did you mean 'description'?",
                "api.yaml:8:23: error: unknown type 'x'; "
                    + "it is one of null, boolean, integer, number, string, array, object",
                "api.yaml:9:8: error: a tag needs the field 'name'",
            ]
        )
    }

    @Test("Depth of schemas is bounded, written out or through references")
    func depth() {
        let nested = String(repeating: "{items: ", count: 100) + "{}" + String(repeating: "}", count: 100)
        #expect(
            diagnostics(body: "components: {schemas: {S: \(nested)}}") == [
                "api.yaml:3:539: error: schemas are nested more than 64 levels deep"
            ]
        )
    }

    @Test("Chains of references into schemas are bounded")
    func chains() {
        let chain = (0..<34).map { "    S\($0): {items: {$ref: '#/components/schemas/S\($0 + 1)/items'}}\n" }.joined()
        let found = diagnostics(body: "components:\n  schemas:\n" + chain + "    S34: {items: {}}\n")
        #expect(found == ["api.yaml:5:24: error: more than 32 references lead from one to the next"])
    }
}
