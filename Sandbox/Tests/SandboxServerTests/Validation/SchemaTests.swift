import Foundation
import Testing

@testable import SandboxServer

/// The keywords one by one, those that the description does not use at present included.
@Suite struct SchemaTests {
    static let cases: [(schema: String, value: String, problems: [String])] = [
        ("{}", "[1]", []),
        ("{type: integer}", "3.0", []),
        ("{type: integer}", "3.5", ["v: is 3.5; expected an integer"]),
        ("{type: number}", "true", ["v: is true; expected a number"]),
        ("{type: [string, 'null']}", "null", []),
        ("{type: [string, 'null']}", "{}", ["v: is an object; expected a string or null"]),
        ("{type: string, nullable: true}", "null", []),
        ("{const: yes}", "\"yes\"", []),
        ("{const: 1}", "2", ["v: is 2; expected 1"]),
        ("{enum: [a, 1, null]}", "\"b\"", ["v: is 'b'; expected one of a, 1, null"]),
        ("{type: string, minLength: 2}", "\"👍\"", ["v: is '👍'; expected at least 2 characters"]),
        ("{type: string, maxLength: 1}", "\"ab\"", ["v: is 'ab'; expected at most 1 characters"]),
        ("{type: string, pattern: '^[a-z]+$'}", "\"ab\"", []),
        ("{type: string, pattern: '^[a-z]+$'}", "\"a1\"", ["v: is 'a1'; expected a match of ^[a-z]+$"]),
        ("{maximum: 2, minimum: 1.5}", "1", ["v: is 1; expected at least 1.5"]),
        ("{maximum: 2, minimum: 1.5}", "\"1\"", []),
        ("{type: array, minItems: 1}", "[]", ["v: has 0 items; expected at least 1"]),
        (
            "{type: array, maxItems: 1, items: {type: string}}", "[1, 2]",
            [
                "v: has 2 items; expected at most 1", "v[0]: is 1; expected a string", "v[1]: is 2; expected a string",
            ]
        ),
        ("{type: object}", #"{"a": 1}"#, []),
        ("{properties: {a: {}}}", #"{"b": 1}"#, ["v.b: is not described; did you mean 'a'?"]),
        ("{properties: {a: {}}, additionalProperties: true}", #"{"b": 1}"#, []),
        ("{additionalProperties: false}", #"{"b": 1}"#, ["v.b: is not described; expected none"]),
        ("{additionalProperties: {type: string}}", #"{"b": 1}"#, ["v.b: is 1; expected a string"]),
        ("{required: [a]}", "{}", ["v.a: is missing; expected a value"]),
        (
            "{allOf: [{properties: {name: {type: string}}}, {properties: {size: {type: number}}, required: [size]}]}",
            #"{"name": "x", "weight": 1}"#,
            [
                "v.size: is missing; expected a number", "v.weight: is not described; expected one of name, size",
            ]
        ),
        ("{anyOf: [{type: string}, {minimum: 3}]}", "1", ["v: is 1; expected at least 3"]),
        ("{anyOf: [{type: string}, {type: boolean}]}", "1", ["v: is 1; expected a string or a boolean"]),
        (
            "{anyOf: [{properties: {a: {}}}, {properties: {long: {}}}]}", #"{"a": 1, "long": 2, "other": 3}"#,
            ["v.other: is not described; expected one of a, long"]
        ),
        (
            "{oneOf: [{title: Whole, type: integer}, {title: Number, type: number}]}", "1",
            ["v: fits each of Whole, Number; expected exactly one"]
        ),
        ("{oneOf: [{const: a}, {const: b}]}", "\"c\"", ["v: is 'c'; expected one of a, b"]),
        ("{$ref: '#/Name'}", "1", ["v: is 1; expected a string"]),
        ("{type: string, x-any: {thing: 1}, description: d, example: e, default: f}", "\"a\"", []),
    ]

    @Test(arguments: cases)
    func holdsValuesAgainstSchemas(schema: String, value: String, problems: [String]) throws {
        let named = ["#/Name": try Schema(try SpecificationReader.read("{type: string}"), at: "Name")]
        var check = SchemaCheck(schemas: named)
        let compiled = try Schema(try SpecificationReader.read(schema), at: "schema")
        check.check(try JSON.parse(Data(value.utf8)), compiled, at: "v")
        #expect(check.problems == problems)
    }

    static let unknown: [(schema: String, message: String)] = [
        ("{not: {}}", "s/not of the description: is a keyword that --validate does not know."),
        (
            "{properties: {a: {items: {if: {}}}}}",
            "s/properties/a/items/if of the description: is a keyword that --validate does not know."
        ),
        ("{type: text}", "s/type of the description: 'text' is no type."),
        ("{format: uuid}", "s/format of the description: 'uuid' is not known."),
        ("{pattern: '('}", "s/pattern of the description: '(' is no regular expression."),
        ("{minimum: low}", "s/minimum of the description: has a value that it cannot have: \"low\"."),
        ("{items: 5}", "s/items of the description is no object."),
        (
            "{discriminator: {propertyName: type}}",
            "s/discriminator of the description: has no propertyName, or no mapping, without which it is not read."
        ),
    ]

    @Test(arguments: unknown)
    func refusesWhatItWouldHaveToSkip(schema: String, message: String) throws {
        let json = try SpecificationReader.read(schema)
        let error = #expect(throws: SandboxError.self) { _ = try Schema(json, at: "s") }
        #expect(error?.description == message)
    }

    @Test func refusesADescriptionWithARuleThatItCannotCheck() throws {
        let yaml = """
            paths:
              /a:
                post:
                  operationId: a.b
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
            components: {schemas: {A: {properties: {b: {$ref: '#/components/schemas/B'}}}, B: {uniqueItems: true}}}
            """
        let error = #expect(throws: SandboxError.self) { _ = try RequestValidator(yaml: yaml) }
        #expect(
            error?.description
                == "#/components/schemas/B/uniqueItems of the description: is a keyword that --validate does not know."
        )
    }

    @Test(arguments: [
        ("2026-01-15T09:30:00Z", true), ("2024-02-29t23:59:60.5z", true), ("2026-01-15T09:30:00.123+01:30", true),
        ("2026-01-15", false), ("2026-01-15T09:30Z", false), ("2026-01-15T09:30:00", false),
        ("2026-02-29T00:00:00Z", false), ("2026-13-01T00:00:00Z", false), ("2026-01-15T24:00:00Z", false),
        ("2026-01-15T09:30:00.Z", false), ("2026-01-15T09:30:00+0100", false), ("2026-01-15 09:30:00Z", false),
        ("2026-01-15T09:30:00Z ", false), ("", false),
    ])
    func knowsDateTimes(text: String, isValid: Bool) {
        #expect(DateTimeText.isValid(text) == isValid)
    }

    @Test func readsYAMLAsWhatItStandsFor() throws {
        let json = try SpecificationReader.read(
            "{a: 1, b: '1', c: 1.5, d: true, e: null, f: 2026-01-15, g: yes, h: [~]}"
        )
        #expect(
            json.text == #"{"a":1,"b":"1","c":1.5,"d":true,"e":null,"f":"2026-01-15","g":"yes","h":[null]}"#
        )
    }
}
