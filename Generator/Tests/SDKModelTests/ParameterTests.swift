import Testing

@testable import SDKModel

@Suite struct ParameterTests {
    private func parameters(_ list: String) throws -> (parameters: [MethodParameter], warnings: [String]) {
        let (sdk, warnings) = try model(
            schemas: """
                Thing: {type: object, properties: {a: {type: string}, b: {type: integer}}}
                Deep: {type: object, properties: {inner: {$ref: '#/components/schemas/Thing'}}}
                Mode: {type: string, enum: [a, b]}
                Either: {oneOf: [{type: string}, {type: integer}]}
                """,
            paths: """
                /a/{p}:
                  get:
                    operationId: a.get
                    parameters:
                      - {name: p, in: path, required: true, schema: {type: string}}
                \(list.split(separator: "\n").map { "      - " + $0 }.joined(separator: "\n"))
                    responses: {'204': {description: ok}}
                """
        )
        let method = try #require(sdk.resources.first?.methods.first)
        return (Array(method.parameters.dropFirst()), warnings.map(\.message))
    }

    @Test(arguments: [
        ("in: query, schema: {type: string}", nil),
        ("in: query, schema: {$ref: '#/components/schemas/Mode'}", nil),
        ("in: query, schema: {type: array, items: {type: string}}", nil),
        ("in: query, schema: {type: array, items: {$ref: '#/components/schemas/Mode'}}", nil),
        ("in: query, schema: {type: array, items: {type: integer}}", ParameterStyle(.form, isExploded: true)),
        ("in: query, explode: false, schema: {type: array, items: {type: string}}", ParameterStyle(.form)),
        ("in: query, style: spaceDelimited, schema: {type: array, items: {type: string}}", .init(.spaceDelimited)),
        ("in: query, style: pipeDelimited, explode: true, schema: {type: array, items: {type: string}}", nil),
        (
            "in: query, style: deepObject, schema: {$ref: '#/components/schemas/Deep'}",
            .init(.deepObject, isExploded: true)
        ),
        ("in: query, schema: {$ref: '#/components/schemas/Thing'}", .init(.form, isExploded: true)),
        ("in: query, schema: {$ref: '#/components/schemas/Either'}", .init(.form)),
        ("in: query, allowReserved: true, schema: {type: string}", .init(.form, allowsReserved: true)),
        ("in: query, content: {application/json: {schema: {type: string}}}", .init(.json)),
        ("in: query, content: {application/xml: {schema: {type: object}}}", .init(.simple)),
        ("in: header, schema: {type: array, items: {type: integer}}", nil),
        ("in: header, explode: true, schema: {$ref: '#/components/schemas/Thing'}", .init(.simple, isExploded: true)),
        ("in: cookie, schema: {type: integer}", nil),
        ("in: cookie, explode: false, schema: {type: array, items: {type: integer}}", .init(.form)),
        ("in: cookie, style: cookie, schema: {type: string}", .init(.cookie)),
    ])
    func everyStyleIsKept(parameter: String, expected: ParameterStyle?) throws {
        let (parameters, warnings) = try parameters("{name: q, \(parameter)}")
        #expect(parameters.map(\.style) == [expected])
        #expect(warnings.isEmpty)
    }

    @Test(arguments: [
        ("style: form, schema: {$ref: '#/components/schemas/Deep'}", true),
        ("style: form, schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}", true),
        ("style: deepObject, schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}", false),
        ("style: form, schema: {type: array, items: {}}", false),
    ])
    func whatAStyleHasNoFormForIsReported(parameter: String, isReported: Bool) throws {
        let warnings = try parameters("{name: q, in: query, \(parameter)}").warnings
        #expect(
            warnings.contains { $0.contains("has no form for the objects or lists inside of parameter 'q'") }
                == isReported
        )
    }

    @Test func aWholeQueryIsOneParameter() throws {
        let (parameters, _) = try parameters(
            "{name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Thing'}}}}"
        )
        #expect(parameters.map(\.location) == [.querystring])
        #expect(parameters.map(\.style) == [ParameterStyle(.form, isExploded: true)])
        #expect(parameters.map(\.type) == [.named("Thing")])
    }

    @Test func freeFormParametersAreADictionary() throws {
        let (parameters, _) = try parameters(
            "{name: q, in: query, schema: {type: object, additionalProperties: {type: string}}}"
        )
        #expect(parameters.map(\.location) == [.freeFormQuery])
    }

    @Test func whatMayBeNullMayBeLeftOut() throws {
        let (parameters, _) = try parameters("{name: q, in: query, required: true, schema: {type: [string, 'null']}}")
        #expect(parameters.map(\.isRequired) == [false])
    }

    @Test(arguments: [
        ("X-Trace_1", nil), ("X Trace", "'X Trace'"), ("X:Trace", "'X:Trace'"), ("\u{DC}ber", "'\u{DC}ber'"),
        ("", "''"),
    ])
    func namesThatNoHeaderFieldCanHaveAreRefused(name: String, shown: String?) throws {
        let found = try errors(
            paths: """
                /things:
                  get:
                    parameters: [{in: header, name: "\(name)", schema: {type: string}}]
                    responses: {'204': {description: None}}
                """
        )
        let message = "is no name of a header field; it may have letters and digits of ASCII, and hyphens"
        #expect(found == (shown.map { ["spec.yaml:6:20: error: \($0) \(message)"] } ?? []))
    }

    @Test(arguments: [("LINK", true), ("LI NK", false), ("L\u{CF}NK", false)])
    func namesThatNoMethodCanHaveAreRefused(method: String, isMethod: Bool) throws {
        let found = try errors(
            paths: """
                /things:
                  additionalOperations: {"\(method)": {responses: {'204': {description: None}}}}
                """
        )
        #expect(found.count == (isMethod ? 0 : 1))
        #expect(found.allSatisfy { $0.hasSuffix("'\(method)' is no name of an HTTP method") })
    }
}
