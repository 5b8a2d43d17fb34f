import Foundation
import GreenflashRuntime
import Testing

@Suite struct JSONValueTests {
    @Test(
        arguments: [
            ("null", JSONValue.null),
            ("true", true),
            ("false", false),
            ("0", 0),
            ("-1", -1),
            ("9007199254740993", .integer(9_007_199_254_740_993)),
            ("9223372036854775807", .integer(.max)),
            ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            ("18446744073709551615", .number(18_446_744_073_709_551_616)),
            ("1.0", .integer(1)),
            ("1e3", .integer(1000)),
            ("0.1", .number(0.1)),
            ("-2.5e-7", .number(-2.5e-7)),
            ("1e300", .number(1e300)),
            (#""""#, ""),
            (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{c}\n\r\tz"),
            (#""\ud83d\ude00 \u00e9 é 😀""#, "😀 é é 😀"),
            (#""\u0000\u2028""#, "\u{0}\u{2028}"),
            ("[]", []),
            ("{}", [:]),
            ("[[],{},null,[1,\"x\"]]", [[], [:], nil, [1, "x"]]),
            (#"{"a":{"b":[1,2.5,null,true]},"":"empty key"}"#, ["a": ["b": [1, 2.5, nil, true]], "": "empty key"]),
        ] as [(String, JSONValue)]
    )
    func decodesAndEncodesBack(_ json: String, _ value: JSONValue) throws {
        #expect(try decode(json) == value)
        #expect(try decode(encode(value)) == value)
        #expect(try JSONValue(encoding: value) == value)
    }

    @Test func keepsWholeNumbersAsIntegers() throws {
        #expect(
            try encode(decode("[9007199254740993,-9223372036854775808]", as: JSONValue.self))
                == "[9007199254740993,-9223372036854775808]"
        )
        guard case .integer = try decode("1", as: JSONValue.self) else {
            Issue.record("1 is no integer")
            return
        }
    }

    @Test(arguments: ["", "{", "[1,,2]", "{\"a\":}", "nul", "'a'", "1e999", "[1e999]", "\"\u{1}\""])
    func refusesWhatIsNoJSON(_ json: String) {
        #expect(throws: DecodingError.self) { try decode(json, as: JSONValue.self) }
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func readsNestingUpToTheLimitOnASmallStackAndRefusesMore(_ open: String, _ close: String) async throws {
        @Sendable func nested(_ depth: Int) -> String {
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        let results = await onSmallStack {
            [1, 127, 128, 129, 500, 100_000].map { depth in
                Result { try encode(decode(nested(depth), as: JSONValue.self)) == nested(depth) }
            }
        }
        #expect(try results.prefix(3).map { try $0.get() } == [true, true, true])
        for result in results.dropFirst(3) {
            #expect(throws: DecodingError.self) { try result.get() }
        }
    }

    /// Runs the body with the stack that Darwin's secondary threads have.
    private func onSmallStack<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            thread.stackSize = 512 * 1024
            thread.start()
        }
    }

    @Test func refusesToEncodeNestingThatNoDecoderWouldRead() {
        var value: JSONValue = 1
        for _ in 0..<2000 { value = ["a": [value]] }
        #expect(throws: EncodingError.self) { try encode(value) }
        #expect(value.description == "(JSON nested too deeply to show)")
    }

    @Test func describesItselfAsCompactSortedJSON() {
        let value: JSONValue = ["b": [1, 2.5, nil], "a": "x/y", "n": .number(.nan)]
        #expect(value.description == #"{"a":"x/y","b":[1,2.5,null],"n":"NaN"}"#)
        #expect("\(JSONValue.string("é"))" == "\"é\"")
    }

    @Test func refusesToEncodeNumbersThatAreNotFinite() {
        #expect(throws: EncodingError.self) { try encode(JSONValue.number(.infinity)) }
    }

    @Test func readsMembersAndElementsWithoutTraps() {
        let value: JSONValue = ["list": [1, "two"], "flag": true]
        #expect(value["list"][1].stringValue == "two")
        #expect(value["list"][0].intValue == 1)
        #expect(value["list"][0].doubleValue == 1)
        #expect(value["flag"].boolValue == true)
        #expect(value["list"].arrayValue?.count == 2)
        #expect(value.objectValue?.keys.sorted() == ["flag", "list"])
        #expect(value["list"][2].isNull)
        #expect(value["list"][-1].isNull)
        #expect(value["none"]["deeper"][7] == .null)
        #expect(value.stringValue == nil)
        #expect(JSONValue.number(2.5).intValue == nil)
        #expect(JSONValue.number(1e300).intValue == nil)
        #expect(JSONValue.number(2).intValue == 2)
        #expect(JSONValue.bool(true).intValue == nil)
    }

    @Test func equalNumbersAreEqualAndHashAlike() {
        #expect(JSONValue.integer(1) == .number(1))
        #expect(JSONValue.integer(1).hashValue == JSONValue.number(1).hashValue)
        #expect(JSONValue.integer(.max) != .number(9_223_372_036_854_775_808))
        #expect(JSONValue.integer(1) != .bool(true))
        #expect(Set<JSONValue>([1, .number(1), 1.5]).count == 2)
    }

    @Test(arguments: [(1e17, "100000000000000000"), (-9.2e18, "-9200000000000000000"), (1e19, "1e+19"), (0.5, "0.5")])
    func equalNumbersGiveTheSameBytes(_ number: Double, _ text: String) throws {
        for value in [.number(number), [.number(number)], ["a": .number(number)]] as [JSONValue] {
            let written = try encode(value)
            #expect(written.contains(text))
            #expect(try encode(decode(written, as: JSONValue.self)) == written)
        }
    }

    @Test func convertsToAndFromModels() throws {
        let value: JSONValue = ["name": "refund", "count": 3]
        let keyword = try value.decode(SampleKeyword.Counted.self)
        #expect(keyword == SampleKeyword.Counted(name: "refund", count: 3))
        #expect(try JSONValue(encoding: keyword) == value)
        #expect(throws: DecodingError.self) { try JSONValue.string("x").decode(SampleKeyword.Counted.self) }
    }

    @Test func literalsWithRepeatedKeysKeepTheLast() {
        let value: JSONValue = ["a": 1, "a": 2]
        #expect(value["a"] == 2)
    }
}
