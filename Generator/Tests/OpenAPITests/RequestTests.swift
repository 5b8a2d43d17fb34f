import OpenAPI
import Testing

@Suite struct RequestTests {
    @Test("Requests go to the servers of the operation, else of its path, else of the document")
    func servers() throws {
        let document = try document(
            body: """
                servers:
                  - url: https://{region}.example.com/{version}
                    description: Main
                    variables:
                      region: {default: eu, enum: [eu, us], description: Where}
                      version: {default: v1}
                paths:
                  /a: {get: {}}
                  /b:
                    servers: [{url: https://b.example.com}]
                    get: {}
                    put: {servers: [{url: /c}, {url: /d}]}
                """
        )
        let urls = document.operations.map { $0.servers.map(\.url) }
        #expect(urls == [["https://eu.example.com/v1"], ["https://b.example.com"], ["/c", "/d"]])
        #expect(document.operations.map(\.overridesServers) == [false, true, true])
        let server = try #require(document.servers.first)
        #expect(server.template == "https://{region}.example.com/{version}" && server.description == "Main")
        #expect(server.variables.map(\.name) == ["region", "version"])
        #expect(server.variables.map(\.defaultValue) == ["eu", "v1"])
        #expect(server.variables.map(\.values) == [["eu", "us"], []] && server.variables[0].description == "Where")
    }

    @Test("A part of a body keeps how it is encoded")
    func encodings() throws {
        let document = try document(
            body: """
                paths:
                  /a:
                    post:
                      requestBody:
                        content:
                          multipart/form-data:
                            encoding:
                              file:
                                contentType: image/png, image/*
                                headers: {X-Hash: {schema: {type: string}}, Content-Type: {schema: {}}}
                              tags: {style: form, explode: false, allowReserved: true, x-a: 1}
                          multipart/mixed:
                            prefixEncoding: [{contentType: text/plain}, {}]
                            itemEncoding: {contentType: image/*}
                """
        )
        #expect(document.warnings.isEmpty)
        let content = try #require(document.operations.first?.requestBody?.content)
        let (file, tags) = (content[0].encoding[0], content[0].encoding[1])
        #expect(file.name == "file" && file.contentType == "image/png, image/*")
        #expect(file.headers.map(\.name) == ["X-Hash"] && file.style == nil && file.explode == nil)
        #expect(tags.name == "tags" && tags.style == "form" && tags.explode == false && tags.allowReserved == true)
        #expect(content[1].prefixEncoding.map(\.contentType) == ["text/plain", nil])
        #expect(content[1].itemEncoding?.contentType == "image/*")
    }

    @Test("A header keeps its schema or content, and how it is written")
    func headers() throws {
        let document = try document(
            body: """
                paths:
                  /a:
                    get:
                      responses:
                        200:
                          summary: Fine
                          headers:
                            A: {schema: {type: array}, explode: true, deprecated: true, example: [1], x-a: 1}
                            B: {content: {application/json: {schema: {type: object}}}, required: true}
                """
        )
        let response = try #require(document.operations.first?.responses.first)
        let (a, b) = (response.headers[0], response.headers[1])
        #expect(response.summary == "Fine" && a.isDeprecated && a.explode && a.style == "simple")
        #expect(a.schema?.types == [.array] && a.examples.map(\.value.json) == ["[1]"] && a.extensions.count == 1)
        #expect(b.isRequired && b.schema == nil && b.content.map(\.name) == ["application/json"])
        #expect(b.content.first?.schema?.types == [.object])
        #expect(
            diagnostics(body: "components: {headers: {H: {style: form, schema: {}}}}") == [
                "api.yaml:3:35: error: a header cannot have the style 'form'; it can be simple"
            ]
        )
    }

    @Test("Parameters keep what changes how they are sent")
    func parameters() throws {
        let parameters = """
            [{name: a, in: query, schema: {}, allowReserved: true, allowEmptyValue: true}, {name: b, in: cookie, schema: {}},
             {name: c, in: header, content: {application/json: {schema: {type: object}}}}]
            """
        let document = try document(body: "paths: {/a: {get: {parameters: \(parameters)}}}")
        #expect(document.warnings.isEmpty)
        let found = try #require(document.operations.first?.parameters)
        #expect(found.map(\.allowReserved) == [true, false, false])
        #expect(found.map(\.allowEmptyValue) == [true, false, false])
        #expect(found[1].style == "form" && found[1].explode)
        #expect(found[2].content.map(\.name) == ["application/json"] && found[2].schema == nil)
    }

    @Test("Where there is more to read is kept")
    func externalDocumentation() throws {
        let document = try document(
            body: """
                tags: [{name: a, externalDocs: {url: /tag}}]
                paths: {/a: {get: {externalDocs: {url: /operation, description: More}}}}
                components: {schemas: {S: {externalDocs: {url: /schema}}}}
                """
        )
        #expect(document.tags.first?.externalDocumentation == "/tag")
        #expect(document.operations.first?.externalDocumentation == "/operation")
        #expect(document.schema(named: "S")?.externalDocumentation == "/schema")
    }
}
