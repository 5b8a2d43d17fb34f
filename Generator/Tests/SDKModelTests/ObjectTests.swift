import Testing

@testable import SDKModel

/// Objects with more than named properties, arrays with typed places, and properties for one direction.
@Suite struct ObjectTests {
    @Test(arguments: [
        ("additionalProperties: true", TypeReference.json),
        ("additionalProperties: {}", .json),
        ("additionalProperties: {type: integer}", .int),
        ("additionalProperties: {type: [integer, 'null']}", .optional(.int)),
        ("patternProperties: {'^x-': {type: string}}", .string),
        ("patternProperties: {'^x-': {type: string}, '^y-': {type: string}}", .string),
        ("patternProperties: {'^x-': {type: string}}, additionalProperties: {type: integer}", .json),
        ("unevaluatedProperties: {type: boolean}", .bool),
    ])
    func fieldsBesideThePropertiesAreKept(keywords: String, expected: TypeReference) throws {
        let (sdk, warnings) = try model(
            schemas: "Thing: {type: object, properties: {additionalProperties: {}}, \(keywords)}"
        )
        let additional = structure("Thing", of: sdk)?.additional
        #expect(additional?.valueType == expected)
        #expect(additional?.name == "additionalProperties2")
        #expect(warnings.isEmpty)
    }

    @Test(arguments: ["", ", additionalProperties: false"])
    func objectsThatPromiseNoOtherFieldsHaveNone(keywords: String) throws {
        let (sdk, _) = try model(schemas: "Thing: {type: object, properties: {a: {}}\(keywords)}")
        #expect(structure("Thing", of: sdk)?.additional == nil)
    }

    @Test(arguments: [
        ("", true),
        (", additionalProperties: false", true),
        (", additionalProperties: true", false),
        (", additionalProperties: {type: integer}", false),
        (", patternProperties: {'^b': {type: integer}}", false),
    ])
    func whatIsRequiredAndNotDescribedIsAPropertyUnlessADictionaryTakesIt(keywords: String, isProperty: Bool) throws {
        let (sdk, _) = try model(
            schemas: "Thing: {type: object, required: [b, a], properties: {a: {type: string}}\(keywords)}"
        )
        let properties = try #require(structure("Thing", of: sdk)).properties
        #expect(properties.map(\.wireName) == (isProperty ? ["a", "b"] : ["a"]))
        #expect(properties.map(\.type) == (isProperty ? [.string, .json] : [.string]))
        #expect(properties.map(\.presence) == (isProperty ? [.required, .optional] : [.required]))
    }

    @Test func whatAnotherPartDescribesIsNoUndescribedProperty() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Thing:
                  allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [id], properties: {a: {}}}]
                Base: {type: object, properties: {id: {type: integer}}}
                """
        )
        #expect(try #require(structure("Thing", of: sdk)).properties.map(\.type) == [.int, .json])
        #expect(warnings.isEmpty)
    }

    @Test func typedPlacesOfAnArrayAreProperties() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Point: {type: array, prefixItems: [{type: number}, {title: North, type: number}], items: false, minItems: 2}
                Row: {type: array, prefixItems: [{type: string}, {type: [integer, 'null']}], minItems: 1, items: {type: boolean}}
                """
        )
        guard case .tuple(let point) = sdk.types[0].kind, case .tuple(let row) = sdk.types[1].kind else {
            Issue.record("expected two arrays with typed places")
            return
        }
        #expect(point.elements.map(\.name) == ["first", "north"])
        #expect(point.elements.map(\.isOptional) == [false, false])
        #expect(point.rest == nil)
        #expect(row.elements.map(\.isOptional) == [false, true])
        #expect(row.elements.map(\.isNullable) == [false, true])
        #expect(row.rest?.type == .bool)
        #expect(warnings.isEmpty)
    }

    @Test func whatTheServiceSetsIsNotAskedForAndWhatItHidesNotExpected() throws {
        let (sdk, _) = try model(
            schemas: """
                Both: &fields {type: object, required: [id, secret, name], properties: {id: {type: string, readOnly: true},
                       secret: {type: string, writeOnly: true}, name: {type: string}}}
                Sent: *fields
                Answered: *fields
                Unused: *fields
                Part: *fields
                Whole: {allOf: [{$ref: '#/components/schemas/Part'}, {properties: {more: {type: string}}}]}
                """,
            paths: """
                /a:
                  post:
                    operationId: a.post
                    requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {
                      both: {$ref: '#/components/schemas/Both'}, sent: {$ref: '#/components/schemas/Sent'}}}}}}
                    responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {
                      type: object, properties: {both: {$ref: '#/components/schemas/Both'},
                      answered: {$ref: '#/components/schemas/Answered'}, whole: {$ref: '#/components/schemas/Whole'}}}}}}}}
                """
        )
        func required(_ name: String) -> [String] {
            (structure(name, of: sdk)?.properties ?? []).filter { $0.presence == .required }.map(\.name)
        }
        #expect(required("Both") == ["name"])
        #expect(required("Sent") == ["secret", "name"])
        #expect(required("Answered") == ["id", "name"])
        #expect(required("Unused") == ["id", "secret", "name"])
        #expect(required("Part") == ["id", "secret", "name"])
        #expect(required("Whole") == ["id", "name"])
    }
}
