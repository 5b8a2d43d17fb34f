import OpenAPI
import Testing

@Suite struct SchemaReferenceTests {
    @Test(
        "What a reference leads to outside the components is a schema with a name, everywhere",
        arguments: [
            ("#/components/schemas/B/properties/owner", "B_owner"),
            ("#/components/schemas/B/properties/list/items", "B_list_item"),
            ("#/components/schemas/B/additionalProperties", "B_value"), ("#/components/schemas/B/allOf/0", "B_part_0"),
            ("#/components/schemas/B/$defs/Inner", "B_Inner"),
            ("#/paths/~1things~1%7Bid%7D/get/responses/200/content/application~1json/schema", "get_things_id_response"),
            (
                "#/paths/~1things~1%7Bid%7D/get/responses/404/content/application~1json/schema",
                "get_things_id_404_response"
            ),
            ("#/paths/~1things~1%7Bid%7D/put/requestBody/content/application~1json/schema", "things.put_request"),
            ("#/paths/~1things~1%7Bid%7D/put/parameters/1/schema", "things.put_parameter_1"),
            ("#/components/responses/Error/content/application~1json/schema", "Error_response"),
            ("#/components/parameters/Limit/schema", "Limit_parameter"),
            ("#/components/headers/Link/schema", "Link_header"), ("#/x-schemas/Thing", "Thing"),
            ("#/components/x-schemas/Thing/properties/a", "Thing_a"),
        ]
    )
    func names(_ reference: String, _ name: String) throws {
        let thing = "{type: object, properties: {a: {type: object, properties: {}}}}"
        let content = "content: {application/json: {schema: \(thing)}}"
        let document = try document(
            body: """
                x-schemas: {Thing: \(thing)}
                paths:
                  /things/{id}:
                    get:
                      parameters: [{$ref: '#/components/parameters/Id'}]
                      responses: {200: {\(content)}, 404: {\(content)}}
                    put:
                      operationId: things.put
                      parameters: [{$ref: '#/components/parameters/Id'}, {name: a, in: query, schema: \(thing)}]
                      requestBody: {\(content)}
                components:
                  x-schemas: {Thing: \(thing)}
                  parameters:
                    Id: {name: id, in: path, required: true, schema: {}}
                    Limit: {name: limit, in: query, schema: {enum: [1]}}
                  headers: {Link: {schema: \(thing)}}
                  responses: {Error: {\(content)}}
                  schemas:
                    A: {properties: {a: {$ref: '\(reference)'}, b: {$ref: '\(reference)', description: Mine}}}
                    B:
                      properties: {owner: \(thing), list: {type: array, items: \(thing)}}
                      additionalProperties: \(thing)
                      allOf: [\(thing)]
                      $defs: {Inner: \(thing)}
                """
        )
        #expect(document.warnings.isEmpty)
        #expect(document.schemas.map(\.name) == ["A", "B", name])
        let uses = try #require(document.schema(named: "A")?.properties.map(\.schema))
        #expect(uses.map(\.reference) == [name, name] && uses.map(\.description) == [nil, "Mine"])
        let schema = try #require(document.schema(named: name))
        #expect(schema.pointer == reference.replacing("%7B", with: "{").replacing("%7D", with: "}"))
    }

    @Test("Such a schema is the same where it stands")
    func inPlace() throws {
        let document = try document(
            body: """
                paths: {/a: {get: {operationId: list, responses: {200: {content: {a/b: {schema: {items: {}}}}}}}}}
                components:
                  schemas:
                    A: {properties: {owner: {type: object, properties: {b: {}}}}}
                    B: {properties: {a: {$ref: '#/components/schemas/A/properties/owner'}}}
                    C: {$ref: '#/paths/~1a/get/responses/200/content/a~1b/schema'}
                """
        )
        #expect(document.schemas.map(\.name) == ["A", "B", "C", "A_owner"])
        #expect(document.schema(named: "A")?.properties.first?.schema.reference == "A_owner")
        #expect(document.schema(named: "B")?.properties.first?.schema.reference == "A_owner")
        // A component that is nothing else lends its name.
        #expect(document.operations.first?.responses.first?.content.first?.schema?.reference == "C")
        #expect(document.schema(named: "C")?.items != nil && document.schema(named: "C")?.reference == nil)
    }

    @Test(
        "A schema may contain itself, wherever it stands",
        arguments: [
            "{properties: {p: {items: {$ref: '#/components/schemas/A/properties/p'}}}}",
            "{properties: {p: {anyOf: [{type: string}, {$ref: '#/components/schemas/A/properties/p'}]}}}",
            "{items: {properties: {p: {$ref: '#/components/schemas/A/items'}}}}",
        ]
    )
    func recursion(_ schema: String) throws {
        let document = try document(body: "components: {schemas: {A: \(schema)}}")
        let name = try #require(document.schemas.last?.name)
        #expect(document.schemas.count == 2 && document.warnings.isEmpty)
        let component = try #require(document.schema(named: "A"))
        #expect((component.items ?? component.properties.first?.schema)?.reference == name)
        let inner = try #require(document.schema(named: name))
        #expect((inner.items ?? inner.anyOf.last ?? inner.properties.first?.schema)?.reference == name)
    }

    @Test("Names that are taken get a number")
    func takenNames() throws {
        let document = try document(
            body: """
                x-a: {B: {properties: {}}}
                x-b: {B: {properties: {}}}
                components:
                  schemas:
                    A: {properties: {a: {$ref: '#/x-a/B'}, b: {$ref: '#/x-b/B'}, c: {$ref: '#/components/schemas/B'}}}
                    B: {type: string}
                """
        )
        #expect(document.schemas.map(\.name) == ["A", "B", "B_2", "B_3"])
        #expect(document.schemas[0].schema.properties.map(\.schema.reference) == ["B_2", "B_3", "B"])
    }

    @Test("Schemas are found by their anchors")
    func anchors() throws {
        let document = try document(
            body: """
                components:
                  schemas:
                    A: {$anchor: here, properties: {a: {$ref: '#here'}, b: {$ref: '#there'}, c: {$ref: '#sub'}}}
                    B: {$dynamicAnchor: there, properties: {s: {$anchor: sub, properties: {}}, d: {$dynamicRef: '#there'}}}
                """
        )
        #expect(document.warnings.isEmpty && document.schemas.map(\.name) == ["A", "B", "B_s"])
        #expect(document.schemas[0].schema.properties.map(\.schema.reference) == ["A", "B", "B_s"])
        #expect(document.schemas[1].schema.properties.map(\.schema.reference) == ["B_s", "B"])
    }

    @Test("A dynamic reference that could lead elsewhere is read as a plain one, and said")
    func dynamicScope() {
        let schemas = "{A: {$dynamicAnchor: t, items: {$dynamicRef: '#t'}}, B: {$id: /b, $dynamicAnchor: t}}"
        #expect(
            diagnostics(body: "components: {schemas: \(schemas)}") == [
                "api.yaml:3:68: warning: '$dynamicRef' is read as '$ref': of 2 schemas with the anchor 't', "
                    + "it leads to this document's own everywhere"
            ]
        )
    }

    @Test("A recursive reference leads to the outermost schema with a recursive anchor, or to the whole")
    func recursiveReferences() throws {
        let schema = "{$recursiveAnchor: true, anyOf: [{type: string}, {type: array, items: {$recursiveRef: '#'}}]}"
        let document = try document(
            body: "components: {schemas: {A: \(schema), B: {properties: {f: \(schema)}}, C: {properties: {}}}}"
        )
        #expect(document.schemas.map(\.name) == ["A", "B", "C", "B_f"])
        #expect(document.schemas[0].schema.anyOf.last?.items?.reference == "A")
        #expect(document.schemas[1].schema.properties.first?.schema.reference == "B_f")
        #expect(document.schemas[3].schema.anyOf.last?.items?.reference == "B_f")
    }

    @Test("References in a schema with an $id are relative to it, and it is found by its URI")
    func identifiedSchemas() throws {
        let document = try document(
            body: """
                components:
                  schemas:
                    A:
                      $id: https://a.example/schemas/a
                      properties:
                        own: {$ref: '#/$defs/Inner'}
                        root: {$ref: '#'}
                        sibling: {$ref: b}
                        outside: {$ref: '#/components/schemas/C'}
                      $defs: {Inner: {properties: {}}}
                    B: {$id: https://a.example/schemas/b, properties: {a: {$ref: 'https://a.example/schemas/a#/$defs/Inner'}}}
                    C: {properties: {a: {$ref: 'https://a.example/schemas/a'}}}
                """
        )
        #expect(document.warnings.isEmpty && document.schemas.map(\.name) == ["A", "B", "C", "A_Inner"])
        #expect(document.schemas[0].schema.properties.map(\.schema.reference) == ["A_Inner", "A", "B", "C"])
        #expect(document.schemas[1].schema.properties.map(\.schema.reference) == ["A_Inner"])
        #expect(document.schemas[2].schema.properties.map(\.schema.reference) == ["A"])
    }

    @Test(
        "Siblings of a reference to a schema hold, but for OpenAPI 3.0, where only those count that say no more of values"
    )
    func siblings() throws {
        let body = """
            paths: {}
            components:
              schemas:
                A: {properties: {p: {$ref: '#/components/schemas/B', description: Mine, readOnly: true, maxLength: 3}}}
                B: {type: string}
            """
        let property = try #require(try document("3.1.0", body: body).schemas[0].schema.properties.first?.schema)
        #expect(
            property.description == "Mine" && property.isReadOnly && property.validation.map(\.key) == ["maxLength"]
        )
        let older = try document("3.0.3", body: body)
        let olderProperty = try #require(older.schemas[0].schema.properties.first?.schema)
        #expect(olderProperty.description == "Mine" && olderProperty.isReadOnly && olderProperty.validation.isEmpty)
        #expect(
            older.warnings.map(\.description) == [
                "api.yaml:6:93: warning: 'maxLength' beside '$ref' is ignored in OpenAPI 3.0; "
                    + "write the '$ref' into an 'allOf' beside it"
            ]
        )
    }

    @Test(
        "References that lead nowhere are refused",
        arguments: [
            (
                "{S: {$anchor: here, items: {$ref: '#hree'}}}",
                "3:57: error: no such anchor '#hree'; did you mean '#here'?"
            ),
            (
                "{S: {$ref: '#'}}",
                "3:34: error: '#' is a whole document, and no schema; "
                    + "say which one of it, such as '#/components/schemas/Name'"
            ),
            (
                "{S: {$ref: '#/x-a/A'}}",
                "3:34: error: the reference leads back to itself; define the schema in one place"
            ),
            (
                "{S: {$ref: '%zz.yaml'}}",
                "3:34: error: '%zz.yaml' is no URI: '%' must be followed by two hexadecimal digits"
            ),
        ]
    )
    func invalid(_ schemas: String, _ expected: String) {
        let cycle = "x-a: {A: {$ref: '#/x-a/B'}, B: {$ref: '#/x-a/A'}}"
        #expect(diagnostics(body: "components: {schemas: \(schemas)}\n\(cycle)") == ["api.yaml:" + expected])
    }
}
