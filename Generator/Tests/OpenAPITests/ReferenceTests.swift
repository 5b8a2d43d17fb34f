import OpenAPI
import Testing

@Suite struct ReferenceTests {
    @Test("References are resolved, through other references too, and keep their own description")
    func components() throws {
        let document = try document(
            body: """
                paths:
                  /a/{id}: {$ref: '#/components/pathItems/A'}
                components:
                  pathItems:
                    A:
                      parameters: [{$ref: '#/components/parameters/Other', description: Mine}]
                      post:
                        requestBody: {$ref: '#/components/requestBodies/B'}
                        responses:
                          200: {$ref: '#/components/responses/R', summary: S}
                          4XX: {$ref: '#/components/responses/R', description: Failure}
                  parameters:
                    Other: {$ref: '#/components/parameters/Id'}
                    Id: {name: id, in: path, required: true, description: Theirs, schema: {type: string}}
                  requestBodies:
                    B: {content: {text/plain: {$ref: '#/components/mediaTypes/M'}}}
                  responses:
                    R:
                      description: OK
                      headers: {Link: {$ref: '#/components/headers/L'}}
                      content: {application/json: {$ref: '#/components/mediaTypes/M'}}
                  headers: {L: {schema: {type: string}}}
                  mediaTypes:
                    M: {schema: {type: string}, examples: {e: {$ref: '#/components/examples/E'}}}
                  examples: {E: {value: 1}}
                """
        )
        let operation = try #require(document.operations.first)
        #expect(document.warnings.isEmpty)
        #expect(operation.parameters.map(\.name) == ["id"] && operation.parameters.first?.description == "Mine")
        #expect(operation.requestBody?.content.map(\.name) == ["text/plain"])
        #expect(operation.responses.map(\.status) == [.code(200), .range(4)])
        #expect(operation.responses.map(\.description) == ["OK", "Failure"])
        let response = try #require(operation.responses.first)
        #expect(response.headers.map(\.name) == ["Link"] && response.content.map(\.name) == ["application/json"])
        #expect(response.content.first?.examples.first?.value.int == 1)
        #expect(operation.responses.last?.content.first?.schema === response.content.first?.schema)
    }

    @Test("A reference to a component schema stays a name, next to its siblings")
    func schemaReference() throws {
        let document = try document(
            body: """
                components:
                  schemas:
                    A: {properties: {b: {$ref: '#/components/schemas/B', description: Mine, deprecated: true}}}
                    B: {properties: {a: {$ref: '#/components/schemas/A'}}}
                """
        )
        let property = try #require(document.schema(named: "A")?.properties.first?.schema)
        #expect(property.reference == "B" && property.description == "Mine" && property.isDeprecated)
        #expect(document.schema(named: "B")?.properties.first?.schema.reference == "A")
    }

    @Test("A reference to a plain value that stands elsewhere is that value, and a part where it has siblings")
    func plainReference() throws {
        let document = try document(
            body: """
                paths: {/a: {get: {responses: {200: {content: {application/json: {schema: {title: Answer}}}}}}}}
                components:
                  schemas:
                    A:
                      properties:
                        before: {$ref: '#/components/schemas/B/properties/id'}
                        sibling: {$ref: '#/components/schemas/B/properties/id', description: Mine}
                        answer: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema'}
                        escaped: {$ref: '#/components/schemas/B/properties/%61~1b~0c'}
                        named: {$ref: '#/components/schemas/B/properties/self'}
                        again: {$ref: '#/components/schemas/B/properties/id'}
                    B: {properties: {id: {type: string}, a/b~c: {title: Escaped}, self: {$ref: '#/components/schemas/B'}}}
                """
        )
        #expect(document.warnings.isEmpty && document.schemas.map(\.name) == ["A", "B"])
        let properties = try #require(document.schema(named: "A")?.properties.map(\.schema))
        #expect(properties[0].pointer == "#/components/schemas/B/properties/id" && properties[0].types == [.string])
        #expect(properties[0] === properties[5])
        #expect(properties[1].description == "Mine" && properties[1].allOf.first === properties[0])
        #expect(properties[2].title == "Answer" && properties[3].title == "Escaped" && properties[4].reference == "B")
        #expect(properties[3].pointer == "#/components/schemas/B/properties/a~1b~0c")
    }

    @Test("A reference may have the document's own URI")
    func selfReference() throws {
        let body = "components: {schemas: {A: {}, B: {$ref: 'https://a.example/b#/components/schemas/A'}}}"
        #expect(try document(body: "$self: https://a.example/b\n" + body).schema(named: "B")?.reference == "A")
        #expect(
            diagnostics(body: body) == [
                "api.yaml:3:41: error: 'https://a.example/b' is not read from the network; "
                    + "save it to a file, and refer to that by its path"
            ]
        )
    }

    @Test("A chain of thousands of references is followed")
    func longChain() throws {
        let links = (0..<5000).map { "    S\($0): {$ref: '#/components/schemas/S\($0 + 1)'}\n" }.joined()
        let document = try document(body: "components:\n  schemas:\n" + links + "    S5000: {type: string}\n")
        #expect(document.schemas.count == 5001)
    }

    @Test(
        "References that lead nowhere are refused at their place",
        arguments: [
            (
                "{schemas: {Prompt: {}, A: {$ref: '#/components/schemas/Promt'}}}",
                "3:46: error: no such schema '#/components/schemas/Promt'; did you mean '#/components/schemas/Prompt'?"
            ),
            (
                "{schemas: {Prompt: {}, A: {$ref: '#/component/schemas/Prompt'}}}",
                "3:46: error: no such schema '#/component/schemas/Prompt'; did you mean '#/components/schemas/Prompt'?"
            ),
            (
                "{schemas: {A: {$ref: '#/definitions/Prompt'}}}",
                "3:34: error: no such schema '#/definitions/Prompt'"
            ),
            (
                "{schemas: {A: {properties: {b: {}, c: {$ref: '#/components/schemas/A/properties/bb'}}}}}",
                "3:58: error: no such schema '#/components/schemas/A/properties/bb'; "
                    + "did you mean '#/components/schemas/A/properties/b'?"
            ),
            (
                "{responses: {A: {$ref: '#/components/responses/Er'}, Err: {}}}",
                "3:36: error: no such response '#/components/responses/Er'; did you mean '#/components/responses/Err'?"
            ),
            (
                "{schemas: {B: {}}, responses: {A: {$ref: '#/components/schemas/B'}}}",
                "3:54: error: expected a reference to a response, found '#/components/schemas/B'"
            ),
            (
                "{parameters: {A: {$ref: 'other.yaml#/P'}}}",
                "3:37: error: references to other documents are not supported here: 'other.yaml'; "
                    + "move the target into this document"
            ),
            (
                "{schemas: {A: {$ref: '#Anchor'}}}",
                "3:34: error: no such anchor '#Anchor'; it is an '$anchor' in the document, "
                    + "or a JSON pointer such as '#/components/schemas/Name'"
            ),
            (
                "{schemas: {A: {$ref: '#/a%2'}}}",
                "3:34: error: the reference '#/a%2' must have a JSON pointer, such as '#/components/schemas/Name'"
            ),
            ("{schemas: {A: {$ref: 1}}}", "3:34: error: expected a string, found an integer; put it in quotes"),
            ("{headers: {A: {$ref: [x]}}}", "3:34: error: expected a string, found a list"),
            // Cycles
            (
                "{examples: {A: {$ref: '#/components/examples/A'}}}",
                "3:35: error: the reference leads back to itself; define the example in one place"
            ),
            (
                "{schemas: {A: {$ref: '#/components/schemas/A'}}}",
                "3:27: error: the schema 'A' includes itself: A -> A"
            ),
            (
                "{schemas: {A: {allOf: [{}, {$ref: '#/components/schemas/B'}]}, B: {$ref: '#/components/schemas/A'}}}",
                "3:27: error: the schema 'A' includes itself: A -> B -> A"
            ),
        ]
    )
    func invalid(_ components: String, _ expected: String) {
        #expect(diagnostics(body: "components: " + components) == ["api.yaml:" + expected])
    }

    @Test("A cycle of references is reported at each reference in it")
    func cycle() {
        let parameters = "{A: {$ref: '#/components/parameters/B'}, B: {$ref: '#/components/parameters/A'}}"
        let body = "components: {parameters: \(parameters)}"
        let message = "error: the reference leads back to itself; define the parameter in one place"
        #expect(diagnostics(body: body) == ["api.yaml:3:37: \(message)", "api.yaml:3:77: \(message)"])
    }

    @Test("Many hops from one reference to the next are refused")
    func hops() {
        let hops = (0..<33).map { "    P\($0): {$ref: '#/components/parameters/P\($0 + 1)'}\n" }.joined()
        #expect(
            diagnostics(body: "components:\n  parameters:\n" + hops + "    P33: {name: a, in: query, schema: {}}") == [
                "api.yaml:37:17: error: more than 32 references lead from one to the next"
            ]
        )
    }

    @Test("What stands beside the reference of anything but a schema is ignored, with a warning")
    func siblings() {
        let parameters = """
            {A: {$ref: '#/components/parameters/B', required: true, x-y: 1}, B: {name: b, in: query, schema: {}}}
            """
        #expect(
            diagnostics(body: "components: {parameters: \(parameters)}") == [
                "api.yaml:3:66: warning: 'required' beside '$ref' is ignored; move it to the parameter that is referred to"
            ]
        )
    }
}
