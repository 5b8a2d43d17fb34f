import SDKModel
import Testing

@testable import SwiftEmitter

@Suite struct DocCommentTests {
    @Test(
        "Plain text is laid out as any other text is",
        arguments: [
            "", "\n\n", "e", "  e  ", "e\n\ne\n", "\n \n e", "- e fe fe fe", "  * efe fe  fe efe fe",
            "one two three four five six seven eight nine ten eleven", "    indented efe efe efe efe efe efe",
            "efeefeefeefeefeefeefeefeefeefeefe efe", "e```\n```swift\nlet eeee = 1 + 2 + 3 + 4 + 5 + 6  \n```\nafter  ",
            "~~~\nlet eeee = 1 + 2 + 3 + 4 + 5 + 6\n```\nlet eeeee = 1 + 2 + 3 + 4 + 5 + 6\n~~~\nafter efe efe efe efe efe",
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

    /// CommonMark, section 6.13: where the author broke a line because it was full says nothing.
    @Test(arguments: [
        (
            "A line that was broken because it was full goes\non as one.",
            "A line that was broken because it was full goes on as one."
        ),
        ("Short lines stay\nas they are.", "Short lines stay\nas they are."),
        (
            "Two spaces at the end of a long enough line break it  \nfor good.",
            "Two spaces at the end of a long enough line break it  \nfor good."
        ),
        (
            "Lists are no part of the paragraph before them, long:\n- one\n- two",
            "Lists are no part of the paragraph before them, long:\n- one\n- two"
        ),
        (
            "Paragraphs stay apart, however long the first one is.\n\nThis is another.",
            "Paragraphs stay apart, however long the first one is.\n\nThis is another."
        ),
        (
            "```\nlet code = \"is kept exactly as it is, line by line\"\nlet other = 1\n```\nafter",
            "```\nlet code = \"is kept exactly as it is, line by line\"\nlet other = 1\n```\nafter"
        ),
        (
            "~~~\nlet code = \"is kept exactly as it is, line by line\"\n```\nlet other = \"whatever else begins or ends code\"\n"
                + "let last = 1\n~~~\nafter",
            "~~~\nlet code = \"is kept exactly as it is, line by line\"\n```\nlet other = \"whatever else begins or ends code\"\n"
                + "let last = 1\n~~~\nafter"
        ),
        (
            "A line that is long enough to be taken for a full one\n```\nlet code = 1\n```",
            "A line that is long enough to be taken for a full one\n```\nlet code = 1\n```"
        ),
        (
            "# A heading that takes up almost the whole of its line\nis not joined",
            "# A heading that takes up almost the whole of its line\nis not joined"
        ),
        (
            "| a table | with | cells | and | more | cells | in it |\n| b | c |",
            "| a table | with | cells | and | more | cells | in it |\n| b | c |"
        ),
        (
            "  indented text may be code, so that it stays as it is\nwhatever follows",
            "  indented text may be code, so that it stays as it is\nwhatever follows"
        ),
        (
            "Elements of HTML such as this one may break the line<br>\nfor good.",
            "Elements of HTML such as this one may break the line<br>\nfor good."
        ),
    ])
    func linesThatWereOnlyFullAreJoined(_ text: String, _ expected: String) {
        #expect(DocComment.withoutSoftBreaks(text) == expected)
    }

    @Test(arguments: [
        ("One sentence.", ["Range: `1...`."], ["/// One sentence. Range: `1...`."]),
        ("no full stop", ["Range: `1...`."], ["/// no full stop", "///", "/// Range: `1...`."]),
        ("- a list.", ["Note."], ["/// - a list.", "///", "/// Note."]),
        ("Two.\n\nParagraphs.", ["A.", "B."], ["/// Two.", "///", "/// Paragraphs.", "///", "/// A. B."]),
        ("", ["Note."], ["/// Note."]),
    ])
    func shortFactsFollowTheProse(_ description: String, _ notes: [String], _ lines: [String]) {
        var writer = SourceWriter()
        DocComment.write(Documentation(description: description, notes: notes), to: &writer)
        #expect(writer.text == lines.map { $0 + "\n" }.joined())
    }
}
