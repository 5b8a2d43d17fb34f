import Testing

@testable import SwiftEmitter

@Suite struct DocCommentTests {
    @Test(
        "Text of ASCII is laid out as any other text is",
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
        let general = DocComment.lines(of: text.replacing("e", with: "é"), width: width)
        #expect(DocComment.lines(of: text, width: width) == general.map { $0.replacing("é", with: "e") })
    }
}
