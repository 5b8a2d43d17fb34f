extension Node {
    /// The node as compact JSON. Numbers keep their spelling as far as JSON admits it; what JSON has no number for
    /// (`.inf`, `.nan`, hexadecimal beyond 64 bits) is a string.
    public var json: String {
        var text = ""
        writeJSON(to: &text)
        return text
    }

    private func writeJSON(to text: inout String) {
        switch value {
        case .null: text += "null"
        case .bool(let bool): text += bool ? "true" : "false"
        case .integer(let integer): text += String(integer)
        case .number(_, let spelling): Self.write(number: spelling, to: &text)
        case .string(let string): Self.write(string: string, to: &text)
        case .sequence(let items):
            text += "["
            for (offset, item) in items.enumerated() {
                if offset > 0 { text += "," }
                item.writeJSON(to: &text)
            }
            text += "]"
        case .mapping(let entries):
            text += "{"
            for (offset, entry) in entries.enumerated() {
                if offset > 0 { text += "," }
                Self.write(string: entry.key, to: &text)
                text += ":"
                entry.value.writeJSON(to: &text)
            }
            text += "}"
        }
    }

    /// YAML admits `+1`, `01`, `.5` and `1.`, which JSON (RFC 8259 section 6) does not.
    private static func write(number: String, to text: inout String) {
        var rest = number[...]
        var sign = ""
        if rest.hasPrefix("-") { sign = "-" }
        if rest.hasPrefix("-") || rest.hasPrefix("+") { rest.removeFirst() }
        let whole = rest.prefix(while: \.isASCIIDigit)
        rest = rest[whole.endIndex...]
        var fraction: Substring?
        if rest.hasPrefix(".") {
            rest.removeFirst()
            fraction = rest.prefix(while: \.isASCIIDigit)
            rest = rest[(fraction ?? "").endIndex...]
        }
        let hasDigits = !whole.isEmpty || fraction?.isEmpty == false
        guard hasDigits, rest.isEmpty || rest.first == "e" || rest.first == "E" else {
            write(string: number, to: &text)
            return
        }
        let significant = whole.drop { $0 == "0" }
        text += sign
        text += significant.isEmpty ? "0" : significant
        if let fraction { text += fraction.isEmpty ? ".0" : "." + fraction }
        text += rest
    }

    private static func write(string: String, to text: inout String) {
        text += "\""
        let isPlain = string.utf8.allSatisfy { byte in
            byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        }
        if isPlain {
            text += string
            text += "\""
            return
        }
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<"\u{20}":
                let code = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
