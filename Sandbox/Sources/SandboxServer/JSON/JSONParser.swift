/// Why a text is not JSON, and where.
struct JSONSyntaxError: Error {
    let message: String
    /// Offset of the byte at which reading stopped.
    let offset: Int
}

/// Reads one JSON text (RFC 8259).
///
/// Handwritten because `JSONSerialization` cannot tell `1` from `true` on every platform and says little about where a
/// text is broken.
struct JSONParser {
    /// Deeper nesting than any request needs; bounds the recursion.
    private static let maximumDepth = 128

    private let bytes: [UInt8]
    private var position = 0

    static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSON {
        var parser = JSONParser(bytes: bytes)
        let value = try parser.value(depth: 0)
        parser.skipWhitespace()
        guard parser.position == bytes.count else { throw parser.failure("unexpected text after the value") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSON {
        guard depth < Self.maximumDepth else { throw failure("nested deeper than \(Self.maximumDepth) levels") }
        skipWhitespace()
        guard let first = current else { throw failure("the text ends where a value should be") }
        switch first {
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw failure("no JSON value starts like this")
        }
    }

    private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONObject {
        var object = JSONObject()
        position += 1
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return object }
        while true {
            skipWhitespace()
            guard current == UInt8(ascii: "\"") else { throw failure("a member name in double quotes should be here") }
            let name = try string()
            skipWhitespace()
            guard take(UInt8(ascii: ":")) else { throw failure("':' should be here") }
            object.append(name, try value(depth: depth + 1))
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw failure("',' or '}' should be here") }
            return object
        }
    }

    private mutating func array(depth: Int) throws(JSONSyntaxError) -> [JSON] {
        var elements: [JSON] = []
        position += 1
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            skipWhitespace()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw failure("',' or ']' should be here") }
            return elements
        }
    }

    private mutating func number() throws(JSONSyntaxError) -> JSON {
        let start = position
        var isWhole = true
        while let byte = current {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): break
            case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
            default: return try number(in: start..<position, isWhole: isWhole)
            }
            position += 1
        }
        return try number(in: start..<position, isWhole: isWhole)
    }

    private func number(in range: Range<Int>, isWhole: Bool) throws(JSONSyntaxError) -> JSON {
        let text = String(decoding: bytes[range], as: UTF8.self)
        let digits = text.first == "-" ? text.dropFirst() : text[...]
        let hasLeadingZero = digits.first == "0" && digits.dropFirst().first?.isNumber == true
        let isBareFraction = digits.first == "." || digits.last == "."
        guard !hasLeadingZero, !isBareFraction, let double = Double(text), double.isFinite else {
            throw JSONSyntaxError(message: "'\(text)' is not a JSON number", offset: range.lowerBound)
        }
        if isWhole, let integer = Int(text) { return .integer(integer) }
        return .number(double)
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        var unescaped: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: unescaped, as: UTF8.self) else {
                    throw failure("the string before this is not UTF-8")
                }
                return text
            case UInt8(ascii: "\\"):
                try escape(into: &unescaped)
            case 0..<0x20:
                throw failure("a control character in a string has to be escaped")
            default:
                unescaped.append(byte)
                position += 1
            }
        }
        throw failure("the string is not closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        position += 1
        let simple: UInt8
        switch current {
        case UInt8(ascii: "\""): simple = UInt8(ascii: "\"")
        case UInt8(ascii: "\\"): simple = UInt8(ascii: "\\")
        case UInt8(ascii: "/"): simple = UInt8(ascii: "/")
        case UInt8(ascii: "b"): simple = 0x08
        case UInt8(ascii: "f"): simple = 0x0C
        case UInt8(ascii: "n"): simple = 0x0A
        case UInt8(ascii: "r"): simple = 0x0D
        case UInt8(ascii: "t"): simple = 0x09
        case UInt8(ascii: "u"):
            position += 1
            text.append(contentsOf: String(Character(try unicodeEscape())).utf8)
            return
        default: throw failure("no such escape")
        }
        text.append(simple)
        position += 1
    }

    /// Reads the digits of `\uXXXX`, and the second half of a surrogate pair where the first one asks for it.
    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let first = try fourHexDigits()
        guard (0xD800..<0xDC00).contains(first) else {
            // A lone low surrogate is no character.
            return Unicode.Scalar(first) ?? "\u{FFFD}"
        }
        guard current == UInt8(ascii: "\\"), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        position += 2
        let second = try fourHexDigits()
        guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt32 {
        guard position + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw failure("four hexadecimal digits should be here") }
        position += 4
        return value
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        guard bytes[position...].starts(with: word.utf8) else { throw failure("no JSON value starts like this") }
        position += word.utf8.count
        return value
    }

    private var current: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func failure(_ message: String) -> JSONSyntaxError {
        JSONSyntaxError(message: message, offset: position)
    }
}
