import Testing

@testable import SDKModel

@Suite struct UnionTests {
    private func union(_ schemas: String) throws -> (union: Union, warnings: [String]) {
        let (sdk, warnings) = try model(schemas: schemas)
        guard case .union(let union)? = sdk.types.first?.kind else {
            throw ExpectationFailure()
        }
        return (union, warnings.map(\.message))
    }

    private struct ExpectationFailure: Error {}

    @Test func discriminatedUnionsTakeMappingThenConstantThenName() throws {
        let (sdk, _) = try model(
            schemas: """
                Shape:
                  oneOf:
                    - $ref: '#/components/schemas/Circle'
                    - $ref: '#/components/schemas/Square'
                    - $ref: '#/components/schemas/Line'
                  discriminator: {propertyName: type, mapping: {round: '#/components/schemas/Circle'}}
                Circle: {type: object, required: [type], properties: {type: {const: circle}}}
                Square: {type: object, required: [type], properties: {type: {const: square}}}
                Line: {type: object, required: [type], properties: {type: {type: string}}}
                """
        )
        guard case .union(let union) = sdk.types[0].kind else {
            Issue.record("expected a union")
            return
        }
        #expect(union.discriminator == "type")
        #expect(union.members.map(\.name) == ["round", "square", "line"])
        #expect(union.members.map(\.discriminatorValues) == [["round"], ["square"], ["Line"]])
    }

    @Test func constantsAreFoundInWhatAMemberIncludesAndInItsOwnMembers() throws {
        let (union, warnings) = try union(
            """
            Animal:
              oneOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Wolf'}]
              discriminator: {propertyName: kind}
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind}
            Base: {type: object, properties: {kind: {type: string}}}
            Cat: {allOf: [{$ref: '#/components/schemas/Base'}, {required: [kind], properties: {kind: {const: cat}}}]}
            Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [dog]}}}
            Wolf: {type: object, required: [kind], properties: {kind: {const: wolf}}}
            """
        )
        #expect(union.members.map(\.name) == ["pet", "wolf"])
        #expect(union.members.map(\.discriminatorValues) == [["cat", "dog"], ["wolf"]])
        #expect(warnings.isEmpty)
    }

    @Test(arguments: [
        ("{type: string}, {type: string, format: date-time}", [1, 0]),
        ("{type: number}, {type: integer}, {type: boolean}", [1, 0, 2]),
        ("{}, {type: string}", [1, 0]),
        ("{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/AB'}", [1, 0]),
        ("{$ref: '#/components/schemas/AB'}, {$ref: '#/components/schemas/A'}", [0, 1]),
        ("{type: object}, {$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/AB'}", [2, 1, 0]),
        (
            "{type: array, items: {$ref: '#/components/schemas/A'}}, {type: array, items: {$ref: '#/components/schemas/AB'}}",
            [1, 0]
        ),
        ("{$ref: '#/components/schemas/Choice'}, {type: string}", [1, 0]),
        ("{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/Other'}", [0, 1]),
    ])
    func membersThatAskForMoreAreTriedFirst(members: String, expected: [Int]) throws {
        let (union, warnings) = try union(
            """
            Value: {anyOf: [\(members)]}
            A: {type: object, required: [a], properties: {a: {type: string}}}
            AB: {type: object, required: [a, b], properties: {a: {type: string}, b: {type: string}}}
            Other: {type: object, required: [a], properties: {a: {type: integer}}}
            Choice: {oneOf: [{type: integer}, {type: boolean}]}
            """
        )
        #expect(union.decodingOrder == expected)
        #expect(warnings.isEmpty)
    }

    @Test func aMemberThatIsNeverReadIsReportedAtItsPlace() throws {
        let (_, warnings) = try model(
            schemas: """
                Value:
                  anyOf:
                    - {title: One, type: object, properties: {a: {type: string}}}
                    - {title: Two, type: object, properties: {a: {type: string}}}
                """
        )
        #expect(warnings.count == 1)
        #expect(warnings.first?.description.hasPrefix("spec.yaml:9:11: warning: no value is read as 'two'") == true)
    }

    @Test func valuesThatTheDiscriminatorLosesAreReported() throws {
        let (_, warnings) = try model(
            schemas: """
                Shape:
                  oneOf: [{$ref: '#/components/schemas/A'}]
                  discriminator: {propertyName: kind, mapping: {b: B}, defaultMapping: A}
                A: {type: object, properties: {kind: {type: string}}}
                B: {type: object, properties: {kind: {type: string}}}
                """
        )
        #expect(warnings.count == 2)
        #expect(warnings.first?.message.hasPrefix("'b' is mapped to 'B', which is no member of the union") == true)
        #expect(warnings.last?.message.hasPrefix("'defaultMapping' is not supported yet") == true)
    }

    @Test func membersWithTheSameDiscriminatorAreRefused() throws {
        let found = try errors(
            schemas: """
                Shape:
                  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
                  discriminator: {propertyName: kind}
                A: {type: object, required: [kind], properties: {kind: {const: x}}}
                B: {type: object, required: [kind], properties: {kind: {const: x}}}
                """
        )
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("several members of the union have the discriminator 'x'") == true)
    }

    @Test(arguments: [
        "{oneOf: [{type: string}, {type: integer}, {type: 'null'}]}",
        "{oneOf: [{type: string}, {type: integer}, {enum: [null]}]}",
        "{enum: [a, null]}",
        "{$ref: '#/components/schemas/Choice'}",
    ])
    func aUnionWithNullIsNullable(schema: String) throws {
        let (sdk, _) = try model(
            schemas: """
                Thing: {type: object, required: [field], properties: {field: \(schema)}}
                Choice: {oneOf: [{type: string}, {type: integer}, {type: 'null'}]}
                """
        )
        #expect(structure("Thing", of: sdk)?.properties.first?.presence == .nullable)
    }
}
