import Foundation
import Testing

@testable import YAML

@Suite struct HostileInputTests {
    @Test("A file that is too large is refused before it is read")
    func bytes() {
        let limits = ParsingLimits(bytes: 8)
        #expect(diagnostics("a: 12345", limits: limits) == [])
        #expect(
            diagnostics("a: 123456", limits: limits) == [
                "in.yaml:1:1: error: the file is too large: it has more than 8 bytes; split it"
            ]
        )
    }

    @Test(
        "Keys and values are counted",
        arguments: ["[1, 2, 3, 4]", "{\"a\": 1, \"b\": [3]}", "a: 1\nb: 2", "- - - - 1"]
    )
    func nodes(_ text: String) {
        #expect(diagnostics(text, limits: ParsingLimits(nodes: 6)) == [])
        let found = diagnostics(text, limits: ParsingLimits(nodes: 4))
        #expect(found.count == 1)
        #expect(found.first?.hasSuffix("error: the file has more than 4 keys and values; split it") == true)
    }

    @Test("A file of nothing but errors is given up after a thousand of them")
    func errors() {
        let keys = String(repeating: "a: 1\n", count: 5000)
        #expect(diagnostics(keys).count == 1000)
        #expect(diagnostics("{" + String(repeating: "\"a\":1,", count: 5000) + "\"a\":1}").count == 1000)
    }

    /// A large file under a short name, so that what the tests print stays small.
    struct LargeFile: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String

        init(_ name: String, _ text: String) {
            testDescription = name
            self.text = text
        }
    }

    @Test(
        "Large files take time and memory in proportion",
        arguments: [
            LargeFile("lists in JSON", "[" + String(repeating: "[],", count: 300_000) + "1]"),
            LargeFile("a list", String(repeating: "- x\n", count: 300_000)),
            LargeFile("a mapping", (0..<100_000).map { "key\($0): value\($0)\n" }.joined()),
            LargeFile(
                "objects",
                "{"
                    + (0..<100_000).map { "\"key\($0)\": {\"a\": \"value \($0) of many more\"}" }
                    .joined(separator: ",") + "}"
            ),
            LargeFile("escapes", "\"" + String(repeating: "\\u00e9", count: 300_000) + "\""),
        ]
    )
    func large(_ file: LargeFile) {
        #expect(diagnostics(file.text) == [])
    }

    @Test("Nesting is bounded for JSON too", arguments: ["[", "{\"a\":"])
    func depth(_ level: String) {
        let column = 200 * level.count + 1
        #expect(
            diagnostics(Array(String(repeating: level, count: 100_000).utf8), file: "in.json") == [
                "in.json:1:\(column): error: lists and mappings are nested more than 200 levels deep"
            ]
        )
    }

    @Test("The deepest tree that is admitted can be walked on a stack of 512 kB")
    func stack() {
        final class Outcome: @unchecked Sendable {
            var json = ""
            var pointer: String?
        }
        let outcome = Outcome()
        let finished = DispatchSemaphore(value: 0)
        let thread = Thread {
            let text = String(repeating: "{\"a\":[", count: 100) + String(repeating: "]}", count: 100)
            if let root = try? Node.parse(text, file: "in.json") {
                outcome.json = root.json
                outcome.pointer = root.pointer(at: SourcePosition(file: "in.json", line: 1, column: 596))
            }
            finished.signal()
        }
        thread.stackSize = 512 << 10
        thread.start()
        finished.wait()
        #expect(outcome.json.utf8.count == 800)
        #expect(outcome.pointer == "#" + String(repeating: "/a/0", count: 99) + "/a")
    }

    @Test(
        "Other encodings are read, with a byte order mark or without",
        arguments: [("ü: 中", #"{"ü":"中"}"#), (#"{"ü": "😀"}"#, #"{"ü":"😀"}"#), (#"["\ud83d\ude00"]"#, #"["😀"]"#)],
        [true, false]
    )
    func encodings(_ document: (text: String, json: String), _ hasMark: Bool) throws {
        // Without a mark, the first characters must be ASCII.
        let text = (hasMark ? "\u{FEFF}" : "  ") + document.text
        let scalars = text.unicodeScalars.map(\.value)
        let big32 = scalars.flatMap {
            [UInt8($0 >> 24), UInt8($0 >> 16 & 0xFF), UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)]
        }
        let little32 = scalars.flatMap {
            [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF), UInt8($0 >> 16 & 0xFF), UInt8($0 >> 24)]
        }
        let big16 = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [Array(text.utf8), big16, little16, big32, little32] {
            #expect(try Node.parse(bytes, file: "in.yaml").json == document.json)
        }
    }

    @Test(
        "Line ends of every system are one line end",
        arguments: ["\n", "\r\n", "\r"],
        ["a: 1|b: [x,|  y]|c: 3", "{\"a\": 1,|\"b\": [1,|  2],|\"c\": 3}"]
    )
    func lineEnds(_ end: String, _ template: String) throws {
        let root = try Node.parse(template.replacing("|", with: end), file: "in.yaml")
        #expect(root["b"]?.sequence?.last?.position.lineAndColumn == "3:3")
        #expect(root.entries?.last?.keyPosition.lineAndColumn == "4:1")
    }
}
