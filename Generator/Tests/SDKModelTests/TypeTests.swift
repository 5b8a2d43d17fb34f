import Testing

@testable import SDKModel

@Suite struct TypeTests {
    @Test(arguments: [
        ("{type: string}", TypeReference.string),
        ("{type: string, format: date-time}", .date),
        ("{type: string, format: uuid}", .string),
        ("{type: boolean}", .bool),
        ("{type: integer}", .int),
        ("{type: number}", .double),
        ("{type: number, multipleOf: 1}", .int),
        ("{type: number, multipleOf: 0.5}", .double),
        ("{}", .json),
        ("{type: string, format: byte}", .data),
        ("{type: string, format: date}", .string),
        ("{type: string, format: made-up}", .string),
        ("{type: integer, format: int32}", .int),
        ("{type: integer, format: int64}", .int64),
        ("{type: integer, format: uint64}", .uint64),
        ("{type: number, format: float}", .double),
        ("{type: number, format: decimal}", .decimal),
        ("{type: [string, number]}", .named("Thing.Field")),
        ("{enum: [1, 2]}", .named("Thing.Field")),
        ("{enum: [true]}", .bool),
        ("{enum: [1.5, 2]}", .double),
        ("{type: 'null'}", .json),
        ("{patternProperties: {'^x': {type: integer}}}", .dictionary(.int)),
        ("{type: array, items: {const: x}}", .array(.string)),
        ("{const: 1}", .int),
        ("{title: TestAPI, type: string, enum: [a]}", .named("Thing.Field")),
        ("{title: ID, type: string, enum: [a]}", .named("Thing.IDModel")),
        ("{type: array, items: {type: string}}", .array(.string)),
        ("{type: array, items: {type: [string, 'null']}}", .array(.optional(.string))),
        ("{type: array}", .array(.json)),
        ("{type: object}", .dictionary(.json)),
        ("{type: object, additionalProperties: true}", .dictionary(.json)),
        ("{type: object, additionalProperties: {type: integer}}", .dictionary(.int)),
        ("{$ref: '#/components/schemas/Other'}", .named("Other")),
        ("{$ref: '#/components/schemas/Count'}", .int),
        ("{allOf: [{$ref: '#/components/schemas/Other'}]}", .named("Other")),
        ("{type: object, properties: {a: {type: string}}}", .named("Thing.Field")),
        ("{title: Better, type: object, properties: {a: {type: string}}}", .named("Thing.Better")),
        ("{type: string, enum: [a, b]}", .named("Thing.Field")),
        (
            "{type: array, items: {title: Row, type: object, properties: {a: {type: string}}}}",
            .array(.named("Thing.Row"))
        ),
    ])
    func schemasBecomeSwiftTypes(schema: String, expected: TypeReference) throws {
        let (sdk, _) = try model(
            schemas: """
                Thing: {type: object, properties: {field: \(schema)}}
                Other: {type: object, properties: {a: {type: string}}}
                Count: {type: number, multipleOf: 1}
                """
        )
        #expect(structure("Thing", of: sdk)?.properties.first?.type == expected)
    }

    @Test(arguments: [
        ("[field]", "{type: string}", Structure.Property.Presence.required),
        ("[field]", "{type: [string, 'null']}", .nullable),
        ("[field]", "{oneOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}", .nullable),
        ("[]", "{type: string}", .optional),
        ("[]", "{type: [string, 'null']}", .optionalNullable),
        ("[]", "{oneOf: [{type: 'null'}, {type: array, items: {type: string}}]}", .optionalNullable),
        ("[field]", "{}", .required),
        ("[]", "{}", .optional),
    ])
    func absenceAndNullAreToldApart(required: String, schema: String, expected: Structure.Property.Presence) throws {
        let (sdk, _) = try model(
            schemas: """
                Thing: {type: object, required: \(required), properties: {field: \(schema)}}
                Other: {type: object, properties: {a: {type: string}}}
                """
        )
        #expect(structure("Thing", of: sdk)?.properties.first?.presence == expected)
    }

    @Test func allOfMergesFieldsAndRequiredness() throws {
        let (sdk, _) = try model(
            schemas: """
                Base: {type: object, required: [id], properties: {id: {type: string}, name: {type: string}}}
                Thing:
                  allOf:
                    - $ref: '#/components/schemas/Base'
                    - {type: object, required: [name], properties: {size: {type: integer}}}
                """
        )
        let properties = try #require(structure("Thing", of: sdk)).properties
        #expect(properties.map(\.name) == ["id", "name", "size"])
        #expect(properties.map(\.presence) == [.required, .required, .optional])
    }

    @Test func propertiesThatCollideInSwiftStayApart() throws {
        let (sdk, _) = try model(
            schemas:
                "Thing: {type: object, properties: {userId: {type: string}, user_id: {type: string}, hashValue: {}}}"
        )
        #expect(
            structure("Thing", of: sdk)?.properties.map(\.name) == ["userID", "userID2", "hashValueValue"]
        )
    }

    @Test func schemasThatCollideInSwiftStayApart() throws {
        let (sdk, _) = try model(
            schemas: """
                user_name: {type: object, properties: {a: {type: string}}}
                UserName: {type: object, properties: {b: {type: string}}}
                Error: {type: object, properties: {c: {type: string}}}
                """
        )
        #expect(sdk.types.map(\.name) == ["UserName2", "UserName", "ErrorModel"])
    }

    @Test func enumerationsTakeTitlesOfAnnotatedConstants() throws {
        let (sdk, _) = try model(
            schemas: """
                Period:
                  oneOf:
                    - {const: 7d, title: lastWeek, description: Seven days.}
                    - {const: all}
                Plain: {type: string, enum: [default, rawValue, Default, default]}
                """
        )
        guard case .enumeration(let period) = sdk.types[0].kind, case .enumeration(let plain) = sdk.types[1].kind else {
            Issue.record("expected two enumerations")
            return
        }
        #expect(period.cases.map(\.name) == ["lastWeek", "all"])
        #expect(period.cases.map(\.rawValue) == ["7d", "all"])
        #expect(period.cases[0].documentation.description == "Seven days.")
        #expect(plain.cases.map(\.name) == ["default", "rawValueValue", "default2"])
    }
}
