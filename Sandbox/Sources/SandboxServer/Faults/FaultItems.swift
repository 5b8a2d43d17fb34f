/// The items of one fault's text, `name` or `name=value`, from which its reader takes one after the other.
///
/// A value in quotation marks may contain `;` and `,`; `\"` and `\\` stand for themselves in it.
struct FaultItems {
    struct Item {
        let name: String
        let value: String?
    }

    /// The text that was read, for messages.
    let text: String
    private(set) var items: [Item]

    init(_ text: String) throws {
        self.text = text.trimmed
        items = try Self.split(text, at: ";").filter { !$0.trimmed.isEmpty }.map { try Self.item($0.trimmed) }
    }

    /// Takes the first item away.
    mutating func takeFirst() -> Item? {
        items.isEmpty ? nil : items.removeFirst()
    }

    /// Takes every item of that name away.
    mutating func takeAll(_ name: String) -> [Item] {
        let taken = items.filter { $0.name == name }
        items.removeAll { $0.name == name }
        return taken
    }

    /// Takes the item of that name away.
    mutating func take(_ name: String) throws -> Item? {
        let taken = takeAll(name)
        guard taken.count < 2 else { throw FaultError("'\(name)' is given twice in '\(text)'") }
        return taken.first
    }

    /// Splits a text outside of quotation marks.
    static func split(_ text: String, at separator: Character) throws -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if character == separator, !isQuoted {
                parts.append("")
                continue
            }
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == "\\" {
                isEscaped = isQuoted
            }
            parts[parts.count - 1].append(character)
        }
        guard !isQuoted else { throw FaultError("a quotation mark is not closed in '\(text.trimmed)'") }
        return parts
    }

    private static func item(_ text: String) throws -> Item {
        guard let equals = text.firstIndex(of: "=") else { return Item(name: text.lowercased(), value: nil) }
        let name = String(text[..<equals]).trimmed.lowercased()
        let value = String(text[text.index(after: equals)...]).trimmed
        guard !name.isEmpty else { throw FaultError("there is no name in front of '\(text)'") }
        return Item(name: name, value: try unquoted(value))
    }

    private static func unquoted(_ value: String) throws -> String {
        guard value.hasPrefix("\"") else { return value }
        guard value.count > 1, value.hasSuffix("\"") else {
            throw FaultError("something follows the closing quotation mark in \(value)")
        }
        var result = ""
        var isEscaped = false
        for character in value.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }

    /// A value as it has to be written to be read back.
    static func quoted(_ value: String) -> String {
        let isPlain = !value.isEmpty && value.trimmed == value && !value.contains { ";,\"\\".contains($0) }
        guard !isPlain else { return value }
        return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(
            start.prefix(upTo: start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)
        )
    }
}
