import Foundation
import GreenflashRuntime
import Testing

/// What the documentation says of values that are spelt otherwise than described.
@Suite struct OtherSpellingTests {
    /// A row of the table in the documentation, for one of its values.
    struct Row: Sendable, CustomTestStringConvertible {
        var kind: String
        /// `nil` where there is no field.
        var json: String?
        /// `nil` for an error.
        var expected: String?

        var testDescription: String { "\(kind), \(json ?? "nothing"): \(expected ?? "error")" }
    }

    static let documentation = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Greenflash/Greenflash.docc/Answers.md")

    static let rows: [Row] = {
        let text = (try? String(contentsOf: documentation, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().flatMap(rows(of:))
    }()

    private static func rows(of line: Substring) -> [Row] {
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        let values = cells[1].split(separator: "`", omittingEmptySubsequences: false).enumerated()
        let inCode = values.filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
        let isAbsent = values.contains { $0.offset.isMultiple(of: 2) && $0.element.contains("nothing") }
        let expected: String? =
            switch cells[2] {
            case "error": nil
            case "nothing": "nothing"
            default: cells[2].trimmingCharacters(in: ["`"])
            }
        return (inCode.map(Optional.some) + (isAbsent ? [nil] : [])).map { json in
            Row(kind: cells[0], json: json, expected: expected)
        }
    }

    struct Part: CodableObject {
        var name: String
        var value: Int?

        init(from reader: ObjectReader) throws {
            name = try reader.string("name")
            value = try reader.intIfPresent("value")
        }

        func write(to writer: inout ObjectWriter) throws {
            try writer.string("name", name)
            try writer.intIfPresent("value", value)
        }
    }

    /// Reads a field as each kind of value, and says in JSON as what.
    static let readers: [String: @Sendable (ObjectReader) throws -> String] = [
        "whole number": { try encode($0.int("field")) },
        "optional whole number": { try $0.intIfPresent("field").map { try encode($0) } ?? "nothing" },
        "number": { try encode($0.double("field")) },
        "decimal": { try encode($0.decimal("field")) },
        "boolean": { try encode($0.bool("field")) },
        "text": { try encode($0.string("field")) },
        "enumeration": { try encode($0.value("field") as SamplePlan) },
        "date and time": { try encode($0.date("field")) },
        "day": { try encode($0.value("field") as CalendarDate) },
        "list of texts": { try encode($0.strings("field")) },
        "list of objects": { try encode($0.value("field") as [Part]) },
        "object": { try encode($0.value("field") as Part) },
        "map": { try encode($0.object("field")) },
        "constant": {
            try $0.constant("field", 1); return "1"
        },
    ]

    @Test func everyKindOfTheTableIsTried() {
        #expect(Set(Self.rows.map(\.kind)) == Set(Self.readers.keys))
        #expect(Self.rows.count > 90)
    }

    @Test(arguments: rows)
    func readsAsDocumented(_ row: Row) throws {
        let read = try #require(Self.readers[row.kind])
        let json = row.json.map { #"{"field":\#($0)}"# } ?? "{}"
        guard let expected = row.expected else {
            let error = #expect(throws: DecodingError.self) { try decode(json, with: read) }
            // The error has the place.
            #expect(error?.codingPathOrKey.first == "field")
            return
        }
        #expect(try decode(json, with: read) == expected)
    }

    @Test(arguments: [
        (#"{"a":"3"}"#, #"{"a":3}"#), (#"{"a":null}"#, #"{"a":null}"#), (#"{"b":["1",2]}"#, #"{"b":[1,2]}"#),
        (#"{"c":{"x":"0.5"}}"#, #"{"c":{"x":0.5}}"#), (#"{"d":[["1"],[]]}"#, #"{"d":[[1],[]]}"#),
        (#"{"e":["2026-01-15T09:30:00",null]}"#, #"{"e":["2026-01-15T09:30:00.000Z",null]}"#),
        (#"{"f":"2026-01-15T09:30"}"#, #"{"f":"2026-01-15T09:30:00.000Z"}"#), (#"{"g":[]}"#, #"{"g":{}}"#),
        (#"{"h":["a","2"]}"#, #"{"h":["a",2]}"#), (#"{"i":"9007199254740993"}"#, #"{"i":9007199254740993}"#),
        (#"{"more":"1.5"}"#, #"{"more":1.5}"#),
    ])
    func readsThemWhereverTheyStand(json: String, expected: String) throws {
        #expect(try encode(decode(json, as: Everywhere.self)) == expected)
    }

    @Test(arguments: [
        (#"{"b":[1,"x"]}"#, "b.1"), (#"{"b":[1,2.5]}"#, "b.1"), (#"{"c":{"x":"y"}}"#, "c.x"),
        (#"{"d":[[1],["x"]]}"#, "d.1.0"),
        (#"{"a":2.5}"#, "a"), (#"{"h":["a","x"]}"#, "h.1"), (#"{"g":["x"]}"#, "g"), (#"{"i":1.5}"#, "i"),
    ])
    func namesThePlaceOfWhatIsNone(json: String, path: String) {
        let error = #expect(throws: DecodingError.self) { try decode(json, as: Everywhere.self) }
        #expect(error?.codingPathOrKey.joined(separator: ".") == path)
    }

    @Test func ofFieldsThatComeTwiceTheFirstCounts() throws {
        #expect(try encode(decode(#"{"a":1,"a":2}"#, as: Everywhere.self)) == #"{"a":1}"#)
    }

    @Test func aMemberOfAUnionHasToFitExactly() throws {
        for json in [#"{"n":"1"}"#, #"{"n":[{"n":"1"}]}"#, "true", #""2026-01-15T09:30""#] {
            let value = try decode(json, as: Alternative.self)
            #expect(!value.isKnown)
            #expect(try encode(value) == json)
        }
        #expect(try decode(#"{"n":1}"#, as: Alternative.self).isKnown)
        #expect(try decode(#""2026-01-15T09:30:00Z""#, as: Alternative.self).isKnown)
        // Beside a union it holds again.
        let pair = try decode(#"{"union":{"n":"1"},"n":"1"}"#, as: BesideAUnion.self)
        #expect(!pair.union.isKnown)
        #expect(pair.n == 1)
    }

    /// Each level would be read twice as often as the one around it if every list were read again.
    @Test func whatDoesNotFitDeepInsideIsNotReadAgainAtEveryLevel() throws {
        let depth = 12
        let json = String(repeating: #"{"children":["#, count: depth) + "{}" + String(repeating: "]}", count: depth)
        let decoder = JSONDecoder()
        let counter = Counter()
        decoder.userInfo[try #require(Tree.counterKey)] = counter
        let error = #expect(throws: DecodingError.self) {
            try decoder.decode(Tree.self, from: Data(json.replacing("{}", with: #"{"children":{"new":1}}"#).utf8))
        }
        #expect(error?.codingPathOrKey.count == 2 * depth + 1)
        #expect(counter.value <= 3 * (depth + 1))
    }
}

// MARK: - Models

private struct Everywhere: CodableObject {
    var a: Nullable<Int>?
    var b: [Int]?
    var c: [String: Double]?
    var d: [[Int]]?
    var e: [Date?]?
    var f: Nullable<Date>?
    var g: [String: OtherSpellingTests.Part]?
    var h: Pair?
    var i: Int64?
    var additional: [String: Double]

    /// A tuple of a text and a number.
    struct Pair: Codable {
        var first: String
        var second: Int

        init(from decoder: any Decoder) throws {
            var reader = try ArrayReader(decoder)
            first = try reader.next()
            second = try reader.next()
        }

        func encode(to encoder: any Encoder) throws {
            var writer = ArrayWriter(encoder)
            try writer.next(first)
            try writer.next(second)
        }
    }

    init(from reader: ObjectReader) throws {
        a = try reader.nullable("a")
        b = try reader.valueIfPresent("b")
        c = try reader.valueIfPresent("c")
        d = try reader.valueIfPresent("d")
        e = try reader.valueIfPresent("e")
        f = try reader.nullableDate("f")
        g = try reader.valueIfPresent("g")
        h = try reader.valueIfPresent("h")
        i = try reader.int64IfPresent("i")
        additional = try reader.additionalValues(beside: ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
    }

    func write(to writer: inout ObjectWriter) throws {
        try writer.additional(additional)
        try writer.nullable("a", a)
        try writer.valueIfPresent("b", b)
        try writer.valueIfPresent("c", c)
        try writer.valueIfPresent("d", d)
        try writer.valueIfPresent("e", e)
        try writer.nullableDate("f", f)
        try writer.valueIfPresent("g", g)
        try writer.valueIfPresent("h", h)
        try writer.int64IfPresent("i", i)
    }
}

/// A union of types that are told apart by what fits.
private enum Alternative: OpenUnion {
    case date(Date)
    case number(Int)
    case object(Numbered)
    case unknown(JSONValue)

    struct Numbered: CodableObject {
        var n: Int

        init(from reader: ObjectReader) throws { n = try reader.int("n") }
        func write(to writer: inout ObjectWriter) throws { try writer.int("n", n) }
    }

    var isKnown: Bool { if case .unknown = self { false } else { true } }

    init(from decoder: any Decoder) throws {
        var union = UnionReader<Self>(decoder)
        union.attempt(Self.date)
        union.attempt(Self.number)
        union.attempt(Self.object)
        self = try union.value(or: Self.unknown)
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .date(let value): try DateTime.string(value).encode(to: encoder)
        case .number(let value): try value.encode(to: encoder)
        case .object(let value): try value.encode(to: encoder)
        case .unknown(let value): try value.encode(to: encoder)
        }
    }
}

private struct BesideAUnion: CodableObject {
    var union: Alternative
    var n: Int

    init(from reader: ObjectReader) throws {
        union = try reader.value("union")
        n = try reader.int("n")
    }

    func write(to writer: inout ObjectWriter) throws {}
}

private struct Tree: Decodable {
    static let counterKey = CodingUserInfoKey(rawValue: "counter")

    var children: [Tree]?

    init(from decoder: any Decoder) throws {
        if let key = Self.counterKey { (decoder.userInfo[key] as? Counter)?.increment() }
        children = try ObjectReader(decoder).valueIfPresent("children")
    }
}

/// Runs a part of the reading of an object.
private func decode(
    _ json: String,
    with read: @escaping @Sendable (ObjectReader) throws -> String
) throws -> String {
    struct Reading: DecodableWithConfiguration {
        let result: String

        init(from decoder: any Decoder, configuration read: @Sendable (ObjectReader) throws -> String) throws {
            result = try read(ObjectReader(decoder))
        }
    }
    return try JSONDecoder().decode(Reading.self, from: Data(json.utf8), configuration: read).result
}

extension DecodingError {
    /// The place, with the key that is missing.
    var codingPathOrKey: [String] {
        var path = context?.codingPath ?? []
        if case .keyNotFound(let key, _) = self { path.append(key) }
        return path.map { $0.intValue.map(String.init) ?? $0.stringValue }
    }
}
