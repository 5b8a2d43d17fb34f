/// A text with variables in double braces: `You help {{customer}} with {{topic}}.`
struct PromptTemplate {
    private enum Part {
        case text(Substring)
        case variable(String, written: Substring)
    }

    private var parts: [Part] = []

    init(_ text: String) {
        var rest = text[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            let name = rest[open.upperBound..<close.lowerBound]
            if open.lowerBound > rest.startIndex { parts.append(.text(rest[..<open.lowerBound])) }
            let trimmed = name.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
            parts.append(.variable(String(trimmed), written: rest[open.lowerBound..<close.upperBound]))
            rest = rest[close.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(rest)) }
    }

    var hasVariables: Bool {
        parts.contains { if case .variable = $0 { true } else { false } }
    }

    /// The text with the variables that have a value replaced; the others stay as they are written.
    func filled(with values: [String: String]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): String(text)
            case .variable(let name, let written): values[name] ?? String(written)
            }
        }
        .joined()
    }

    /// The variables' values in a text that was made from this template, or `nil` where it was not.
    ///
    /// A variable takes as little as it can, up to the next fixed text; one that occurs twice has to agree.
    func values(in text: String) -> [String: String]? {
        var values: [String: String] = [:]
        var rest = text[...]
        var open: String?
        for part in parts {
            switch part {
            case .variable(let name, _):
                // Two variables without text between them cannot be told apart: the first one is empty.
                if let open, !Self.bind(open, "", in: &values) { return nil }
                open = name
            case .text(let fixed):
                guard let range = open == nil ? Self.prefix(of: rest, fixed) : rest.firstRange(of: fixed) else {
                    return nil
                }
                if let name = open, !Self.bind(name, rest[..<range.lowerBound], in: &values) { return nil }
                open = nil
                rest = rest[range.upperBound...]
            }
        }
        if let open { return Self.bind(open, rest, in: &values) ? values : nil }
        return rest.isEmpty ? values : nil
    }

    private static func prefix(of text: Substring, _ fixed: Substring) -> Range<Substring.Index>? {
        guard text.hasPrefix(fixed) else { return nil }
        return text.startIndex..<text.index(text.startIndex, offsetBy: fixed.count)
    }

    private static func bind(_ name: String, _ value: Substring, in values: inout [String: String]) -> Bool {
        guard let bound = values[name] else {
            values[name] = String(value)
            return true
        }
        return bound == value
    }
}
