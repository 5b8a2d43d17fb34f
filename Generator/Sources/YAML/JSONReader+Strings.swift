extension JSONReader {
    /// The text of the string that starts here, without quotes and escapes. Valid until the next one is read.
    mutating func string() throws(InvalidInput) -> UnsafeBufferPointer<UInt8> {
        let start = position
        offset += 1
        var run = offset
        var hasEscapes = false
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                let text = UnsafeBufferPointer(rebasing: input[run..<offset])
                offset += 1
                guard hasEscapes else { return text }
                append(text)
                return unescaped.elements
            case UInt8(ascii: "\\"):
                if !hasEscapes { unescaped.remove(from: 0) }
                hasEscapes = true
                append(UnsafeBufferPointer(rebasing: input[run..<offset]))
                try unescape()
                run = offset
            case 0x00..<0x20:
                throw controlCharacter(byte, in: start)
            case 0x80...:
                try skipCharacter()
            default:
                offset += 1
            }
        }
        throw failure("the quoted text that starts at \(start.lineAndColumn) has no end")
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text { unescaped.push(byte) }
    }

    private mutating func controlCharacter(_ byte: UInt8, in start: SourcePosition) -> InvalidInput {
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
            let place = start.lineAndColumn
            return failure(
                "the quoted text that starts at \(place) has no end on its line; write '\\n' for a line break"
            )
        }
        let code = String(byte, radix: 16, uppercase: true)
        let digits = String(repeating: "0", count: 4 - code.count) + code
        return failure("the control character U+\(digits) is not allowed; remove it, or write '\\u\(digits)'")
    }

    // MARK: Escapes

    private mutating func unescape() throws(InvalidInput) {
        let start = position
        offset += 1
        guard let byte = peek else { return }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.push(byte)
        case UInt8(ascii: "b"): unescaped.push(0x08)
        case UInt8(ascii: "f"): unescaped.push(0x0C)
        case UInt8(ascii: "n"): unescaped.push(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): unescaped.push(UInt8(ascii: "\r"))
        case UInt8(ascii: "t"): unescaped.push(UInt8(ascii: "\t"))
        case UInt8(ascii: "u"): try unescapeUnicode(start)
        default: throw failure(at: start, "unknown escape sequence; write '\\\\' for a backslash")
        }
    }

    /// A character outside of the basic plane is written as the two halves of a surrogate pair. Half of one is no
    /// character, and would be lost: an error, which RFC 8259 (section 8.2) leaves to the reader.
    private mutating func unescapeUnicode(_ start: SourcePosition) throws(InvalidInput) {
        var code = try hexadecimal(start)
        if code & 0xFC00 == 0xD800, peek == UInt8(ascii: "\\"), offset + 1 < input.count,
            input[offset + 1] == UInt8(ascii: "u")
        {
            offset += 2
            let low = try hexadecimal(start)
            guard low & 0xFC00 == 0xDC00 else { throw halfPair(start) }
            code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(code) else { throw halfPair(start) }
        UTF8.encode(scalar)?.forEach { unescaped.push($0) }
    }

    private mutating func halfPair(_ start: SourcePosition) -> InvalidInput {
        failure(
            at: start,
            "the escape sequence is half of a surrogate pair; write both halves, or the character itself"
        )
    }

    private mutating func hexadecimal(_ start: SourcePosition) throws(InvalidInput) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure(at: start, "expected four hexadecimal digits in the escape sequence")
            }
            code = code << 4 | UInt32(digit)
            offset += 1
        }
        return code
    }

    // MARK: UTF-8

    /// Skips a character of several bytes (Unicode 16, table 3-7: well-formed UTF-8 byte sequences).
    private mutating func skipCharacter() throws(InvalidInput) {
        let (count, second): (Int, ClosedRange<UInt8>) =
            switch input[offset] {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        let rest = input[offset...].dropFirst().prefix(max(count - 1, 0))
        guard count > 0, rest.count == count - 1, rest.allSatisfy({ $0 & 0xC0 == 0x80 }),
            second.contains(input[offset + 1])
        else {
            throw failure("invalid UTF-8; save the file as UTF-8")
        }
        offset += count
        continuationBytes += count - 1
    }
}
