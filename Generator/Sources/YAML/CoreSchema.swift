/// The core schema of YAML 1.2.2, section 10.3.2: what a plain scalar means.
///
/// The words of YAML 1.1 (`yes`, `no`, `on`, `off`, dates, `1_000`, `0777` as octal) have no meaning of their own here.
enum CoreSchema {
    static func value(ofPlain text: String) -> Node.Value {
        switch text {
        case "", "~", "null", "Null", "NULL":
            return .null
        default:
            return bool(text).map(Node.Value.bool) ?? integer(text) ?? float(text) ?? .string(text)
        }
    }

    static func bool(_ text: String) -> Bool? {
        switch text {
        case "true", "True", "TRUE": true
        case "false", "False", "FALSE": false
        default: nil
        }
    }

    /// An `integer`, or a `number` where it does not fit into `Int`.
    static func integer(_ text: String) -> Node.Value? {
        let digits = text.utf8
        if digits.starts(with: "0x".utf8) { return integer(text, digits: digits.dropFirst(2), radix: 16) }
        if digits.starts(with: "0o".utf8) { return integer(text, digits: digits.dropFirst(2), radix: 8) }
        return integer(text, digits: digits.first.map(isSign) == true ? digits.dropFirst() : digits[...], radix: 10)
    }

    private static func integer(_ text: String, digits: Substring.UTF8View, radix: UInt8) -> Node.Value? {
        guard !digits.isEmpty, digits.allSatisfy({ digit($0).map { $0 < radix } ?? false }) else { return nil }
        let decimal = radix == 10 ? text[...] : Substring(digits)
        if let integer = Int(decimal, radix: Int(radix)) { return .integer(integer) }
        if radix == 10 { return Double(text).map { .number($0, text: text) } }
        let value = digits.reduce(0.0) { $0 * Double(radix) + Double(digit($1) ?? 0) }
        return .number(value, text: text)
    }

    static func float(_ text: String) -> Node.Value? {
        var rest = text.utf8[...]
        if let first = rest.first, isSign(first) { rest.removeFirst() }
        switch Substring(rest) {
        case ".inf", ".Inf", ".INF":
            return .number(text.hasPrefix("-") ? -.infinity : .infinity, text: text)
        case ".nan", ".NaN", ".NAN":
            return rest.count == text.utf8.count ? .number(.nan, text: text) : nil
        default:
            break
        }
        var digits = removeDigits(&rest)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            digits += removeDigits(&rest)
        }
        guard digits > 0 else { return nil }
        if let first = rest.first, first | 0x20 == UInt8(ascii: "e") {
            rest.removeFirst()
            if let sign = rest.first, isSign(sign) { rest.removeFirst() }
            guard removeDigits(&rest) > 0 else { return nil }
        }
        guard rest.isEmpty else { return nil }
        return Double(text).map { .number($0, text: text) }
    }

    private static func removeDigits(_ text: inout Substring.UTF8View) -> Int {
        let digits = text.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        text = text[digits.endIndex...]
        return digits.count
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
