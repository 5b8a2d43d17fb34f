import OpenAPI
import Testing

@Suite struct DocumentTests {
    @Test("A document keeps what generated code is made of")
    func wholeDocument() throws {
        let document = try document(
            """
            openapi: 3.2.0
            $self: https://example.com/api.yaml
            info: {title: Pets, version: '1.2', summary: About pets, description: All, license: {name: MIT}, x-y: 1}
            servers: [{url: 'https://{region}.example.com', name: main, description: S, variables: {region: {default: eu}}}]
            tags:
              - {name: pets, summary: Pets, description: D, kind: nav}
              - {name: cats, parent: pets, externalDocs: {url: /}}
            security: []
            paths:
              /pets/{petId}:
                summary: A pet
                get:
                  operationId: pets.get
                  tags: [pets]
                  summary: Get
                  description: Gets it.
                  deprecated: true
                  x-plan: growth
                  security: [{key: []}]
                  parameters:
                    - {name: petId, in: path, required: true, schema: {type: string}, x-name: id}
                  responses: {200: {description: OK}}
            components:
              schemas:
                Pet: {type: object}
                Cat: {$ref: '#/components/schemas/Pet'}
              securitySchemes: {key: {type: http, scheme: Bearer}}
            """
        )
        #expect(document.warnings.isEmpty)
        #expect(document.openAPIVersion == "3.2.0" && document.selfURI == "https://example.com/api.yaml")
        #expect(document.info.title == "Pets" && document.info.version == "1.2")
        #expect(document.info.summary == "About pets" && document.info.description == "All")
        #expect(document.servers.map(\.url) == ["https://eu.example.com"] && document.servers.first?.name == "main")
        #expect(document.tags.map(\.name) == ["pets", "cats"] && document.tags.map(\.parent) == [nil, "pets"])
        #expect(document.tags.first?.summary == "Pets" && document.tags.first?.kind == "nav")
        #expect(document.schemas.map(\.name) == ["Pet", "Cat"])
        #expect(document.schema(named: "Cat")?.reference == "Pet" && document.schema(named: "Dog") == nil)

        let operation = try #require(document.operations.first)
        #expect(operation.method == "GET" && operation.path == "/pets/{petId}" && operation.operationID == "pets.get")
        #expect(operation.position.lineAndColumn == "13:20")
        #expect(operation.tags == ["pets"] && operation.summary == "Get" && operation.description == "Gets it.")
        #expect(operation.isDeprecated && operation.requestBody == nil)
        #expect(operation.extensions.map(\.key) == ["x-plan"])
        #expect(operation.parameters.first?.extensions.map(\.key) == ["x-name"])
        #expect(operation.responses.map(\.status) == [.code(200)])
    }

    @Test("Operations come in the order of the file, with every method")
    func operations() throws {
        let document = try document(
            body: """
                paths:
                  /b: {delete: {}, get: {}, query: {}, additionalOperations: {COPY: {}}}
                  /a: {put: {}, post: {}, options: {}, head: {}, patch: {}, trace: {}}
                  x-note: {anything: goes}
                """
        )
        #expect(
            document.operations.map { "\($0.method) \($0.path)" } == [
                "DELETE /b", "GET /b", "QUERY /b", "COPY /b",
                "PUT /a", "POST /a", "OPTIONS /a", "HEAD /a", "PATCH /a", "TRACE /a",
            ]
        )
    }

    @Test("An operation's parameter takes the place of its path's")
    func parameterOverride() throws {
        let document = try document(
            body: """
                paths:
                  /a/{id}:
                    parameters:
                      - {name: id, in: path, required: true, schema: {type: string}}
                      - {name: X-Key, in: header, schema: {type: string}}
                    get:
                      parameters:
                        - {name: limit, in: query, schema: {type: integer}}
                        - {name: x-key, in: header, required: true, schema: {type: integer}}
                        - {name: id, in: query, schema: {type: boolean}}
                """
        )
        let parameters = try #require(document.operations.first?.parameters)
        #expect(parameters.map(\.name) == ["id", "x-key", "limit", "id"])
        #expect(parameters.map(\.location) == [.path, .header, .query, .query])
        #expect(parameters.map(\.schema?.types) == [[.string], [.integer], [.integer], [.boolean]])
    }

    @Test(
        "Style and explode have the defaults of their location",
        arguments: [
            ("in: query", "form", true), ("in: cookie", "form", true), ("in: header", "simple", false),
            ("in: query, style: spaceDelimited", "spaceDelimited", false), ("in: query, explode: false", "form", false),
            ("in: query, style: deepObject, explode: true", "deepObject", true),
            ("in: cookie, style: cookie", "cookie", true),
            ("in: querystring", "form", true),
        ]
    )
    func styles(_ fields: String, _ style: String, _ explode: Bool) throws {
        let document = try document(body: "paths: {/a: {get: {parameters: [{name: p, \(fields), schema: {}}]}}}")
        let parameter = try #require(document.operations.first?.parameters.first)
        #expect(parameter.style == style && parameter.explode == explode && !parameter.isRequired)
    }

    @Test("Bodies keep their media types, examples and item schemas")
    func bodies() throws {
        let document = try document(
            body: """
                paths:
                  /a:
                    post:
                      requestBody:
                        description: Body
                        required: true
                        content:
                          application/json: {schema: {type: string}, example: one, x-e: 1}
                          text/plain: {}
                      responses:
                        default: {description: Any}
                        4XX: {content: {application/json: {schema: {type: object}}}}
                        200:
                          description: Events
                          headers:
                            Link: {description: Next, required: true, schema: {type: string}}
                            Content-Type: {schema: {type: string}}
                          content:
                            text/event-stream:
                              itemSchema: {type: object}
                              examples:
                                a: {summary: A, value: [1]}
                                b: {dataValue: {x: 1}, serializedValue: 'x=1'}
                                c: {serializedValue: 'x=1'}
                """
        )
        let operation = try #require(document.operations.first)
        let body = try #require(operation.requestBody)
        #expect(body.isRequired && body.description == "Body")
        #expect(body.content.map(\.name) == ["application/json", "text/plain"])
        #expect(body.content.first?.examples.map(\.name) == ["example"])
        #expect(body.content.first?.extensions.map(\.key) == ["x-e"])
        #expect(operation.responses.map(\.status) == [.default, .range(4), .code(200)])
        let events = try #require(operation.responses.last)
        #expect(events.headers.map(\.name) == ["Link"] && events.headers.first?.isRequired == true)
        #expect(events.content.first?.itemSchema?.types == [.object] && events.content.first?.schema == nil)
        #expect(events.content.first?.examples.map(\.name) == ["a", "b", "c"])
        #expect(events.content.first?.examples.map(\.value.json) == ["[1]", #"{"x":1}"#, #""x=1""#])
    }

    @Test("The query of a path is read as parameters, and its fragment tells paths apart")
    func pathWithQuery() throws {
        let document = try document(
            body: """
                paths:
                  /a: {get: {operationId: a}}
                  /a?beta=true&x: {get: {operationId: b}}
                  /a#c: {get: {operationId: c}}
                """
        )
        #expect(document.operations.map(\.path) == ["/a", "/a", "/a"])
        let parameters = document.operations[1].parameters
        #expect(parameters.map(\.name) == ["beta", "x"])
        #expect(parameters.map(\.schema?.constant?.string) == ["true", ""])
        #expect(parameters.map(\.isRequired) == [true, true])
        #expect(
            document.warnings.map(\.description) == [
                "api.yaml:5:3: warning: a path has no query: each item of it is read as a parameter with one value",
                "api.yaml:6:3: warning: a path has no fragment: what stands from '#' on is not sent",
            ]
        )
    }
}
