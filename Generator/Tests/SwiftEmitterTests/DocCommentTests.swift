import Testing

@testable import SwiftEmitter

@Suite struct DocCommentTests {
    @Test(
        "Plain text is laid out as any other text is",
        arguments: [
            "", "\n\n", "e", "  e  ", "e\n\ne\n", "\n \n e", "- e fe fe fe", "  * efe fe  fe efe fe",
            "one two three four five six seven eight nine ten eleven", "    indented efe efe efe efe efe efe",
            "efeefeefeefeefeefeefeefeefeefeefe efe", "e```\n```swift\nlet eeee = 1 + 2 + 3 + 4 + 5 + 6  \n```\nafter  ",
            "exactly ten", "exact tens", "trailing   \nspaces e   ", "   ", "e                          e",
        ],
        [3, 10, 11, 24]
    )
    func plainText(_ text: String, _ width: Int) {
        // The same text with a letter that takes the general way.
        let general = DocComment.lines(of: text.replacing("e", with: "e\u{301}"), width: width)
        // Letters and signs of one column and several bytes.
        for letter in ["e", "é", "\u{A0}", "ȿ", "’", "—", "…"] {
            let expected = general.map { $0.replacing("e\u{301}", with: letter) }
            #expect(DocComment.lines(of: text.replacing("e", with: letter), width: width) == expected)
        }
    }

    @Test(
        "Characters that are not seen, or change how others look, take the general way",
        arguments: [
            "\u{7F}", "\u{80}", "\u{85}", "\u{AD}", "\u{301}", "\u{2007}", "\u{200D}", "\u{2028}", "\u{202E}",
            "\u{2060}", "\t",
            "\r", "漢", "👍",
        ]
    )
    func otherText(_ character: String) {
        var text = "a\(character)"
        let isPlain = text.withUTF8 { DocComment.isPlain($0) }
        #expect(!isPlain)
    }
}
