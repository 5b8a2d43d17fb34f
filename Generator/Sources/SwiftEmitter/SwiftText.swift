import SDKModel

/// Spelling of Swift: literals, identifiers, types. Nothing that a specification says can leave the literal or the
/// comment that it is put into.
enum SwiftText {
    static func literal(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
            return "\"" + text + "\""
        }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if isInvisible(scalar) {
                    result += "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    static func literal(_ constant: Constant) -> String {
        switch constant {
        case .string(let text): literal(text)
        case .integer, .bool: constant.spelling
        }
    }

    /// How many characters a text has, which takes a while to count where it is not ASCII.
    static func columns(of text: String) -> Int {
        // A line end of two characters is the only pair in ASCII that counts as one.
        var text = text
        let isPlain = text.withUTF8 { bytes in
            // Eight bytes at a time, none of which may be more than ASCII.
            let raw = UnsafeRawBufferPointer(bytes)
            var offset = 0
            while offset + 8 <= raw.count {
                let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 != 0 { return false }
                offset += 8
            }
            return raw[offset...].allSatisfy { $0 < 0x80 } && !bytes.contains(UInt8(ascii: "\r"))
        }
        return isPlain ? text.utf8.count : text.count
    }

    /// Whether the text has no space in it, is not empty, and does not grow together with spaces around it, as one does
    /// that begins with a combining mark.
    static func isWord(_ text: String) -> Bool {
        if text.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) { return !text.isEmpty }
        return !text.contains(where: \.isWhitespace) && " \(text) ".count == text.count + 2
    }

    /// Controls, and the formatting characters that make text look different from what it says (Unicode TR36).
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return !(0x20..<0x7F).contains(scalar.value) }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }

    /// The name of a member where it is declared, or used without a dot before it.
    static func identifier(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// A name as a parameter's label (SE-0001: all keywords but these).
    static func label(_ name: String) -> String {
        name == "inout" || name == "var" || name == "let" ? "`\(name)`" : name
    }

    /// The Swift Programming Language, "Lexical Structure": words that need backticks as identifiers. `await` is none of
    /// them, but where an expression is expected it takes the next line's for its own.
    private static let keywords: Set<String> = [
        "Any", "Self", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default",
        "defer",
        "deinit",
        "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if",
        "import",
        "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol",
        "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super", "switch", "throw",
        "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}
