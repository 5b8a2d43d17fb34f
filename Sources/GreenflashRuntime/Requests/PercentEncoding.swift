enum PercentEncoding {
    /// Encodes the UTF-8 of a text, all but the unreserved characters of RFC 3986 section 2.3.
    static func encode(_ text: some StringProtocol) -> String {
        var encoded = ""
        append(text, to: &encoded)
        return encoded
    }

    static func append(_ text: some StringProtocol, to encoded: inout String) {
        // Identifiers and names, mostly.
        guard !text.utf8.allSatisfy(isUnreserved) else { return encoded += text }
        for byte in text.utf8 { append(byte, to: &encoded, isKept: isUnreserved(byte)) }
    }

    /// Leaves the characters of `kept` as they are too, and what is percent-encoded already (RFC 6570, section 3.2.3).
    static func encode(_ text: String, keeping kept: Set<UInt8>) -> String {
        var encoded = ""
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let isEncoded =
                byte == UInt8(ascii: "%") && index + 2 < bytes.count && isHexDigit(bytes[index + 1])
                && isHexDigit(bytes[index + 2])
            append(byte, to: &encoded, isKept: isEncoded || isUnreserved(byte) || kept.contains(byte))
        }
        return encoded
    }

    /// Whether a segment of a path is `.` or `..`, which lead elsewhere; encoded dots mean the same (WHATWG URL, section
    /// 4.4).
    static func isDotSegment(_ segment: some StringProtocol) -> Bool {
        guard segment.utf8.count <= 6 else { return false }
        let plain = segment.lowercased().replacing("%2e", with: ".")
        return plain == "." || plain == ".."
    }

    /// The first percent sign that is not followed by two hexadecimal digits, with what is there instead.
    static func malformedSequence(in text: String) -> String? {
        var rest = text.utf8[...]
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            let sequence = rest[percent...].prefix(3)
            guard sequence.count == 3, sequence.dropFirst().allSatisfy(isHexDigit) else { return String(sequence) }
            rest = rest[sequence.endIndex...]
        }
        return nil
    }

    /// `gen-delims` and `sub-delims` without those that end a value, or mean a space, in a query.
    static let reservedInQuery = Set(":/?@!$'()*,;=".utf8)
    /// Without those that end a segment.
    static let reservedInPath = Set(":@!$&'()*+,;=".utf8)

    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func append(_ byte: UInt8, to encoded: inout String, isKept: Bool) {
        if isKept {
            encoded.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
            encoded.unicodeScalars.append("%")
            encoded.unicodeScalars.append(hexDigit(byte >> 4))
            encoded.unicodeScalars.append(hexDigit(byte & 0xF))
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    private static func hexDigit(_ value: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10)
    }
}
