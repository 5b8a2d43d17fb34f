import OpenAPI
import Testing
import YAML

@Suite struct FilesTests {
    @Test("A description may be in many files, which refer to each other")
    func wholeDescription() throws {
        let document = try document(
            body: """
                paths:
                  /users/{id}: {$ref: paths/user.yaml}
                components:
                  schemas:
                    User: {$ref: ./schemas/user.yaml}
                """,
            files: [
                "paths/user.yaml": """
                parameters: [{$ref: '../common.yaml#/parameters/Id'}]
                get:
                  operationId: users.get
                  responses:
                    200: {content: {application/json: {schema: {$ref: ../schemas/user.yaml}}}}
                    default: {$ref: '../common.yaml#/responses/Error'}
                """,
                "common.yaml": """
                parameters: {Id: {name: id, in: path, required: true, schema: {type: string}}}
                responses: {Error: {description: E, content: {application/json: {schema: {$ref: '#/schemas/Problem'}}}}}
                schemas: {Problem: {properties: {user: {$ref: 'api.yaml#/components/schemas/User'}}}}
                """,
                "schemas/user.yaml": """
                type: object
                properties:
                  friends: {type: array, items: {$ref: user.yaml}}
                  self: {$ref: '#'}
                  home: {$ref: '#/$defs/Address'}
                  work: {$ref: 'user.yaml#/$defs/Address'}
                  pet: {$ref: pets/my%20pet.schema.json}
                $defs: {Address: {properties: {street: {type: string}}}}
                """,
                "schemas/pets/my pet.schema.json": #"{"properties": {"owner": {"$ref": "../user.yaml"}}}"#,
            ]
        )
        #expect(document.warnings.isEmpty)
        #expect(document.schemas.map(\.name) == ["User", "Address", "my pet", "Problem"])
        let user = try #require(document.schema(named: "User"))
        #expect(
            user.reference == nil && user.pointer == "schemas/user.yaml#" && user.position.file == "schemas/user.yaml"
        )
        #expect(user.properties.map(\.schema.reference) == [nil, "User", "Address", "Address", "my pet"])
        #expect(user.properties.first?.schema.items?.reference == "User")
        #expect(document.schema(named: "my pet")?.properties.map(\.schema.reference) == ["User"])
        #expect(document.schema(named: "Problem")?.properties.map(\.schema.reference) == ["User"])
        let operation = try #require(document.operations.first)
        #expect(operation.operationID == "users.get" && operation.position.file == "paths/user.yaml")
        #expect(operation.parameters.map(\.name) == ["id"])
        #expect(operation.responses.map { $0.content.first?.schema?.reference } == ["User", "Problem"])
    }

    @Test(
        "A schema in another file is called as there, or as the file",
        arguments: [
            ("user.yaml", "user"), ("schemas/user.schema.json", "user"), ("schemas/user/index.yaml", "user"),
            ("user", "user"), ("user.yaml#/components/schemas/User", "User"), ("user.yaml#/User", "User"),
            ("user.yaml#/definitions/User", "User"), ("user.yaml#/models/User", "User"),
            ("user.yaml#/properties/name", "user_name"), ("user.yaml#/User/properties/name", "User_name"),
            ("user.yaml#Anchored", "Anchored"), ("./user.yaml", "user"), ("../user.yaml", "user"),
            ("/users/user.yaml#", "user"), ("file:///users/user.yaml", "user"),
        ]
    )
    func names(_ reference: String, _ name: String) throws {
        let parts = #""properties": {"name": {"enum": ["a"]}}"#
        let file = """
            {
              \(parts),
              "components": {"schemas": {"User": {\(parts)}}},
              "User": {\(parts)},
              "definitions": {"User": {\(parts)}},
              "models": {"User": {\(parts)}},
              "$defs": {"Anchored": {"$anchor": "Anchored", \(parts)}}
            }
            """
        let paths = [
            "user.yaml", "schemas/user.schema.json", "schemas/user/index.yaml", "user", "../user.yaml",
            "/users/user.yaml",
        ]
        let document = try document(
            body: "components: {schemas: {A: {items: {$ref: '\(reference)'}}}}",
            files: Dictionary(uniqueKeysWithValues: paths.map { ($0, file) })
        )
        #expect(document.schemas.map(\.name) == ["A", name])
        #expect(document.schemas.first?.schema.items?.reference == document.schemas.last?.name)
    }

    @Test("Schemas of the same name in several files are told apart by the file")
    func sameNames() throws {
        let document = try document(
            body: """
                components:
                  schemas:
                    Error: {properties: {a: {$ref: 'a.yaml#/Error'}, b: {$ref: 'b.yaml#/Error'}, c: {$ref: 'x/b.yaml#/Error'}}}
                """,
            files: ["a.yaml": "Error: {enum: [a]}", "b.yaml": "Error: {enum: [b]}", "x/b.yaml": "Error: {enum: [c]}"]
        )
        #expect(document.schemas.map(\.name) == ["Error", "a_Error", "b_Error", "Error_2"])
        #expect(document.schemas.map { $0.schema.enumeration?.first?.string } == [nil, "a", "b", "c"])
    }

    @Test("Two components that are the same file are one schema, with the name of the first")
    func sharedFile() throws {
        let document = try document(
            body: "components: {schemas: {B: {$ref: s.yaml}, A: {$ref: './s.yaml#'}, C: {items: {$ref: s.yaml}}}}",
            files: ["s.yaml": "enum: [a]"]
        )
        #expect(document.schemas.map(\.name) == ["B", "A", "C"])
        #expect(document.schemas.map(\.schema.reference) == [nil, "B", nil])
        #expect(
            document.schemas[0].schema.enumeration?.count == 1 && document.schemas[2].schema.items?.reference == "B"
        )
    }

    @Test("A discriminator may name files")
    func discriminators() throws {
        let mapping = "{propertyName: kind, mapping: {cat: ./cat.yaml, dog: 'pets.yaml#/Dog', own: Own}}"
        let document = try document(
            body: """
                components:
                  schemas:
                    Pet: {oneOf: [{$ref: cat.yaml}, {$ref: 'pets.yaml#/Dog'}], discriminator: \(mapping)}
                    Own: {type: object}
                """,
            files: ["cat.yaml": "{properties: {kind: {}}}", "pets.yaml": "{Dog: {properties: {kind: {}}}}"]
        )
        let pet = try #require(document.schema(named: "Pet"))
        #expect(pet.discriminator?.mapping.map(\.schemaName) == ["cat", "Dog", "Own"])
        #expect(pet.oneOf.map(\.reference) == ["cat", "Dog"])
    }

    @Test("References of every kind lead into other files, and through them")
    func kinds() throws {
        let document = try document(
            body: """
                paths:
                  /a:
                    post:
                      parameters: [{$ref: 'b.yaml#/parameter', description: Mine}]
                      requestBody: {$ref: 'b.yaml#/body'}
                      responses: {200: {$ref: 'b.yaml#/response'}}
                security: [{key: []}]
                components: {securitySchemes: {key: {$ref: 'b.yaml#/security'}}}
                """,
            files: [
                "b.yaml": """
                parameter: {$ref: 'c/c.yaml#/parameter'}
                body: {content: {text/plain: {examples: {e: {$ref: '#/example'}}}}}
                response: {headers: {X: {$ref: '#/header'}}, content: {a/b: {$ref: '#/media'}}}
                header: {schema: {type: integer}}
                media: {schema: {$ref: 'c/c.yaml#/schema'}}
                example: {value: 1}
                security: {type: http, scheme: basic}
                """,
                "c/c.yaml": """
                parameter: {name: p, in: query, schema: {$ref: '#/schema'}}
                schema: {properties: {a: {}}}
                """,
            ]
        )
        let operation = try #require(document.operations.first)
        #expect(operation.parameters.map(\.name) == ["p"] && operation.parameters[0].description == "Mine")
        #expect(operation.parameters[0].schema?.reference == "schema")
        #expect(operation.requestBody?.content.first?.examples.first?.value.int == 1)
        #expect(operation.responses[0].headers[0].schema?.types == [.integer])
        #expect(operation.responses[0].content[0].schema?.reference == "schema")
        #expect(document.securitySchemes.map(\.name) == ["key"] && document.schemas.map(\.name) == ["schema"])
    }

    @Test("A document's own URI is no reason to look for its files on the network")
    func selfURI() throws {
        let document = try document(
            body: """
                $self: https://a.example/api/openapi.yaml
                components:
                  schemas:
                    A: {$ref: s.yaml}
                    B: {items: {$ref: 'https://a.example/api/openapi.yaml#/components/schemas/A'}}
                    C: {items: {$ref: 'openapi.yaml#/components/schemas/B'}}
                """,
            files: [
                "s.yaml": "$id: https://a.example/schemas/s\nproperties: {t: {$ref: t.yaml}}", "t.yaml": "{enum: [1]}",
            ]
        )
        #expect(document.schemas.map(\.name) == ["A", "B", "C", "t"])
        #expect(document.schemas.map(\.schema.items?.reference) == [nil, "A", "B", nil])
        #expect(document.schemas[0].schema.properties.map(\.schema.reference) == ["t"])
    }

    @Test("A file is read once, and by the version that it says it has")
    func versions() throws {
        var reads: [String] = []
        let root = try Node.parse(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            components: {schemas: {A: {properties: {a: {$ref: 'b.yaml#/a'}, b: {$ref: './b.yaml#/b'}}}}}
            """,
            file: "api.yaml"
        )
        let document = try Document.read(root) { path in
            reads.append(path)
            return try Node.parse("openapi: 3.0.3\na: {enum: [1], nullable: true}\nb: {enum: [2]}", file: path)
        }
        #expect(document.warnings.isEmpty && document.schemas.map(\.name) == ["A", "a", "b"] && reads == ["b.yaml"])
    }

    @Test(
        "Files that cannot be used are said, where they are named or where they are wrong",
        arguments: [
            ("missing.yaml", ["api.yaml:3:42: error: cannot read 'missing.yaml': no such file"]),
            ("missing.yaml#/A", ["api.yaml:3:42: error: cannot read 'missing.yaml': no such file"]),
            (
                "https://a.example/b.yaml#/A",
                [
                    "api.yaml:3:42: error: 'https://a.example/b.yaml' is not read from the network; "
                        + "save it to a file, and refer to that by its path"
                ]
            ),
            (
                "//a.example/b.yaml",
                [
                    "api.yaml:3:42: error: '//a.example/b.yaml' is not read from the network; "
                        + "save it to a file, and refer to that by its path"
                ]
            ),
            ("broken.yaml#/A", ["broken.yaml:2:1: error: expected a value"]),
            (
                "s.yaml#/Aa",
                ["api.yaml:3:42: error: no such schema 's.yaml#/Aa'; did you mean 's.yaml#/A'?"]
            ),
            (
                "s.yaml#/A",
                ["s.yaml:1:11: error: unknown type 'strin'; did you mean 'string'?"]
            ),
            (
                "s.yaml#/B",
                ["s.yaml:2:11: error: no such schema '#/components/schemas/X'"]
            ),
            ("s.yaml#/C", ["s.yaml:3:4: error: expected a schema, a mapping; found a list"]),
            (
                "s.yaml#/D",
                ["api.yaml:3:42: error: the reference leads back to itself; define the schema in one place"]
            ),
            (
                "api2.yaml",
                [
                    "api.yaml:3:42: error: 'api2.yaml' is a whole document, and no schema; "
                        + "say which one of it, such as 'api2.yaml#/components/schemas/Name'"
                ]
            ),
        ]
    )
    func invalid(_ reference: String, _ expected: [String]) {
        let files = [
            "broken.yaml": "A: [",
            "s.yaml": "A: {type: strin}\nB: {$ref: '#/components/schemas/X'}\nC: []\nD: {$ref: 's.yaml#/D'}",
            "api2.yaml": "openapi: 3.0.0",
        ]
        let body = "components: {schemas: {S: {items: {$ref: '\(reference)'}}}}"
        #expect(diagnostics(body: body, files: files) == expected)
    }

    @Test("What is wrong is reported file by file")
    func order() {
        let body = """
            components:
              schemas:
                A: {type: x, properties: {b: {$ref: b.yaml}}}
                Z: {type: x, properties: {c: {$ref: c.yaml}}}
            """
        let message = "error: unknown type 'x'; it is one of null, boolean, integer, number, string, array, object"
        #expect(
            diagnostics(body: body, files: ["b.yaml": "\n\n\ntype: x", "c.yaml": "type: x"]) == [
                "api.yaml:5:15: \(message)", "api.yaml:6:15: \(message)", "b.yaml:4:7: \(message)",
                "c.yaml:1:7: \(message)",
            ]
        )
    }
}
