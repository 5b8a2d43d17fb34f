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
        #expect(union.discriminator?.property == "type")
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

    @Test func valuesThatTheDiscriminatorLosesAreReported() throws {
        let (_, warnings) = try model(
            schemas: """
                Shape:
                  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/C'}]
                  discriminator: {propertyName: kind, mapping: {b: B}}
                A: {type: object, properties: {kind: {type: string}}}
                B: {type: object, properties: {kind: {type: string}}}
                C: {type: object, properties: {kind: {type: string}}}
                """
        )
        #expect(warnings.count == 1)
        #expect(warnings.first?.message.hasPrefix("'b' is mapped to 'B', which is no member of the union") == true)
    }

    @Test func aDefaultMappingTakesWhatNoMemberClaims() throws {
        let (union, warnings) = try union(
            """
            Shape:
              oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
              discriminator: {propertyName: kind, defaultMapping: B}
            A: {type: object, required: [kind], properties: {kind: {const: a}}}
            B: {type: object, properties: {kind: {type: string}}}
            """
        )
        #expect(union.discriminator?.fallback == 1)
        #expect(union.reading.cases.map(\.values) == [["a"], ["B"]])
        #expect(union.reading.attempts.map(\.member) == [1])
        #expect(warnings.isEmpty)
    }

    @Test(arguments: [
        ("{const: a}", "{const: b}", [["a"], ["b"]]),
        ("{const: 1}", "{enum: [2]}", [["1"], ["2"]]),
        ("{enum: [a, c]}", "{enum: [b]}", [["a", "c"], ["b"]]),
        ("{$ref: '#/components/schemas/Kind'}", "{const: b}", [["x", "y"], ["b"]]),
        ("{type: string}", "{const: b}", [[], ["b"]]),
    ])
    func constantsTellMembersApartWithoutADiscriminator(first: String, second: String, expected: [[String]]) throws {
        let (union, warnings) = try union(
            """
            Value: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
            A: {type: object, required: [kind], properties: {name: {type: string}, kind: \(first)}}
            B: {type: object, required: [kind], properties: {name: {type: string}, kind: \(second)}}
            Kind: {type: string, enum: [x, y]}
            """
        )
        #expect(union.discriminator?.property == "kind" && union.discriminator?.isDeclared == false)
        #expect(union.members.map(\.discriminatorValues) == expected)
        #expect(union.members.map(\.name) == ["a", "b"])
        #expect(warnings.isEmpty)
    }

    @Test func anEnumerationOfOneValueIsAConstantOnlyWhereItTellsMembersApart() throws {
        let (sdk, _) = try model(
            schemas: """
                Value: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
                A: {type: object, required: [kind, status], properties: {kind: {enum: [a]}, status: {enum: [on]}}}
                B: {type: object, required: [kind], properties: {kind: {enum: [b]}}}
                Alone: {type: object, required: [kind], properties: {kind: {enum: [c]}}}
                """
        )
        #expect(structure("A", of: sdk)?.properties.map(\.constant) == [.string("a"), nil])
        #expect(structure("Alone", of: sdk)?.properties.map(\.type) == [.named("Alone.Kind")])
    }

    @Test(arguments: [
        ("{type: string, enum: [a, b]}, {type: string}", "Kind: a b"),
        ("{type: string}, {$ref: '#/components/schemas/Choice'}", "alias"),
        ("{const: a}, {enum: [b, c]}, {type: string}", "Kind: a b c"),
        ("{const: 1, title: one}, {const: 2, title: two}", "Kind: one two"),
    ])
    func knownStringsBesideAnyStringAreAnOpenEnumeration(members: String, expected: String) throws {
        let (sdk, warnings) = try model(
            schemas: """
                Thing: {type: object, properties: {kind: {anyOf: [\(members)]}}}
                Choice: {type: string, enum: [x, y]}
                """
        )
        let type = structure("Thing", of: sdk)?.properties.first?.type
        if expected == "alias" {
            #expect(type == .named("Choice"))
        } else {
            #expect(type == .named("Thing.Kind"))
            guard case .enumeration(let enumeration)? = sdk.types[0].nested.first?.kind else {
                Issue.record("expected an enumeration")
                return
            }
            #expect("Kind: " + enumeration.cases.map(\.name).joined(separator: " ") == expected)
        }
        #expect(warnings.isEmpty)
    }

    @Test(arguments: [
        ("{anyOf: [{type: string}, {type: string, format: uuid}]}", TypeReference.string),
        ("{oneOf: [{$ref: '#/components/schemas/Other'}, {$ref: '#/components/schemas/Other'}]}", .named("Other")),
        ("{oneOf: [{$ref: '#/components/schemas/Other'}]}", .named("Other")),
        ("{type: [string, number, boolean, array, object]}", .json),
        ("{type: string, anyOf: [{format: ipv4}, {format: ipv6}]}", .string),
    ])
    func membersOfOneTypeAreThatType(schema: String, expected: TypeReference) throws {
        let (sdk, warnings) = try model(
            schemas: """
                Thing: {type: object, properties: {field: \(schema)}}
                Other: {type: object, properties: {a: {type: string}}}
                """
        )
        #expect(structure("Thing", of: sdk)?.properties.first?.type == expected)
        #expect(warnings.isEmpty)
    }

    @Test func severalTypesAreAUnion() throws {
        let (sdk, _) = try model(
            schemas: """
                Value: {type: [string, integer, object], enum: [a, b, 1, 2], properties: {x: {type: string}}, minLength: 1}
                Text: {type: [object, string, 'null'], properties: {x: {type: string}}}
                Thing: {type: object, required: [text], properties: {text: {$ref: '#/components/schemas/Text'}}}
                """
        )
        guard case .union(let value) = sdk.types[0].kind, case .union(let text) = sdk.types[1].kind else {
            Issue.record("expected two unions")
            return
        }
        #expect(value.members.map(\.name) == ["string", "integer", "object"])
        #expect(text.members.map(\.type) == [.named("Text.Object"), .string])
        #expect(structure("Thing", of: sdk)?.properties.first?.presence == .nullable)
    }

    @Test func nestedUnionsWithoutANameAreOneUnion() throws {
        let (union, _) = try union(
            "Value: {oneOf: [{anyOf: [{type: string}, {type: integer}]}, {type: boolean}, {oneOf: [{type: string}, {type: 'null'}]}]}"
        )
        #expect(union.members.map(\.type) == [.string, .int, .bool])
    }

    @Test func aUnionThatIsItsOwnMemberIsReadWithoutEnd() throws {
        let (sdk, warnings) = try model(
            schemas: """
                A: {oneOf: [{type: string}, {type: integer}, {$ref: '#/components/schemas/B'}]}
                B: {oneOf: [{$ref: '#/components/schemas/A'}, {type: boolean}, {type: number}]}
                """
        )
        for type in sdk.types {
            guard case .union(let union) = type.kind else {
                Issue.record("expected a union")
                continue
            }
            #expect(union.members.allSatisfy { $0.type.inlineName == nil })
        }
        #expect(warnings.count == 2)
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
