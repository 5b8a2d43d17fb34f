import OpenAPI
import Testing

@Suite struct WarningTests {
    @Test(
        "What is read but not kept is said",
        arguments: [
            (
                "paths: {/a: {get: {parameters: [{name: Accept, in: header, schema: {}}]}}}",
                "3:33: warning: the parameter is ignored: the client sets the header 'Accept'"
            ),
            (
                "components: {parameters: {P: {name: c, in: path, schema: {}}}}",
                "3:30: warning: a path parameter is always required; write 'required: true'"
            ),
            (
                "components: {responses: {R: {content: {a/b: {encoding: {a: {encoding: {}}}}}}}}",
                "3:61: warning: 'encoding' is not supported: what is nested in the part is encoded in the default way"
            ),
            (
                "servers: [{url: '{v}', variables: {v: {default: b, enum: [a]}}}]",
                "3:49: warning: the default is not among the values of the variable; add it to 'enum'"
            ),
            (
                "components: {examples: {E: {externalValue: /}}}",
                "3:29: warning: 'externalValue' is not supported: the example is left out; write it here as 'value'"
            ),
        ]
    )
    func document(_ body: String, _ expected: String) {
        #expect(diagnostics(body: body) == ["api.yaml:" + expected])
    }

    @Test(
        "Keywords that are read but not kept are said",
        arguments: [
            ("false", "3:27: warning: the schema 'false' admits no value; it is read as if it admitted any"),
            (
                "{properties: {a: false}}",
                "3:44: warning: the schema 'false' admits no value; it is read as if it admitted any"
            ),
            (
                "{properties: {a: {}}, if: {}, then: {properties: {a: {}, b: {}}}}",
                "3:84: warning: only a condition describes the property 'b': it has no type; add it to 'properties'"
            ),
            (
                "{allOf: [{properties: {abc: {}}}, {if: {}, else: {properties: {xyz: {}}}}]}",
                "3:90: warning: only a condition describes the property 'xyz': it has no type; add it to 'properties'"
            ),
            (
                "{maxLenght: 1}",
                "3:28: warning: unknown keyword 'maxLenght' of a schema is ignored; did you mean 'maxLength'?"
            ),
            ("{optional: true}", "3:28: warning: unknown keyword 'optional' of a schema is ignored"),
            ("{enum: [a, b, a]}", #"3:41: warning: duplicate value "a"; the first one is at 3:35"#),
            (
                "{type: [string, null]}",
                "3:43: warning: expected the name of a type; null is read as 'null', put it in quotes"
            ),
            (
                "{properties: {name: {}}, required: [nmae]}",
                "3:63: warning: 'required' names 'nmae', which is not among the properties; did you mean 'name'?"
            ),
        ]
    )
    func schema(_ text: String, _ expected: String) {
        #expect(diagnostics(body: "components: {schemas: {S: \(text)}}") == ["api.yaml:" + expected])
    }

    @Test("Properties that another part of a composition may have are not missed")
    func requiredInComposition() {
        let part = "{properties: {a: {}}, required: [b]}"
        #expect(diagnostics(body: "components: {schemas: {S: {allOf: [\(part), {}]}, T: {required: [a]}}}") == [])
    }

    @Test(
        "What a later version brought is read, and said",
        arguments: [
            ("3.0.3", "{const: 1}", "3:29: warning: 'const' of a schema is new in OpenAPI 3.1"),
            ("3.0.3", "{examples: []}", "3:29: warning: 'examples' of a schema is new in OpenAPI 3.1"),
            ("3.0.3", "{type: [string]}", "3:35: warning: a list of types is new in OpenAPI 3.1"),
            (
                "3.1.1", "{discriminator: {propertyName: a, defaultMapping: S}}",
                "3:62: warning: 'defaultMapping' of a discriminator is new in OpenAPI 3.2"
            ),
        ]
    )
    func newerKeywords(_ version: String, _ text: String, _ expected: String) {
        let body = "components: {schemas: {S:  \(text)}}\npaths: {}"
        let message = "api.yaml:\(expected), and read as there; the document says \(version)"
        #expect(diagnostics(version, body: body) == [message])
    }

    @Test(
        "What a later version brought to other objects is read, and said",
        arguments: [
            (
                "3.0.3", "paths: {/a: {query: {responses: {}}}}",
                "3:14: warning: 'query' of a path item is new in OpenAPI 3.2"
            ),
            (
                "3.1.0", "paths: {/a: {additionalOperations: {}}}",
                "3:14: warning: 'additionalOperations' of a path item is new in OpenAPI 3.2"
            ),
            ("3.1.0", "tags: [{name: a, kind: nav}]", "3:18: warning: 'kind' of a tag is new in OpenAPI 3.2"),
            ("3.1.0", "servers: [{url: /, name: a}]", "3:20: warning: 'name' of a server is new in OpenAPI 3.2"),
            ("3.1.0", "$self: /a", "3:1: warning: '$self' of the document is new in OpenAPI 3.2"),
            (
                "3.1.0", "components: {mediaTypes: {}}",
                "3:14: warning: 'mediaTypes' of the components object is new in OpenAPI 3.2"
            ),
            (
                "3.1.0", "components: {responses: {R: {content: {a/b: {itemSchema: {}}}}}}",
                "3:46: warning: 'itemSchema' of a media type is new in OpenAPI 3.2"
            ),
            (
                "3.1.0", "components: {parameters: {P: {name: a, in: querystring, schema: {}}}}",
                "3:44: warning: 'in: querystring' is new in OpenAPI 3.2"
            ),
        ]
    )
    func newerFields(_ version: String, _ body: String, _ expected: String) {
        let message = "api.yaml:\(expected), and read as there; the document says \(version)"
        #expect(diagnostics(version, body: body) == [message])
    }

    @Test("What an earlier version had is read, and said")
    func olderKeywords() {
        let schema = "{nullable: true, minimum: 1, exclusiveMinimum: true}"
        #expect(
            diagnostics("3.1.0", body: "components: {schemas: {S: \(schema)}}") == [
                #"api.yaml:3:38: warning: 'nullable' is no longer in OpenAPI 3.1, and read as in 3.0; write 'type: [..., "null"]'"#,
                "api.yaml:3:74: warning: 'exclusiveMinimum' is a number since OpenAPI 3.1; the boolean is read as in 3.0",
            ]
        )
        #expect(diagnostics("3.0.3", body: "components: {schemas: {S: \(schema)}}\npaths: {}") == [])
    }

    @Test("What a document writes in the same way again and again is said once")
    func habits() {
        let schemas = "{A: {nullable: true}, B: {nullable: true}, C: {nullable: true, properties: {a: {const: 1}}}}"
        let said = "'nullable' is no longer in OpenAPI 3.1, and read as in 3.0; write 'type: [..., \"null\"]'"
        #expect(
            diagnostics("3.1.0", body: "components: {schemas: \(schemas)}") == [
                "api.yaml:3:38: warning: \(said) (and so at 2 more places)"
            ]
        )
    }

    @Test("What does not touch generated code is accepted quietly")
    func quiet() {
        let body = """
            jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
            externalDocs: {url: /}
            paths: {/a: {summary: S, description: D, get: {callbacks: {}, responses: {200: {links: {}}}, x-y: 1}}, x-z: 2}
            components: {links: {L: {}}, callbacks: {C: {}}, x-w: {}}
            webhooks: {}
            x-v: 1
            """
        #expect(diagnostics(body: body) == [])
    }

    @Test(
        "What nothing is generated for is said once, with the number",
        arguments: [
            ("webhooks: {a: {post: {}}, b: {post: {}}, x-c: 1}", "3:12", "2 webhooks,"),
            (
                "paths: {/a: {get: {callbacks: {c: {}}, responses: {200: {links: {l: {}, m: {}}}}}}}", "3:32",
                "1 callback and 2 links,"
            ),
            (
                """
                paths: {/a: {get: {responses: {200: {$ref: '#/components/responses/R'}}}, put: {responses: {200: {$ref: '#/components/responses/R'}}}}}
                components: {responses: {R: {links: {l: {$ref: '#/components/links/L'}}}}, links: {L: {}}}
                webhooks: {n: {post: {callbacks: {c: {}}}}}
                """, "4:38", "1 webhook and 1 link,"
            ),
        ]
    )
    func omissions(body: String, place: String, list: String) {
        let message =
            "which a client does not call; schemas of 'components' that only they use are there all the same"
        #expect(
            diagnostics(body: body) == ["api.yaml:\(place): warning: nothing is generated for \(list) \(message)"]
        )
    }

    @Test("What is omitted has its type all the same")
    func malformedOmissions() {
        #expect(diagnostics(body: "webhooks: 5") == ["api.yaml:3:11: error: expected a mapping, found an integer"])
    }
}
