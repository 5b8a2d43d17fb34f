import Testing

@testable import SDKModel

/// How the members of a union are told apart that no discriminator names.
@Suite struct UnionReadingTests {
    private func union(_ schemas: String) throws -> (union: Union, warnings: [String]) {
        let (sdk, warnings) = try model(schemas: schemas)
        guard case .union(let union)? = sdk.types.first?.kind else {
            throw ExpectationFailure()
        }
        return (union, warnings.map(\.message))
    }

    private struct ExpectationFailure: Error {}

    @Test(arguments: [
        ("{type: string}, {type: string, format: date-time}", [1, 0]),
        ("{type: number}, {type: integer}, {type: boolean}", [1, 0, 2]),
        ("{type: number}, {type: number, format: decimal}", [1, 0]),
        ("{}, {type: string}", [1, 0]),
        ("{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/AB'}", [1, 0]),
        ("{$ref: '#/components/schemas/AB'}, {$ref: '#/components/schemas/A'}", [0, 1]),
        ("{type: object}, {$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/AB'}", [2, 1, 0]),
        (
            "{type: array, items: {$ref: '#/components/schemas/A'}}, {type: array, items: {$ref: '#/components/schemas/AB'}}",
            [1, 0]
        ),
        ("{$ref: '#/components/schemas/Choice'}, {type: string}", [0, 1]),
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
        #expect(union.reading.attempts.map(\.member) == expected)
        #expect(warnings.isEmpty)
    }

    @Test func aValueThatNoMemberListsIsOfTheOneThatAdmitsOthers() throws {
        let (union, _) = try union(
            """
            Brand: {anyOf: [{title: Rare, type: string, enum: [c]}, {$ref: '#/components/schemas/Alias'}]}
            Alias: {$ref: '#/components/schemas/Maker'}
            Maker: {anyOf: [{type: string}, {type: string, enum: [a, b]}]}
            """
        )
        #expect(union.reading.attempts.map(\.member) == [0, 1, 1])
        #expect(union.reading.attempts.map(\.isWeighed) == [true, true, false])
    }

    @Test func aDeclaredDiscriminatorMayBeNullOrLeftOutWhereAMemberSaysSo() throws {
        let (union, warnings) = try union(
            """
            Entry:
              oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]
              discriminator: {propertyName: kind}
            A: {type: object, required: [a], properties: {kind: {type: string, enum: [x]}, a: {type: string}}}
            B: {type: object, required: [b], properties: {kind: {anyOf: [{const: y}, {type: 'null'}]}, b: {type: string}}}
            C: {type: object, required: [kind], properties: {kind: {const: z}}}
            """
        )
        #expect(union.members.map(\.discriminatorValues) == [["x"], ["y"], ["z"]])
        #expect(union.reading.attempts.map(\.member) == [0, 1])
        #expect(warnings.isEmpty)
    }

    @Test func objectsThatAskForNothingAreToldApartByTheFieldsOfTheirOwn() throws {
        let (union, warnings) = try union(
            """
            Value:
              anyOf:
                - {title: One, type: object, properties: {a: {type: string}, b: {type: string}}}
                - {title: Two, type: object, properties: {a: {type: string}, c: {type: string}}}
                - {title: Part, type: object, properties: {a: {type: string}}}
                - {type: object}
            """
        )
        #expect(union.reading.attempts.map(\.member) == [2, 0, 1, 3])
        #expect(union.reading.attempts.map(\.isWeighed) == [true, true, true, true])
        #expect(warnings.isEmpty)
    }

    @Test(arguments: [
        ("{title: One, type: array, items: {type: string}}", "type: array, items: {type: string, minLength: 1}"),
        ("{$ref: '#/components/schemas/A'}", "type: object, required: [a], properties: {a: {type: string}}"),
        ("{$ref: '#/components/schemas/Deep'}", "type: object, properties: {b: {properties: {x: {enum: [q, p]}}}}"),
        ("{title: One, type: integer}", "type: integer, format: int64"),
    ])
    func aMemberThatNothingTellsFromAnotherIsReportedAtItsPlace(first: String, second: String) throws {
        let (_, warnings) = try model(
            schemas: """
                Value:
                  anyOf:
                    - \(first)
                    - {title: Two, \(second)}
                A: {type: object, required: [a], properties: {a: {type: string}}}
                Deep: {type: object, properties: {b: {type: object, properties: {x: {type: string, enum: [p, q]}}}}}
                """
        )
        #expect(warnings.count == 1)
        #expect(warnings.first?.description.hasPrefix("spec.yaml:9:11: warning: nothing tells 'two' and '") == true)
    }

    @Test(arguments: [
        ("properties: {a: {type: string}}", "properties: {b: {type: string}}"),
        ("properties: {a: {type: string}}", "properties: {a: {type: string}}, additionalProperties: true"),
        ("properties: {a: {type: string}}", "required: [a], properties: {a: {type: string}}"),
        ("properties: {a: {type: number}}", "properties: {a: {type: integer}}"),
        ("properties: {a: {enum: [x, y]}}", "properties: {a: {enum: [x, y, z]}}"),
        ("properties: {a: {enum: [x, y]}}", "properties: {a: {type: string}}"),
        ("properties: {a: {type: array, items: {enum: [x]}}}", "properties: {a: {type: array, items: {enum: [y]}}}"),
        ("properties: {a: {properties: {b: {}}}}", "properties: {a: {properties: {b: {type: string}}}}"),
        ("properties: {a: {}}", "properties: {a: {oneOf: [{type: string}, {type: boolean}]}}"),
    ])
    func membersThatDifferAnywhereAreToldApart(first: String, second: String) throws {
        for order in [[first, second], [second, first]] {
            let (union, warnings) = try union(
                """
                Value:
                  anyOf:
                    - {title: One, type: object, \(order[0])}
                    - {title: Two, type: object, \(order[1])}
                """
            )
            #expect(union.reading.attempts.map(\.isWeighed) == [true, true])
            #expect(!warnings.contains { $0.contains("apart") })
        }
    }

    @Test func membersOfDifferentKindsAreNotWeighed() throws {
        let (union, warnings) = try union(
            """
            Value:
              oneOf:
                - {title: One, type: object, properties: {a: {type: string}}}
                - {type: array, items: {type: string}}
                - {title: Choice, type: string, enum: [a]}
                - {type: integer}
            """
        )
        #expect(union.reading.attempts.map(\.isWeighed) == [false, false, false, false])
        #expect(warnings.isEmpty)
    }

    @Test func aConstantCountsForMoreThanWhatElseFits() throws {
        let (union, warnings) = try union(
            """
            Value:
              oneOf:
                - {title: Free, type: object, properties: {kind: {type: string}, b: {type: string}}}
                - {title: Fixed, type: object, required: [kind], properties: {kind: {const: x}, a: {type: string}}}
                - {title: Distant, type: object, properties: {c: {type: string}}}
                - {type: string}
            """
        )
        #expect(union.reading.cases.map(\.values) == [["x"]])
        #expect(union.reading.cases.map { $0.attempts.map(\.member) } == [[1, 0]])
        #expect(union.reading.cases.map { $0.attempts.map(\.isWeighed) } == [[false, false]])
        #expect(union.reading.attempts.map(\.member) == [3, 2, 0])
        #expect(warnings.isEmpty)
    }

    @Test func membersWithTheSameDiscriminatorAreToldApartByShape() throws {
        let (union, warnings) = try union(
            """
            Shape:
              oneOf:
                - $ref: '#/components/schemas/A'
                - $ref: '#/components/schemas/B'
                - {title: Inline, type: object, required: [kind], properties: {kind: {const: y}}}
              discriminator: {propertyName: kind}
            A: {type: object, required: [kind, a], properties: {kind: {const: x}, a: {type: string}}}
            B: {type: object, required: [kind, a, b], properties: {kind: {enum: [x, z]}, a: {type: string}, b: {}}}
            """
        )
        #expect(union.reading.cases.map(\.values) == [["x"], ["z"], ["y"]])
        #expect(union.reading.cases.map { $0.attempts.map(\.member) } == [[1, 0], [1], [2]])
        #expect(union.reading.attempts.isEmpty)
        #expect(union.members.map(\.name) == ["x", "b", "y"])
        #expect(warnings.isEmpty)
    }
}
