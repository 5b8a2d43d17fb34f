import Testing

@testable import SDKModel

/// `allOf`, siblings of `$ref`, and what stands beside `oneOf` and `anyOf`.
@Suite struct CompositionTests {
    private static let others = """
        Base: {type: object, required: [id], properties: {id: {type: string}, name: {type: string}}}
        Kind: {type: string, enum: [a, b]}
        Text: {type: string}
        """

    private func type(_ schema: String) throws -> (TypeReference?, TypeDeclaration?, warnings: Int) {
        let (sdk, warnings) = try model(
            schemas: "Thing: {type: object, properties: {field: \(schema)}}\n" + Self.others
        )
        return (structure("Thing", of: sdk)?.properties.first?.type, sdk.types[0].nested.first, warnings.count)
    }

    @Test(arguments: [
        ("{allOf: [{$ref: '#/components/schemas/Base'}]}", TypeReference.named("Base")),
        ("{allOf: [{$ref: '#/components/schemas/Base'}], description: x, nullable: true}", .named("Base")),
        ("{type: object, allOf: [{$ref: '#/components/schemas/Base'}, {description: x}]}", .named("Base")),
        ("{$ref: '#/components/schemas/Base', type: object}", .named("Base")),
        ("{$ref: '#/components/schemas/Kind', enum: [a]}", .named("Kind")),
        ("{allOf: [{$ref: '#/components/schemas/Kind'}, {type: string, description: x}]}", .named("Kind")),
        ("{allOf: [{$ref: '#/components/schemas/Text'}, {type: string}]}", .string),
        ("{allOf: [{type: string}, {maxLength: 5}]}", .string),
        ("{allOf: [{type: string}, {type: string, format: date-time}]}", .date),
        ("{allOf: [{type: number}, {type: integer}]}", .int),
        ("{allOf: [{type: [string, integer]}, {type: string}]}", .string),
        ("{allOf: [{type: array}, {items: {type: string}}]}", .array(.string)),
    ])
    func partsThatSayTheSameAreOneType(schema: String, expected: TypeReference) throws {
        let (type, _, warnings) = try type(schema)
        #expect(type == expected)
        #expect(warnings == 0)
    }

    @Test(arguments: [
        "{$ref: '#/components/schemas/Base', required: [name]}",
        "{allOf: [{$ref: '#/components/schemas/Base', required: [name]}]}",
        "{allOf: [{$ref: '#/components/schemas/Base'}], required: [name]}",
        "{allOf: [{$ref: '#/components/schemas/Base'}, {required: [name]}]}",
    ])
    func requirednessIsOverlaid(schema: String) throws {
        let (type, declaration, warnings) = try type(schema)
        #expect(type == .named("Thing.Field"))
        guard case .structure(let structure)? = declaration?.kind else {
            Issue.record("expected a structure")
            return
        }
        #expect(structure.properties.map(\.presence) == [.required, .required])
        #expect(warnings == 0)
    }

    @Test func whatOpensAnObjectKeepsTheOtherFields() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Opened: {additionalProperties: true, allOf: [{$ref: '#/components/schemas/Base'}]}
                Same: {additionalProperties: true, allOf: [{$ref: '#/components/schemas/Open'}]}
                Open: {type: object, additionalProperties: true, properties: {a: {}}}
                \(Self.others)
                """
        )
        let opened = try #require(structure("Opened", of: sdk))
        #expect(opened.properties.map(\.name) == ["id", "name"])
        #expect(opened.additional?.valueType == .json)
        #expect(structure("Same", of: sdk) == nil)
        #expect(warnings.isEmpty)
    }

    @Test func aPropertyInSeveralPartsIsWhatAllOfThemSay() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Thing:
                  allOf:
                    - {type: object, properties: {a: {type: object, properties: {x: {type: string}}}, b: {type: string},
                       c: {type: [string, 'null']}, d: {$ref: '#/components/schemas/Base'}, e: {type: array, items: {}}}}
                    - {type: object, properties: {a: {type: object, properties: {y: {type: integer}}}, b: {enum: [k, l]},
                       c: {type: string}, d: {description: Words.}, e: {items: {type: integer}}}}
                \(Self.others)
                """
        )
        let properties = try #require(structure("Thing", of: sdk)).properties
        #expect(
            properties.map(\.type) == [
                .named("Thing.A"), .named("Thing.B"), .string, .named("Base"), .array(.int),
            ]
        )
        #expect(properties.map(\.presence) == Array(repeating: .optional, count: 5))
        #expect(properties[3].documentation.description == "Words.")
        guard case .structure(let a) = sdk.types[0].nested[0].kind,
            case .enumeration(let b) = sdk.types[0].nested[1].kind
        else {
            Issue.record("expected a structure and an enumeration")
            return
        }
        #expect(a.properties.map(\.name) == ["x", "y"])
        #expect(b.cases.map(\.name) == ["k", "l"])
        #expect(warnings.isEmpty)
    }

    @Test func alternativesBesidePropertiesHaveTheProperties() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Thing:
                  type: object
                  required: [id]
                  properties: {id: {type: string}}
                  oneOf:
                    - {title: Left, required: [left], properties: {left: {type: string}}}
                    - $ref: '#/components/schemas/Right'
                Right: {type: object, properties: {right: {type: string}}}
                """
        )
        guard case .union(let union) = sdk.types[0].kind else {
            Issue.record("expected a union")
            return
        }
        #expect(union.members.map(\.name) == ["left", "right"])
        #expect(union.members.map(\.type) == [.named("Thing.Left"), .named("Thing.Right")])
        let fields = sdk.types[0].nested.map { declaration -> [String] in
            guard case .structure(let structure) = declaration.kind else { return [] }
            return structure.properties.map(\.name)
        }
        #expect(fields == [["id", "left"], ["id", "right"]])
        #expect(warnings.isEmpty)
    }

    @Test func alternativesThatOnlyRequireFieldsAreDocumentation() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Thing: {type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}
                """
        )
        #expect(structure("Thing", of: sdk)?.properties.map(\.name) == ["a", "b"])
        #expect(sdk.types[0].documentation.notes == ["Exactly one of: `a`, `b`."])
        #expect(warnings.isEmpty)
    }

    @Test func aBaseWithADiscriminatorStandsForWhatExtendsIt() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Pet: {type: object, required: [kind], properties: {kind: {type: string}},
                      discriminator: {propertyName: kind, mapping: {dog: Dog}}}
                Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}
                Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {tricks: {type: integer}}}]}
                Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {properties: {age: {type: integer}}}]}
                Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
                """
        )
        guard case .union(let union) = sdk.types[0].kind else {
            Issue.record("expected a union")
            return
        }
        #expect(union.members.map(\.type) == [.named("Cat"), .named("Dog"), .named("Puppy"), .named("Pet.Base")])
        #expect(union.members.map(\.discriminatorValues) == [["Cat"], ["dog"], ["Puppy"], ["Pet"]])
        #expect(structure("Puppy", of: sdk)?.properties.map(\.name) == ["kind", "tricks", "age"])
        #expect(structure("Owner", of: sdk)?.properties.first?.type == .named("Pet"))
        #expect(warnings.isEmpty)
    }
}
