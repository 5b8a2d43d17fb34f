import Testing

@testable import SDKModel

/// What a specification says is in the model, in its prose, or in a warning.
@Suite struct LossTests {
    @Test(arguments: [
        ("{type: object, properties: {a: {}}, oneOf: [{required: [a]}]}", "'oneOf' or 'anyOf' beside 'properties'"),
        ("{oneOf: [{type: string}, {type: integer}], allOf: [{maxLength: 3}]}", "only one of 'oneOf', 'anyOf'"),
        ("{type: [object, string], properties: {a: {}}}", "values that are no objects do not fit"),
        (
            "{type: object, properties: {a: {$ref: '#/components/schemas/Other', required: [z]}}}",
            "what stands beside '$ref' is left out"
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/Other', required: [b]}, {properties: {c: {}}}]}",
            "what stands beside '$ref' is left out"
        ),
        (
            "{type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind}}",
            "'discriminator' without 'oneOf' is left out"
        ),
        (
            "{allOf: [{$ref: '#/components/schemas/Other'}, {properties: {b: {type: integer}}}]}",
            "'b' is described by several parts of 'allOf'"
        ),
        ("{type: object, properties: {a: {}}, additionalProperties: {type: string}}", "fields beyond 'properties'"),
    ])
    func whatATypeCannotHoldIsReportedOnce(schema: String, expected: String) throws {
        let (_, warnings) = try model(
            schemas: """
                Thing: \(schema)
                Other: {type: object, properties: {b: {type: string}}}
                """
        )
        #expect(warnings.count == 1)
        #expect(warnings.first?.message.contains(expected) == true)
    }

    @Test(arguments: [
        ("{type: integer, enum: [1, 2]}", "Values: `1`, `2`."),
        ("{enum: [1, a]}", "Values: `1`, `a`."),
        ("{type: integer, const: 5}", "Always `5`."),
        ("{const: only}", "Always `only`."),
        ("{$ref: '#/components/schemas/Other', const: x}", "Always `x`."),
        ("{$ref: '#/components/schemas/Other', enum: [x, y]}", "Values: `x`, `y`."),
        ("{type: string, enum: [x], allOf: [{$ref: '#/components/schemas/Other'}]}", "Values: `x`."),
        ("{type: [string, number]}", "Types: `string`, `number`."),
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
        #expect(properties.map(\.constant) == ["thing", nil])
        #expect(properties.map(\.type) == [.string, .int])
        #expect(warnings.isEmpty)
    }

    @Test func anAllOfOfOtherThanObjectsIsTheOneTypeOrAnError() throws {
        let (sdk, _) = try model(
            schemas: """
                Thing: {type: object, properties: {name: {allOf: [{type: string}, {maxLength: 5}]}}}
                """
        )
        #expect(structure("Thing", of: sdk)?.properties.first?.type == .string)
        let found = try errors(schemas: "Name: {allOf: [{type: string}, {type: string, format: uri}]}")
        #expect(!found.isEmpty && found.allSatisfy { $0.contains("'allOf' of values that are no objects") })
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
