/// The core schema of YAML 1.2.2, section 10.3.2: what a plain scalar means.
///
/// The words of YAML 1.1 (`yes`, `no`, `on`, `off`, dates, `1_000`, `0777` as octal) have no meaning of their own here.
enum CoreSchema {
    typealias Text = UnsafeBufferPointer<UInt8>

    /// Nil where the text is a string, as most are: the first byte tells.
    static func value(ofPlain text: Text) -> Node.Value? {
        guard let first = text.first else { return .null }
        switch first {
        case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
            return isNull(text) ? .null : nil
        case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
            return bool(text).map(Node.Value.bool)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return integer(text) ?? float(text)
        default:
            return nil
        }
    }

    static func isNull(_ text: Text) -> Bool {
        text.isEmpty || isWord(text, "~") || isWord(text, "null") || isWord(text, "Null") || isWord(text, "NULL")
    }

    static func bool(_ text: Text) -> Bool? {
        if isWord(text, "true") || isWord(text, "True") || isWord(text, "TRUE") { return true }
        if isWord(text, "false") || isWord(text, "False") || isWord(text, "FALSE") { return false }
        return nil
    }

    private static func isWord(_ text: Text, _ word: StaticString) -> Bool {
        text.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    // MARK: Numbers

    /// An `integer`, or a `number` where it does not fit into `Int`.
    static func integer(_ text: Text) -> Node.Value? {
        if text.count > 2, text[0] == UInt8(ascii: "0") {
            if text[1] == UInt8(ascii: "x") { return integer(text, from: 2, radix: 16) }
            if text[1] == UInt8(ascii: "o") { return integer(text, from: 2, radix: 8) }
        }
        return integer(text, from: text.first.map(isSign) == true ? 1 : 0, radix: 10)
    }

    private static func integer(_ text: Text, from start: Int, radix: UInt8) -> Node.Value? {
        guard start < text.count else { return nil }
        let isNegative = text[0] == UInt8(ascii: "-")
        var value = 0
        var overflows = false
        for byte in text[start...] {
            guard let digit = digit(byte), digit < radix else { return nil }
            if overflows { continue }
            let (product, carries) = value.multipliedReportingOverflow(by: Int(radix))
            let (sum, exceeds) = product.addingReportingOverflow(isNegative ? -Int(digit) : Int(digit))
            overflows = carries || exceeds
            value = sum
        }
        if !overflows { return .integer(value) }
        if radix == 10 { return number(text) }
        let approximation = text[start...].reduce(0.0) { $0 * Double(radix) + Double(digit($1) ?? 0) }
        return .number(approximation, text: String(decoding: text, as: UTF8.self))
    }

    static func float(_ text: Text) -> Node.Value? {
        var rest = text[...]
        if let first = rest.first, isSign(first) { rest.removeFirst() }
        if rest.first == UInt8(ascii: "."), let special = special(Text(rebasing: rest), in: text) { return special }
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
        return rest.isEmpty ? number(text) : nil
    }

    /// Infinity, and what is not a number.
    private static func special(_ word: Text, in text: Text) -> Node.Value? {
        let spelling = String(decoding: text, as: UTF8.self)
        if isWord(word, ".inf") || isWord(word, ".Inf") || isWord(word, ".INF") {
            return .number(text[0] == UInt8(ascii: "-") ? -.infinity : .infinity, text: spelling)
        }
        guard isWord(text, ".nan") || isWord(text, ".NaN") || isWord(text, ".NAN") else { return nil }
        return .number(.nan, text: spelling)
    }

    /// A decimal number that an `Int` cannot hold.
    static func number(_ text: Text) -> Node.Value? {
        let spelling = String(decoding: text, as: UTF8.self)
        return Double(spelling).map { .number($0, text: spelling) }
    }

    private static func removeDigits(_ text: inout Slice<Text>) -> Int {
        let rest = text.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        defer { text = rest }
        return rest.startIndex - text.startIndex
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
