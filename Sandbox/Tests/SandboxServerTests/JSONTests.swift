import Foundation
import Testing

@testable import SandboxServer

@Suite struct JSONTests {
    @Test(arguments: [
        ("null", JSON.null), (" true ", .bool(true)), ("-0", .integer(0)), ("12", .integer(12)), ("1.5", .number(1.5)),
        ("1e2", .integer(100)), ("18446744073709551616", .number(18_446_744_073_709_551_616)),
        (#""a\n\"\u00e9\ud83d\ude00\/""#, .string("a\n\"é😀/")),
        ("[]", .array([])), (#"[1,"2"]"#, .array([.integer(1), .string("2")])),
        (#"{"a":{"b":[]}}"#, .object(["a": ["b": JSON.array([])] as JSONObject])),
    ])
    func reads(text: String, value: JSON) throws {
        #expect(try JSON.parse(Data(text.utf8)) == value)
    }

    @Test(arguments: [
        "", "{", "{\"a\"}", "{a:1}", "01", "1.", ".5", "+1", "nul", "\"\u{1}\"", "\"\\x\"",
        "\"\\u12\"", "1 2",
        "'a'", "\"open",
    ])
    func refuses(text: String) {
        #expect(throws: (any Error).self) { try JSON.parse(Data(text.utf8)) }
    }

    @Test func refusesDeepNestingInsteadOfOverflowingTheStack() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: (any Error).self) { try JSON.parse(Data(text.utf8)) }
    }

    @Test func writesWhatItReads() throws {
        let text = #"{"id":"é\n\u0001","n":[1,2.5,-3,true,null],"o":{}}"#
        #expect(try JSON.parse(Data(text.utf8)).text == text)
    }

    @Test func keepsMilliseconds() throws {
        let text = "2026-01-15T09:30:00.123Z"
        #expect(Timestamp.date(text).map(Timestamp.string) == text)
        #expect(Timestamp.date("2026-01-15T10:30:00+01:00").map(Timestamp.string) == "2026-01-15T09:30:00.000Z")
    }
}
