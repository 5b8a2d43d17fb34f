import SDKModel

/// Writes prose as `///` lines: wrapped, in paragraphs, with lists and code kept as they are.
enum DocComment {
    static func write(_ documentation: Documentation, fallback: String? = nil, to writer: inout SourceWriter) {
        var paragraphs = [documentation.summary.map(sentence), documentation.description].compactMap { $0 }
        paragraphs = paragraphs.map(withoutSoftBreaks)
        paragraphs.removeAll { $0.isEmpty }
        if paragraphs.isEmpty, let fallback { paragraphs = [fallback] }
        append(documentation.notes, to: &paragraphs)
        if documentation.isDeprecated { paragraphs.append("- Warning: Deprecated.") }
        write(paragraphs: paragraphs, to: &writer)
    }

    /// Short facts follow a single sentence in its own paragraph, and longer prose in one of theirs.
    private static func append(_ notes: [String], to paragraphs: inout [String]) {
        guard !notes.isEmpty else { return }
        let notes = notes.joined(separator: " ")
        if paragraphs.count == 1, let last = paragraphs[0].last, ".!?`)".contains(last), paragraphs[0].isOneParagraph {
            paragraphs[0] += " " + notes
        } else {
            paragraphs.append(notes)
        }
    }

    static func write(paragraphs: [String], to writer: inout SourceWriter) {
        var isFirst = true
        for paragraph in paragraphs {
            if !isFirst { writer.line("///") }
            isFirst = false
            write(paragraph, to: &writer)
        }
    }

    private static func write(_ text: String, to writer: inout SourceWriter) {
        let width = SourceWriter.lineLength - writer.column - 4
        var text = text
        let isPlain = text.withUTF8 { text in
            guard Self.isPlain(text) else { return false }
            layOut(plain: text, width: width) { writer.comment($0) }
            return true
        }
        if isPlain { return }
        for line in lines(of: text, width: width) { writer.line(line.isEmpty ? "///" : "/// " + line) }
    }

    /// A phrase with a full stop, unless it ends with a mark of its own.
    static func sentence(_ phrase: String) -> String {
        guard let last = phrase.last, last == "`" || last.isLetter || last.isNumber else { return phrase }
        return phrase + "."
    }

    /// A `- Parameters:` entry and the like: the first line after its marker, the others indented below it.
    static func write(item marker: String, _ prose: String, to writer: inout SourceWriter) {
        write(marker + " " + oneLine(prose), to: &writer)
    }

    private static func oneLine(_ prose: String) -> String {
        var text = prose
        let lines: [String]? = text.withUTF8 { text in
            guard isPlain(text) else { return nil }
            let lines = text.split(separator: UInt8(ascii: "\n"))
            return lines.map { String(decoding: Bytes(rebasing: $0), as: UTF8.self) }
        }
        return (lines ?? prose.split(whereSeparator: \.isNewline).map(String.init)).joined(separator: " ")
    }

    /// The lines of a text, none longer than `width` where a space allows a break. No line can end the comment.
    static func lines(of text: String, width: Int) -> [String] {
        var lines: [String] = []
        var plain = text
        let isPlain = plain.withUTF8 { text in
            guard Self.isPlain(text) else { return false }
            layOut(plain: text, width: width) { lines.append(String(decoding: $0, as: UTF8.self)) }
            return true
        }
        if isPlain { return lines }
        var code = CodeFence()
        for rawLine in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = visible(rawLine)
            code.follow(line.utf8)
            if code.isOpen || line.count <= width {
                lines.append(trimmingEnd(line))
            } else {
                lines += wrapped(line, width: width)
            }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        return lines
    }

    private static func wrapped(_ line: String, width: Int) -> [String] {
        let leading = String(line.prefix { $0 == " " })
        let isListItem = line.dropFirst(leading.count).hasPrefix("- ") || line.dropFirst(leading.count).hasPrefix("* ")
        let hanging = leading + (isListItem ? "  " : "")
        var lines: [String] = []
        var current = leading
        var isEmpty = true
        for word in line.split(separator: " ") {
            if !isEmpty, current.count + 1 + word.count > width {
                lines.append(current)
                current = hanging + word
            } else {
                current += (isEmpty ? "" : " ") + word
            }
            isEmpty = false
        }
        lines.append(current)
        return lines
    }

    private static func visible(_ line: Substring) -> String {
        var result = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            if scalar == "\t" {
                result.append(" ")
            } else if !SwiftText.isInvisible(scalar) || scalar == "\u{200D}" {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func trimmingEnd(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
