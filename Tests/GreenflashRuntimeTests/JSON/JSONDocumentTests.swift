import Foundation
import Testing

@testable import GreenflashRuntime

struct JSONDocumentTests {
    /// One field of each kind, read as generated models read them.
    struct Everything: CodableObject, Hashable {
        var text: String?
        var flag: Bool?
        var count: Int?
        var ratio: Double?
        var small: Int8?
        var at: Date?
        var note: Nullable<String>?
        var plan: SamplePlan?
        var tags: [String]?
        var inner: [Everything]?
        var named: [String: Everything]?
        var json: JSONValue?
        var properties: [String: JSONValue]?

        init(from reader: ObjectReader) throws {
            text = try reader.stringIfPresent("text")
            flag = try reader.boolIfPresent("flag")
            count = try reader.intIfPresent("count")
            ratio = try reader.doubleIfPresent("ratio")
            small = try reader.valueIfPresent("small")
            at = try reader.dateIfPresent("at")
            note = try reader.nullable("note")
            plan = try reader.valueIfPresent("plan")
            tags = try reader.valueIfPresent("tags")
            inner = try reader.valueIfPresent("inner")
            named = try reader.valueIfPresent("named")
            json = try reader.jsonIfPresent("json")
            properties = try reader.objectIfPresent("properties")
        }

        func write(to writer: inout ObjectWriter) throws {
            try writer.stringIfPresent("text", text)
            try writer.boolIfPresent("flag", flag)
            try writer.intIfPresent("count", count)
            try writer.doubleIfPresent("ratio", ratio)
            try writer.valueIfPresent("small", small)
            try writer.dateIfPresent("at", at)
            try writer.nullable("note", note)
            try writer.valueIfPresent("plan", plan)
            try writer.valueIfPresent("tags", tags)
            try writer.valueIfPresent("inner", inner)
            try writer.valueIfPresent("named", named)
            try writer.valueIfPresent("json", json)
            try writer.valueIfPresent("properties", properties)
        }
    }

    /// Without `JSONDecoder`; `nil` where that would have to be asked.
    private func read<T: Decodable>(_ type: T.Type, _ data: Data) -> T? {
        JSONDocument.decode(type, from: JSONDocument(data))
    }

    static let common = [
        "{}", " {\t} \r\n", #"{"text":"","flag":true,"count":0,"ratio":0.5,"small":-128}"#,
        #"{"text":"é🙂 \" \\ \/ \n \r \t \b \f \u00e9 \u2019 \ud83d\uDE00 \uFFFF","flag":false,"count":-12,"ratio":3}"#,
        #"{"at":"2025-03-01T10:20:30.123Z","note":null,"plan":"growth","tags":[]}"#,
        #"{"note":"x","plan":"another","tags":["a","","c\n"],"text":null}"#,
        #"{"inner":[{"text":"a"},{"inner":[{"count":7}],"tags":["b"]}],"count":999999999999999}"#,
        #"{"named":{"a":{"text":"a"},"":{"flag":true}},"ratio":-12.5e-3,"unknown":[{"x":[1.5,null]}]}"#,
        #"{"json":[null,true,"a",1,-0.0E1,[],{}],"count":5}"#, #"{"json":{"a":{"b":[1,2,3]},"c":"d"}}"#,
        #"{"properties":{"plan":"growth","seats":12,"list":[1,"a",null],"none":null}}"#,
        #"{"ratio":0.0,"json":null}"#, #"{"ratio":1e300}"#, #"{"ratio":123456789012345678}"#, #"{"ratio":0.1}"#,
    ]

    @Test(arguments: common)
    func `what is read is what JSONDecoder reads`(text: String) throws {
        let data = Data(text.utf8)
        let expected = try JSONCoding.decoder.decode(Everything.self, from: data)
        if let found = read(Everything.self, data) { #expect(found == expected) }
        #expect(try JSONCoding.decode(Everything.self, from: data) == expected)
    }

    @Test func `common forms are read without JSONDecoder`() {
        for text in Self.common where !text.contains("-0.0E1") {
            #expect(read(Everything.self, Data(text.utf8)) != nil, "\(text)")
        }
        #expect(read([Int].self, Data(" [1, 2 ,3] ".utf8)) == [1, 2, 3])
        #expect(read(String.self, Data(#""a\tb""#.utf8)) == "a\tb")
    }

    static let others = [
        "", " ", "nul", "{", "{}}", "{} x", "\u{FEFF}{}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,}"#, #"{a:1}"#,
        "[1,]",
        "[1 2]", #"{"a":1 "b":2}"#, #"{"a":1,"a":2}"#, #"{"\u0061":1}"#, "[01]", "[-]", "[+1]", "[1.]", "[.5]", "[1e]",
        "[1e+]", "[tru]", #"["x]"#, #"["\x"]"#, #"["\u12"]"#, #"["\u12G4"]"#, #"["\"#, "[\"\n\"]", "[\"\u{0}\"]",
        "['a']",
        "[truex]", #"{"é":1}"#, "{\"e\u{301}\":1,\"\u{e9}\":2}",
        String(repeating: "[", count: 65) + String(repeating: "]", count: 65),
        "{" + (0..<65).map { "\"\($0)\":0" }.joined(separator: ",") + "}",
    ]

    @Test(arguments: others)
    func `what is no JSON, or not certain, is left to JSONDecoder`(text: String) {
        #expect(JSONDocument(Data(text.utf8)) == nil)
        #expect(JSONDocument(text) == nil)
    }

    @Test func `whole numbers are integers, as JSONDecoder has them`() throws {
        let data = Data("[0,1,-5,999999999999999]".utf8)
        let isInteger = { (value: JSONValue) in if case .integer = value { true } else { false } }
        #expect(try #require(read([JSONValue].self, data)).allSatisfy(isInteger))
        #expect(try JSONCoding.decoder.decode([JSONValue].self, from: data).allSatisfy(isInteger))
    }

    @Test func `bytes that are not UTF-8 are left to JSONDecoder`() {
        #expect(JSONDocument(Data([0x22, 0xFF, 0x22])) == nil)
        #expect(JSONDocument(Data([0x22, 0xC3, 0x22])) == nil)
        #expect(JSONDocument(Data("[1]".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })) == nil)
    }

    /// Swallows what a union swallows while it tries its members.
    private struct Guess: Decodable {
        let isNumber: Bool

        init(from decoder: any Decoder) throws {
            isNumber = (try? decoder.singleValueContainer().decode(Int.self)) != nil
        }
    }

    private struct Union: Decodable {
        init(from decoder: any Decoder) throws { _ = MemberChoice(decoder) }
    }

    /// It has a field whose name is a Kelvin sign, which Swift takes for a K.
    private struct Kelvin: Decodable {
        let value: Int?

        init(from decoder: any Decoder) throws { value = try ObjectReader(decoder).intIfPresent("\u{212A}") }
    }

    @Test func `names that are equal in different bytes are for JSONDecoder to tell`() throws {
        let data = Data(#"{"K":1}"#.utf8)
        #expect(read(Kelvin.self, data) == nil)
        #expect(try JSONCoding.decode(Kelvin.self, from: data).value == 1)
    }

    @Test func `what is tried in vain is for JSONDecoder to tell`() throws {
        #expect(read(Guess.self, Data("1".utf8))?.isNumber == true)
        #expect(read(Guess.self, Data("1.0".utf8)) == nil)
        #expect(try JSONCoding.decode(Guess.self, from: Data("1.0".utf8)).isNumber)
        #expect(read(Union.self, Data("{}".utf8)) == nil)
    }

    // MARK: Types with rules of their own

    /// An error that says nothing of JSON.
    private struct Even: Decodable, Equatable {
        struct Odd: Error {}

        let number: Int

        init(from decoder: any Decoder) throws {
            number = try decoder.singleValueContainer().decode(Int.self)
            guard number.isMultiple(of: 2) else { throw Odd() }
        }
    }

    /// Leaves out what does not fit.
    private struct Lossy<Element: Decodable & Equatable>: Decodable, Equatable {
        private struct Anything: Decodable {}

        var elements: [Element] = []

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            while !container.isAtEnd {
                if let element = try? container.decode(Element.self) {
                    elements.append(element)
                } else {
                    _ = try? container.decode(Anything.self)
                }
            }
        }
    }

    private enum Color: String, Decodable { case red, green }

    /// Reads its elements by the way that subclasses take.
    private struct Supers: Decodable, Equatable {
        var elements: [Int?] = []

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            while !container.isAtEnd { elements.append(try? Int(from: container.superDecoder())) }
        }
    }

    /// Has its name from where it stands.
    private struct Named: Decodable, Equatable {
        let name: String

        init(from decoder: any Decoder) { name = decoder.codingPath.last!.stringValue }
    }

    private struct Wide: Decodable, Equatable {
        let isWide: Bool
        let number: UInt128?

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            isWide = (try? list.decode(Int128.self)) != nil
            number = try? list.decode(UInt128.self)
        }
    }

    /// Decodes when it is asked to.
    private struct Kept: Decodable {
        let decoder: any Decoder

        init(from decoder: any Decoder) { self.decoder = decoder }
    }

    @Test func `types with rules of their own are what JSONDecoder makes of them`() throws {
        try expectSame(Lossy<Even>.self, "[1,2,3,4,6]")
        try expectSame(Lossy<Even>.self, #"[1,"2",{},4,null]"#)
        try expectSame(Lossy<Color>.self, #"["red","blue","green"]"#)
        try expectSame(Supers.self, "[1,2,3]")
        try expectSame([Named].self, "[1,[2],{}]")
        try expectSame([String: [Named]].self, #"{"a":[1,2],"b":[],"c":[{"d":[]}]}"#)
        try expectSame([String: Named].self, #"{"a":1,"b":{"c":[1,2]},"d":3}"#)
        try expectSame(Wide.self, "[5,7]")
        try expectSame(Wide.self, "[340282366920938463463374607431768211455,7]")
        try expectSame([UInt128].self, "[0,1,340282366920938463463374607431768211455]")
    }

    @Test func `a decoder that is kept for later still decodes`() throws {
        let kept = try JSONCoding.decode(Kept.self, from: Data(#"{"a":"https://example.com"}"#.utf8))
        #expect(try [String: URL](from: kept.decoder)["a"]?.host() == "example.com")
    }

    @Test(arguments: [
        (#"["2026-01-15","2026-01-16"]"#, [Int]()), (#"["2026-01-15","x","2026-01-17",7]"#, [1, 3]),
    ])
    func `elements that are left out say where they stood`(text: String, places: [Int]) throws {
        let list = try JSONCoding.decode(ElementwiseList<CalendarDate>.self, from: Data(text.utf8))
        #expect(list.elements.count == list.count - places.count)
        let paths = list.failures.map { failure -> String in
            guard let error = failure.error as? DecodingError else { return "\(failure.error)" }
            switch error {
            case .dataCorrupted(let context), .typeMismatch(_, let context): return JSONPath.text(context.codingPath)
            default: return "\(error)"
            }
        }
        #expect(paths == places.map { "[\($0)]" })
    }

    /// A day and those after it.
    private struct Days: Decodable, Equatable {
        let first: CalendarDate
        let rest: [CalendarDate]

        init(from decoder: any Decoder) throws {
            var reader = try ArrayReader(decoder)
            first = try reader.next()
            rest = try reader.rest()
        }
    }

    @Test func `items in another spelling are not lost`() throws {
        let text = #"["2026-01-15T00:00:00Z","2026-01-16","2026-01-17T00:00:00Z","2026-01-18"]"#
        try expectSame(Days.self, text)
        #expect(try JSONCoding.decode(Days.self, from: Data(text.utf8)).rest.count == 3)
    }

    private func expectSame<T: Decodable & Equatable>(_ type: T.Type, _ text: String) throws {
        let expected = try JSONCoding.decoder.decode(type, from: Data(text.utf8))
        #expect(try JSONCoding.decode(type, from: Data(text.utf8)) == expected, "\(text)")
        #expect(try ServerSentEvent(data: text).decode(type) == expected, "\(text)")
    }

    // MARK: Misfits

    static let misfits = [
        #"{"text":5}"#, #"{"flag":"true"}"#, #"{"count":"5"}"#, #"{"count":5.0}"#, #"{"count":1e3}"#, #"{"small":128}"#,
        #"{"count":9223372036854775807}"#, #"{"count":9223372036854775808}"#, #"{"ratio":"1.5"}"#, #"{"ratio":1e999}"#,
        #"{"ratio":1e-400}"#, #"{"at":"yesterday"}"#, #"{"at":5}"#, #"{"tags":"a"}"#, #"{"tags":[1]}"#, #"{"tags":{}}"#,
        #"{"inner":[{"count":[]}]}"#, #"{"named":[]}"#, #"{"plan":7}"#, #"{"note":[]}"#, #"{"json":1.5}"#, "[]", "5",
        #"{"text":"\ud83d"}"#, #"{"text":"\ud83d\u0041"}"#, #"{"text":"\ude00\ud83d"}"#, #"{"text":"\ud83d\n"}"#,
        #"{"json":12345678901234567890}"#, #"{"json":-0}"#,
    ]

    @Test(arguments: common + others + misfits)
    func `an event's data is read as the same JSON elsewhere, with the same error`(text: String) {
        let found = Result { try ServerSentEvent(data: text).decode(Everything.self) }
        let expected = Result { try JSONCoding.decoder.decode(Everything.self, from: Data(text.utf8)) }
        #expect((try? found.get()) == (try? expected.get()))
        if case .failure(let found) = found, case .failure(let expected) = expected {
            #expect("\(found)" == "\(expected)")
        }
    }

    @Test(arguments: misfits)
    func `what does not fit, or fits in another spelling, is for JSONDecoder to tell`(text: String) {
        #expect(read(Everything.self, Data(text.utf8)) == nil)
        expectNoDifference(Data(text.utf8))
    }

    @Test(arguments: 0..<40)
    func `whatever the bytes, the outcome is that of JSONDecoder`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = Array(#"{}[]":,\u0123456789.eE+-truefalsn x"#.utf8)
        for text in Self.common {
            for _ in 0..<20 {
                var changed = Array(text.utf8)
                for _ in 0..<Int.random(in: 1...3, using: &random) where !changed.isEmpty {
                    let place = changed.indices.randomElement(using: &random) ?? 0
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: changed[place] = bytes.randomElement(using: &random) ?? 0
                    case 1: changed.insert(bytes.randomElement(using: &random) ?? 0, at: place)
                    default: changed.remove(at: place)
                    }
                }
                expectNoDifference(Data(changed))
            }
        }
    }

    /// Where something is decoded without it, `JSONDecoder` decodes the same.
    private func expectNoDifference(_ data: Data) {
        func compare<T: Codable & Equatable>(_ type: T.Type) {
            guard let found = read(type, data) else { return }
            let expected = try? JSONCoding.decoder.decode(type, from: data)
            #expect(found == expected, "\(String(decoding: data, as: UTF8.self)) as \(type)")
            // Minus zero is equal to zero, but not written so.
            #expect((try? JSONCoding.encode(found)) == expected.flatMap { try? JSONCoding.encode($0) })
        }
        compare(Everything.self)
        compare(JSONValue.self)
        compare([String: JSONValue].self)
        compare([Double].self)
    }

    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

        /// SplitMix64.
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
