import GeneratorConfiguration
import Testing

@testable import SDKModel

/// Swift types that `formats` gives to formats.
@Suite struct FormatTests {
    private func model(_ formats: String, _ schema: String) throws -> ConfiguredModel {
        try ConfiguredModel(
            "formats: {\(formats)}",
            schemas: """
                Thing: {type: object, properties: {field: \(schema)}}
                Text: {type: string, format: text}
                """
        )
    }

    @Test(
        arguments: [
            ("uuid: UUID", "{type: string, format: uuid}", .external(.uuid)),
            ("uri: URL", "{type: string, format: uri}", .external(.url)),
            ("date: CalendarDate", "{type: string, format: date}", .external(.calendarDate)),
            ("time-stamp: Date", "{type: string, format: time-stamp}", .date),
            ("date-time: String", "{type: string, format: date-time}", .string),
            ("binary: Data", "{type: string, format: binary}", .data),
            ("byte: String", "{type: string, format: byte}", .string),
            ("money: Decimal", "{type: number, format: money}", .decimal),
            ("decimal: Double", "{type: number, format: decimal}", .double),
            ("int64: Int", "{type: integer, format: int64}", .int),
            ("int32: Int64", "{type: integer, format: int32}", .int64),
            ("id: UInt64", "{type: integer, format: id}", .uint64),
            ("int32: Decimal", "{type: integer, format: int32}", .decimal),
            ("text: UUID", "{$ref: '#/components/schemas/Text'}", .external(.uuid)),
            ("uuid: UUID", "{type: array, items: {type: string, format: uuid}}", .array(.external(.uuid))),
            (
                "uuid: UUID", "{type: array, items: {type: [string, 'null'], format: uuid}}",
                .array(.optional(.external(.uuid)))
            ),
            (
                "uri: URL", "{type: object, additionalProperties: {type: string, format: uri}}",
                .dictionary(.external(.url))
            ),
            ("uuid: UUID", "{allOf: [{type: string}, {format: uuid}]}", .external(.uuid)),
            // An enumeration, and a constant, say more than a format.
            ("uuid: UUID", "{type: string, format: uuid, enum: [a, b]}", .named("Thing.Field")),
        ] as [(String, String, TypeReference)]
    )
    func formatsHaveTheTypesThatTheyAreGiven(formats: String, schema: String, expected: TypeReference) throws {
        let model = try model(formats, schema)
        #expect(model.diagnostics == [])
        #expect(structure("Thing", of: try #require(model.sdk))?.properties.first?.type == expected)
    }

    /// A day is no UUID, a UUID is a text, and next to everything is a URL: the narrow ones come first.
    @Test(arguments: [
        (["uri", "uuid", "date"], ["uuid", "date", "uri"]),
        (["uri", "date-time", "date"], ["date-time", "date", "uri"]),
    ])
    func membersOfAUnionAreTriedFromTheNarrowToTheWide(formats: [String], order: [String]) throws {
        let members = formats.map { "{title: \($0), type: string, format: \($0)}" }
        let model = try ConfiguredModel(
            "formats: {uuid: UUID, uri: URL, date: CalendarDate, date-time: Date}",
            schemas: """
                Thing: {oneOf: [{title: text, type: string}, \(members.joined(separator: ", "))]}
                Every: {oneOf: [{type: string, format: uuid}, {type: string, format: date}, {type: string, format: date-time}, {type: string, format: uri}]}
                """
        )
        #expect(model.diagnostics == [])
        guard case .union(let union)? = model.sdk?.types.first?.kind else {
            Issue.record("expected a union, found \(model.types)")
            return
        }
        let names = (order + ["text"]).map(Identifier.member)
        #expect(union.reading.attempts.map { union.members[$0.member].name } == names)
        // A text that is one of any kind does not become a URL: that one needs a scheme.
        #expect(union.reading.attempts.map(\.isWeighed) == [true, true, true, true])
    }

    @Test(arguments: [
        (
            "uiid: UUID", "{type: string, format: uuid}",
            "sdkgen.yaml:1:11: warning: 'formats': no schema has the format 'uiid'; did you mean 'uuid'?"
        ),
        (
            "decimal: Decimal", "{type: string, format: decimal}",
            "a string of the format 'decimal' is no Decimal and stays what it is, the first at spec.yaml:6:47"
        ),
        (
            "id: UUID", "{type: array, items: {type: integer, format: id}}",
            "a whole number of the format 'id' is no UUID and stays what it is"
        ),
        (
            "size: Int", "{oneOf: [{type: string, format: size}, {type: integer, format: size}]}",
            "a string of the format 'size' is no Int"
        ),
    ])
    func aMappingThatSchemasCannotFollowIsReported(formats: String, schema: String, message: String) throws {
        let model = try model(formats, schema)
        #expect(model.sdk != nil)
        #expect(model.diagnostics.count == 1, "\(model.diagnostics)")
        #expect(model.diagnostics.first?.contains(message) == true, "\(model.diagnostics)")
    }

    @Test func headerFieldsOfAnswersHaveTheTypesToo() throws {
        let model = try ConfiguredModel(
            "formats: {uuid: UUID, uri: URL, date: CalendarDate, money: Decimal}",
            paths: """
                /a:
                  get:
                    operationId: a.get
                    responses:
                      '204':
                        description: ok
                        headers:
                          A: {schema: {type: string, format: uuid}}
                          B: {schema: {type: string, format: uri}}
                          C: {schema: {type: string, format: date}}
                          D: {schema: {type: number, format: money}}
                          E: {schema: {type: integer, format: uint64}}
                """
        )
        #expect(model.diagnostics == [])
        let types: [TypeReference] = [.external(.uuid), .external(.url), .external(.calendarDate), .decimal, .uint64]
        #expect(model.sdk?.responseHeaders.map(\.type) == types)
    }

    @Test func aKeyThatTheClientFillsMustStayAText() throws {
        let model = try ConfiguredModel(
            "formats: {uuid: UUID}",
            paths: """
                /a:
                  post:
                    operationId: a.create
                    x-idempotency-key: key
                    requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {key: {type: string, format: uuid}}}}}}
                    responses: {'204': {description: ok}}
                """
        )
        #expect(model.diagnostics.count == 1)
        #expect(model.diagnostics.first?.contains("'key' must be a string; its format has a Swift type") == true)
    }
}
