import SDKModel

/// Writes prose as `///` lines: wrapped, in paragraphs, with lists and code kept as they are.
enum DocComment {
    static func write(_ documentation: Documentation, fallback: String? = nil, to writer: inout SourceWriter) {
        var paragraphs = [documentation.summary.map(sentence), documentation.description].compactMap { $0 }
        paragraphs.removeAll { $0.isEmpty }
        if paragraphs.isEmpty, let fallback { paragraphs = [fallback] }
        paragraphs += documentation.notes
        if documentation.isDeprecated { paragraphs.append("- Warning: Deprecated.") }
        write(paragraphs: paragraphs, to: &writer)
    }

    static func write(paragraphs: [String], to writer: inout SourceWriter) {
        var isFirst = true
        for paragraph in paragraphs {
            if !isFirst { writer.line("///") }
            isFirst = false
            for line in lines(of: paragraph, width: SourceWriter.lineLength - writer.column - 4) {
                writer.line(line.isEmpty ? "///" : "/// " + line)
            }
        }
    }

    /// A phrase with a full stop, unless it ends with a mark of its own.
    private static func sentence(_ phrase: String) -> String {
        guard let last = phrase.last, last.isLetter || last.isNumber || last == "`" else { return phrase }
        return phrase + "."
    }

    /// A `- Parameters:` entry and the like: the first line after its marker, the others indented below it.
    static func write(item marker: String, _ prose: String, to writer: inout SourceWriter) {
        let flat = prose.split(whereSeparator: \.isNewline).joined(separator: " ")
        for line in lines(of: marker + " " + flat, width: SourceWriter.lineLength - writer.column - 4) {
            writer.line("/// " + line)
        }
    }

    /// The lines of a text, none longer than `width` where a space allows a break. No line can end the comment.
    static func lines(of text: String, width: Int) -> [String] {
        if let lines = plainLines(of: text, width: width) { return lines }
        var lines: [String] = []
        var isCode = false
        for rawLine in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = visible(rawLine)
            if line.hasPrefix("```") { isCode.toggle() }
            if isCode || line.count <= width {
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
