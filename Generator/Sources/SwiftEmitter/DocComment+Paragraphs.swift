extension DocComment {
    /// Joins the lines of a paragraph that its author broke at some column, which says nothing in CommonMark (section
    /// 6.13, soft line breaks), so that it can be broken anew. Lines that stand for themselves stay.
    static func withoutSoftBreaks(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            // The breaks that say nothing. Each becomes a space, which takes as much room.
            var breaks: [Int] = []
            var code = CodeFence()
            var previous: Bytes?
            var start = 0
            while start <= bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                let line = Bytes(rebasing: bytes[start..<end])
                let isFence = code.follow(line)
                if let previous, !isFence, isBroken(previous), continues(line) { breaks.append(start - 1) }
                previous = isFence || code.isOpen ? nil : line
                start = end + 1
            }
            guard !breaks.isEmpty else { return nil }
            var result = Array(bytes)
            for place in breaks { result[place] = UInt8(ascii: " ") }
            return String(decoding: result, as: UTF8.self)
        } ?? text
    }

    /// Shorter lines were hardly broken because they were full.
    private static let shortestFullLine = 45

    /// Whether the line may end where it does only because it was full.
    private static func isBroken(_ line: Bytes) -> Bool {
        guard line.count >= shortestFullLine, let last = line.last else { return false }
        // Two spaces, a backslash or an element of HTML break the line; a bar ends the row of a table.
        return !" \\>|\r".utf8.contains(last) && !"#| ".utf8.contains(line[0])
    }

    /// Whether the line begins with a word, and not with a mark that makes it more than text.
    private static func continues(_ line: Bytes) -> Bool {
        guard let first = String(decoding: line.prefix(4), as: UTF8.self).unicodeScalars.first else { return false }
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
