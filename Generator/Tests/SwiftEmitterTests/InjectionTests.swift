import Testing

@testable import SwiftEmitter

@Suite struct InjectionTests {
    @Test(arguments: [
        ("plain", "\"plain\""),
        ("\"", "\"\\\"\""),
        ("\\(danger)", "\"\\\\(danger)\""),
        ("a\nb\rc\td", "\"a\\nb\\rc\\td\""),
        ("\u{0}\u{7F}\u{85}\u{2028}", "\"\\u{0}\\u{7f}\\u{85}\\u{2028}\""),
        ("\u{202E}evil", "\"\\u{202e}evil\""),
        ("ümläut 🎉", "\"ümläut 🎉\""),
    ])
    func stringLiteralsCannotBeLeft(text: String, literal: String) {
        #expect(SwiftText.literal(text) == literal)
    }

    @Test(arguments: ["a\nb", "a\rb", "a\r\nb", "a\u{0B}b", "a\u{0C}b", "a\u{85}b", "a\u{2028}b", "a\u{2029}b"])
    func lineBreaksOfEveryKindStayInTheComment(text: String) {
        #expect(DocComment.lines(of: text, width: 80) == ["a", "b"])
    }

    @Test func charactersThatDisguiseTextAreLeftOutOfComments() {
        #expect(DocComment.lines(of: "a\u{202E}b\u{0}c\u{2066}", width: 80) == ["abc"])
    }

    @Test func longProseIsWrappedAndCodeIsNot() {
        let code = "```\nlet x = \"a very long line of code that goes on\"\n```"
        let lines = DocComment.lines(of: "one two three four five\n- six seven eight nine ten\n" + code, width: 12)
        #expect(
            lines == [
                "one two", "three four", "five", "- six seven", "  eight nine", "  ten", "```",
                "let x = \"a very long line of code that goes on\"", "```",
            ]
        )
    }

    @Test func everyLineOfHostileProseIsAComment() throws {
        let files = try generate(
            """
            paths: {}
            components:
              schemas:
                Thing:
                  description: "*/ }\\nimport Evil\\r#error(\\"x\\")\\u2028}\\f}"
                  type: object
                  properties:
                    "a\\"; import Evil //": {type: string, description: "\\n}\\n"}
                Choice: {type: string, enum: ["\\"\\n}", "\\\\(evil)", "", " "]}
            """
        )
        for (path, contents) in files {
            for line in contents.split(separator: "\n") {
                let code = line.drop { $0 == " " }
                #expect(
                    code.hasPrefix("//") || !code.contains("import Evil") || code.contains("\\\"; import Evil"),
                    "\(path): \(line)"
                )
                #expect(!code.hasPrefix("#error"), "\(path): \(line)")
            }
        }
    }

    /// Values of enumerations stand in one literal with spaces between them, and must come out of it as they are.
    @Test(
        arguments: [
            ("a", true), ("z\u{301}", true), ("漢", true), ("👍🏽", true), ("", false), ("a b", false), ("a\u{A0}b", false),
            ("\u{301}x", false), ("\u{200D}", false), ("x\u{600}", false),
        ]
    )
    func aWordIsOneBetweenSpaces(_ text: String, _ isWord: Bool) {
        #expect(SwiftText.isWord(text) == isWord)
        let words = "a \(text) b".split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
        #expect((words == ["a", text, "b"].map { Array($0.utf8) }) == isWord)
    }
}
