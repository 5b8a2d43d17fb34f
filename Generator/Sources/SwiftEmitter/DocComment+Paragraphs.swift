extension DocComment {
    /// Joins the lines of a paragraph that its author broke at some column, which says nothing in CommonMark (section
    /// 6.13, soft line breaks), so that it can be broken anew. Lines that stand for themselves stay.
    static func withoutSoftBreaks(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var isCode = false
        var previous: Substring?
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = Substring(line)
            let isFence = line.utf8.starts(with: "```".utf8)
            if let previous {
                result += !isCode && !isFence && isBroken(previous) && continues(line) ? " " : "\n"
            }
            result += line
            if isFence { isCode.toggle() }
            previous = isFence ? "" : line
        }
        return result
    }

    /// Shorter lines were hardly broken because they were full.
    private static let shortestFullLine = 45

    /// Whether the line may end where it does only because it was full.
    private static func isBroken(_ line: Substring) -> Bool {
        guard line.utf8.count >= shortestFullLine, let last = line.utf8.last else { return false }
        // Two spaces, a backslash or an element of HTML break the line; a bar ends the row of a table.
        return !" \\>|\r".utf8.contains(last) && !"#| ".utf8.contains(line.utf8.first ?? last)
    }

    /// Whether the line begins with a word, and not with a mark that makes it more than text.
    private static func continues(_ line: Substring) -> Bool {
        guard let first = line.unicodeScalars.first, !line.utf8.starts(with: "```".utf8) else { return false }
        return first.properties.isAlphabetic || "`([\"'".unicodeScalars.contains(first)
    }
}

extension String {
    /// Whether it is prose without paragraphs, lists, code or other marks of its own.
    var isOneParagraph: Bool {
        guard !utf8.contains(UInt8(ascii: "\n")), let first = unicodeScalars.first else { return false }
        return first.properties.isAlphabetic || "`([\"'*_".unicodeScalars.contains(first)
    }
}
