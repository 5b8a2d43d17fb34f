extension DocComment {
    /// What ``lines(of:width:)`` gives for a text of printable ASCII, as most texts are: each byte is a column. Nil for
    /// any other text.
    static func plainLines(of text: String, width: Int) -> [String]? {
        var text = text
        return text.withUTF8 { text in
            guard text.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\n") }) else { return nil }
            var lines: [String] = []
            var isCode = false
            for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                if line.starts(with: "```".utf8) { isCode.toggle() }
                if isCode || line.count <= width {
                    lines.append(string(trimmingEnd(line)))
                } else {
                    wrap(line, width: width, into: &lines)
                }
            }
            while lines.last?.isEmpty == true { lines.removeLast() }
            let start = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
            return Array(lines[start...])
        }
    }

    private typealias Text = Slice<UnsafeBufferPointer<UInt8>>

    private static func wrap(_ line: Text, width: Int, into lines: inout [String]) {
        let space = UInt8(ascii: " ")
        let content = line.drop { $0 == space }
        let isListItem = content.starts(with: "- ".utf8) || content.starts(with: "* ".utf8)
        let leading = String(repeating: " ", count: line.count - content.count)
        let hanging = leading + (isListItem ? "  " : "")
        var current = leading
        var isEmpty = true
        for word in line.split(separator: space) {
            if !isEmpty, current.utf8.count + 1 + word.count > width {
                lines.append(current)
                current = hanging
            } else if !isEmpty {
                current += " "
            }
            current += string(word)
            isEmpty = false
        }
        lines.append(current)
    }

    private static func trimmingEnd(_ line: Text) -> Text {
        var line = line
        while line.last == UInt8(ascii: " ") { line.removeLast() }
        return line
    }

    private static func string(_ text: Text) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: text), as: UTF8.self)
    }
}
