import Testing

@testable import SDKModel

/// What a specification says is in the model, in its prose, or in a warning.
@Suite struct LossTests {
    @Test(arguments: [
        ("{type: string, properties: {a: {}}}", "'properties' say nothing of a value of type 'string'"),
        ("{allOf: [{type: string}, {type: boolean}]}", "no value is of all the types that the parts ask for"),
    ])
    func whatNoValueCanBeIsReportedOnce(schema: String, expected: String) throws {
        let (_, warnings) = try model(schemas: "Thing: {type: object, properties: {field: \(schema)}}")
        #expect(warnings.count == 1)
        #expect(warnings.first?.message.contains(expected) == true)
    }

    @Test(arguments: [
        ("{type: boolean, enum: [true]}", "Values: `true`."),
        ("{type: number, enum: [1.5]}", "Values: `1.5`."),
        ("{type: string, format: uuid}", "Format: `uuid`."),
        ("{type: integer, format: int32}", "Format: `int32`."),
        ("{anyOf: [{required: [a]}, {required: [b, c]}]}", "At least one of: `a`, `b` and `c`."),
        ("{enum: [1, a]}", "Values: `1`, `a`."),
        ("{type: integer, const: 5}", "Always `5`."),
        ("{const: only}", "Always `only`."),
        ("{$ref: '#/components/schemas/Other', const: x}", "Always `x`."),
        ("{$ref: '#/components/schemas/Other', enum: [x, y]}", "Values: `x`, `y`."),
        ("{type: string, enum: [x], allOf: [{$ref: '#/components/schemas/Other'}]}", "Values: `x`."),
        ("{type: string, readOnly: true}", "Set by the service."),
        ("{type: string, writeOnly: true}", "Never in an answer."),
        ("{type: string, contentEncoding: base64}", "Encoding: `base64`."),
    ])
    func whatSwiftDoesNotCheckIsSaidInTheDocumentation(schema: String, expected: String) throws {
        let (sdk, warnings) = try model(
            schemas: """
                Thing: {type: object, properties: {field: \(schema)}}
                Other: {type: string, enum: [x, y, z]}
                """
        )
        #expect(structure("Thing", of: sdk)?.properties.first?.documentation.notes == [expected])
        #expect(warnings.isEmpty)
    }

    @Test func theNarrowerDescriptionOfAFieldIsTaken() throws {
        let (sdk, warnings) = try model(
            schemas: """
                Thing:
                  allOf:
                    - $ref: '#/components/schemas/Base'
                    - {type: object, required: [kind], properties: {kind: {const: thing}, size: {description: Prose.}}}
                Base: {type: object, properties: {kind: {type: string}, size: {type: integer}}}
                """
        )
        let properties = try #require(structure("Thing", of: sdk)).properties
        #expect(properties.map(\.constant) == [.string("thing"), nil])
        #expect(properties.map(\.type) == [.string, .int])
        #expect(warnings.isEmpty)
    }

    @Test(arguments: [
        ("responses: {'404': {description: no}}", "operation has no success response; its answer is dropped"),
        (
            "x-rate-limits: {bucket: a}, responses: {'204': {description: ok}}",
            "unknown extension 'x-rate-limits' is ignored; did you mean 'x-rate-limit'?"
        ),
    ])
    func whatAnOperationCannotHoldIsReported(operation: String, expected: String) throws {
        let (_, warnings) = try model(paths: "/a: {get: {operationId: a.get, \(operation)}}")
        #expect(warnings.map(\.message) == [expected])
    }

    @Test func extensionsOfOtherToolsAreTheirOwn() throws {
        let (_, warnings) = try model(
            paths: """
                /a: {get: {operationId: a.get, x-internal: true, x-codegen: {a: 1}, responses: {'204': {description: ok}}}}
                """
        )
        #expect(warnings.isEmpty)
    }
}
