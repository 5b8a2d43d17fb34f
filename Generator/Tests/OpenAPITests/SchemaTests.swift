import OpenAPI
import Testing
import YAML

@Suite struct SchemaTests {
    @Test("Every keyword has its place")
    func keywords() throws {
        let schema = try schema(
            """
            {
              type: [object, 'null'], format: custom, title: T, description: D, deprecated: true, readOnly: true,
              writeOnly: true, default: {a: 1}, examples: [{a: 2}], example: {a: 3}, enum: [1, two, null], const: 4,
              properties: {b: {type: string}, a: {$ref: '#/components/schemas/S'}}, required: [a],
              additionalProperties: {type: integer}, items: {type: number}, allOf: [{type: object}],
              oneOf: [{title: O1}, {title: O2}], anyOf: [{title: A}],
              discriminator: {propertyName: kind, mapping: {s: S, t: '#/components/schemas/S'}, defaultMapping: S},
              contentEncoding: base64, contentMediaType: application/json, contentSchema: {type: boolean},
              minimum: 1, pattern: '^a', x-a: 1, externalDocs: {url: /}, xml: {}, $comment: c
            }
            """
        )
        #expect(schema.pointer == "#/components/schemas/S" && schema.reference == nil)
        #expect(schema.types == [.object] && schema.isNullable && schema.format == "custom")
        #expect(schema.title == "T" && schema.description == "D")
        #expect(schema.isDeprecated && schema.isReadOnly && schema.isWriteOnly)
        #expect(schema.defaultValue?.json == #"{"a":1}"#)
        #expect(schema.examples.map(\.json) == [#"{"a":2}"#, #"{"a":3}"#])
        #expect(schema.enumeration?.map(\.json) == ["1", #""two""#, "null"] && schema.constant?.int == 4)
        #expect(schema.properties.map(\.name) == ["b", "a"] && schema.required == ["a"])
        #expect(schema.properties[0].schema.pointer == "#/components/schemas/S/properties/b")
        #expect(schema.properties[1].schema.reference == "S")
        guard case .schema(let values) = schema.additionalProperties else {
            Issue.record("the schema of additional properties is lost")
            return
        }
        #expect(values.types == [.integer] && schema.items?.types == [.number])
        #expect(schema.allOf.count == 1 && schema.oneOf.map(\.title) == ["O1", "O2"] && schema.anyOf.count == 1)
        #expect(schema.discriminator?.propertyName == "kind" && schema.discriminator?.defaultMapping == "S")
        #expect(schema.discriminator?.mapping.map(\.value) == ["s", "t"])
        #expect(schema.discriminator?.mapping.map(\.schemaName) == ["S", "S"])
        #expect(schema.contentEncoding == "base64" && schema.contentMediaType == "application/json")
        #expect(schema.contentSchema?.types == [.boolean])
        #expect(schema.validation.map(\.key) == ["minimum", "pattern"] && schema.extensions.map(\.key) == ["x-a"])
    }

    @Test(
        "Null is told apart from the other types",
        arguments: [
            ("3.0.3", "{type: string, nullable: true}", ["string"], true),
            ("3.0.3", "{type: string, nullable: false}", ["string"], false),
            ("3.0.3", "{nullable: true, allOf: [{}]}", [], true),
            ("3.1.0", "{type: [string, 'null']}", ["string"], true),
            ("3.1.0", "{type: ['null', integer, string, integer]}", ["integer", "string"], true),
            ("3.1.0", "{type: 'null'}", [], true), ("3.1.0", "{type: array}", ["array"], false),
            ("3.1.0", "{}", [], false),
            ("3.1.0", "{type: string, nullable: true}", ["string"], true),
            ("3.1.0", "{type: [string, null]}", ["string"], true),
        ] as [(String, String, [String], Bool)]
    )
    func types(_ version: String, _ text: String, _ types: [String], _ isNullable: Bool) throws {
        let schema = try schema(text, version)
        #expect(schema.types.map(\.rawValue) == types && schema.isNullable == isNullable)
    }

    @Test(
        "Exclusive bounds are bounds, in every version",
        arguments: [
            (
                "3.0.3", "{minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false}",
                ["exclusiveMinimum 1", "maximum 5"]
            ),
            (
                "3.1.0", "{exclusiveMinimum: 1.50, maximum: 9223372036854775808}",
                ["exclusiveMinimum 1.50", "maximum 9223372036854775808"]
            ),
            ("3.1.0", "{maximum: 5, exclusiveMaximum: true}", ["exclusiveMaximum 5"]),
        ]
    )
    func bounds(_ version: String, _ text: String, _ expected: [String]) throws {
        #expect(try schema(text, version).validation.map { "\($0.key) \($0.value.json)" } == expected)
    }

    @Test(
        "Additional properties are unspecified, any, none, or have a schema",
        arguments: [
            ("{}", "unspecified"), ("{additionalProperties: true}", "any"), ("{additionalProperties: {}}", "any"),
            ("{additionalProperties: false}", "none"), ("{additionalProperties: {type: string}}", "schema"),
        ]
    )
    func additionalProperties(_ text: String, _ expected: String) throws {
        let found =
            switch try schema(text).additionalProperties {
            case .unspecified: "unspecified"
            case .any: "any"
            case .none: "none"
            case .schema: "schema"
            }
        #expect(found == expected)
    }

    @Test("A schema can be a boolean", arguments: ["true", "{properties: {p: true}}"])
    func booleanSchemas(_ text: String) throws {
        let schema = try schema(text, "3.1.0")
        let property = schema.properties.first?.schema ?? schema
        #expect(property.types.isEmpty && property.properties.isEmpty && property.enumeration == nil)
    }

    @Test("A property may have the name of a keyword")
    func propertiesNamedLikeKeywords() throws {
        let schema = try schema("{properties: {$ref: {type: string}, type: {type: integer}, x-y: {type: boolean}}}")
        #expect(schema.properties.map(\.name) == ["$ref", "type", "x-y"])
        #expect(schema.reference == nil && schema.extensions.isEmpty)
    }

    @Test("The keywords that few schemas have are kept too")
    func rareKeywords() throws {
        let schema = try schema(
            """
            {
              patternProperties: {'^x-': {type: string}, '^n': {type: integer}}, prefixItems: [{type: string}, false],
              items: false, not: {type: 'null'}, if: {title: I}, then: {title: T}, else: {title: E},
              dependentSchemas: {a: {title: D}}, dependentRequired: {a: [b]}, propertyNames: {pattern: '^a'},
              contains: {type: number}, minContains: 1, unevaluatedProperties: false, unevaluatedItems: {type: boolean},
              $id: https://a.example/s, externalDocs: {url: /more}, $anchor: a, $comment: c, $vocabulary: {}
            }
            """
        )
        #expect(schema.patternProperties.map(\.pattern) == ["^x-", "^n"])
        #expect(schema.patternProperties.map(\.schema.types) == [[.string], [.integer]])
        #expect(
            schema.prefixItems.map(\.types) == [[.string], []]
                && schema.prefixItems.map(\.admitsNothing) == [false, true]
        )
        #expect(schema.items?.admitsNothing == true && schema.not?.isNullable == true)
        #expect([schema.ifSchema, schema.thenSchema, schema.elseSchema].map { $0?.title } == ["I", "T", "E"])
        #expect(schema.dependentSchemas.map(\.name) == ["a"] && schema.dependentSchemas.first?.schema.title == "D")
        #expect(schema.propertyNames?.validation.map(\.key) == ["pattern"] && schema.contains?.types == [.number])
        guard case .none = schema.unevaluatedProperties else {
            Issue.record("unevaluated properties are lost")
            return
        }
        #expect(schema.unevaluatedItems?.types == [.boolean])
        #expect(schema.id == "https://a.example/s" && schema.externalDocumentation == "/more")
        let limits = [
            "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "propertyNames", "contains",
            "minContains",
            "unevaluatedProperties", "unevaluatedItems",
        ]
        #expect(schema.validation.map(\.key) == limits)
    }

    @Test(
        "Numbers of any size are kept to the digit",
        arguments: ["18446744073709551615", "-9223372036854775809", "1e400"]
    )
    func largeNumbers(_ number: String) throws {
        let schema = try schema(
            "{type: integer, maximum: \(number), default: \(number), enum: [\(number)], const: \(number), maxLength: 1e30}"
        )
        let found = [schema.validation.first?.value, schema.defaultValue, schema.enumeration?.first, schema.constant]
        #expect(found.map { $0?.json } == [number, number, number, number])
    }
}
