extension Report {
    /// For the summary of a pull request.
    ///
    /// - Parameter limit: The number of bytes that there is room for; GitHub takes 65,536 of a comment. What does not
    ///   fit is counted.
    public func markdown(_ heading: Heading, limit: Int = 60_000) -> String {
        var text = "## What this does to the API\n\n"
        text += "`\(heading.old)` → `\(heading.new)`: **\(summary)**.\n\n\(step(heading, quote: "`"))\n"
        var left = 0
        for verdict in Verdict.allCases.reversed() {
            let group = changes.filter { $0.verdict == verdict }
            guard !group.isEmpty else { continue }
            let title = "\(verdict.title) (\(group.count))"
            // What breaks is to be seen at once.
            let isOpen = verdict == .breaking
            var section = isOpen ? "\n### \(title)\n\n" : "\n<details><summary>\(title)</summary>\n\n"
            section += "| what | source | wire | why |\n|---|---|---|---|\n"
            for change in group {
                let row = change.markdownRow
                if left > 0 || text.utf8.count + section.utf8.count + row.utf8.count > limit {
                    left += 1
                } else {
                    section += row
                }
            }
            text += section + (isOpen ? "" : "\n</details>\n")
        }
        if left > 0 { text += "\nThere was no room for \(left) more.\n" }
        return text
    }
}

extension Change {
    fileprivate var markdownRow: String {
        var what = "\(kind.rawValue) \(Self.code(subject))"
        if let endpoint { what += "<br>\(Self.code(endpoint))" }
        if !alike.isEmpty { what += "<br>likewise \(Self.cell(alikeText(limit: 5, quote: "`")))" }
        if let suggestion { what += "<br>\(Self.cell(suggestion))" }
        var why: [String] = []
        if let oldSignature, let newSignature {
            why.append("\(Self.code(oldSignature)) → \(Self.code(newSignature))")
        }
        why += reasons.map { Self.cell($0.text) }
        let verdicts = [source, wire].map { $0?.rawValue ?? "–" }
        return "| \(what) | \(verdicts[0]) | \(verdicts[1]) | \(why.joined(separator: "<br>")) |\n"
    }

    /// A code span that nothing in the text can end (CommonMark 0.31, section 6.1).
    private static func code(_ text: String) -> String {
        text.contains("`") ? "<code>\(cell(text))</code>" : "`\(flat(text).replacing("|", with: "\\|"))`"
    }

    /// Text from a description, which must not become a link, an image or HTML. Code spans stay.
    private static func cell(_ text: String) -> String {
        var isCode = false
        return flat(text).reduce(into: "") { result, character in
            if character == "`" { isCode.toggle() }
            switch character {
            case "|": result += "\\|"
            case "<" where !isCode: result += "&lt;"
            case "[" where !isCode: result += "\\["
            case "@" where !isCode: result += "@\u{200B}"
            default: result.append(character)
            }
        }
    }

    private static func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
