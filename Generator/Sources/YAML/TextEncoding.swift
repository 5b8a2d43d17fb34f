/// How the characters of a file are written, as its first bytes tell (YAML 1.2.2, section 5.2).
struct TextEncoding {
    enum Unit {
        case utf8, utf16, utf32
    }

    let unit: Unit
    let isBigEndian: Bool
    /// Bytes of the byte order mark.
    let markLength: Int

    init(of bytes: [UInt8]) {
        func starts(_ prefix: UInt8...) -> Bool { bytes.starts(with: prefix) }
        // Without a mark, the first character is ASCII, so that the zeros around it tell.
        let first = bytes.prefix(4).map { $0 == 0 }
        switch true {
        case starts(0xEF, 0xBB, 0xBF): self.init(.utf8, mark: 3)
        case starts(0x00, 0x00, 0xFE, 0xFF): self.init(.utf32, isBigEndian: true, mark: 4)
        case starts(0xFF, 0xFE, 0x00, 0x00): self.init(.utf32, mark: 4)
        case starts(0xFE, 0xFF): self.init(.utf16, isBigEndian: true, mark: 2)
        case starts(0xFF, 0xFE): self.init(.utf16, mark: 2)
        case first == [true, true, true, false]: self.init(.utf32, isBigEndian: true)
        case first == [false, true, true, true]: self.init(.utf32)
        case first == [true, false, true, false]: self.init(.utf16, isBigEndian: true)
        case first == [false, true, false, true]: self.init(.utf16)
        default: self.init(.utf8)
        }
    }

    private init(_ unit: Unit, isBigEndian: Bool = false, mark: Int = 0) {
        self.unit = unit
        self.isBigEndian = isBigEndian
        markLength = mark
    }

    /// The same text in UTF-8, without a byte order mark.
    func utf8(_ bytes: [UInt8], file: FileName) throws(InvalidInput) -> [UInt8] {
        var output: [UInt8] = []
        var rest = bytes.dropFirst(markLength)
        while !rest.isEmpty {
            guard let scalar = unit == .utf16 ? nextUTF16(&rest) : nextUTF32(&rest) else {
                let name = unit == .utf16 ? "UTF-16" : "UTF-32"
                let end = output.withUnsafeBufferPointer { SourcePosition(file, in: $0, offset: $0.count) }
                throw InvalidInput([Diagnostic(.error, at: end, "invalid \(name); save the file as UTF-8")])
            }
            output.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
        }
        return output
    }

    private func nextUTF16(_ bytes: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let first = nextUnit(&bytes, 2) else { return nil }
        guard first & 0xFC00 == 0xD800 else { return Unicode.Scalar(first) }
        guard let second = nextUnit(&bytes, 2), second & 0xFC00 == 0xDC00 else { return nil }
        return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)
    }

    private func nextUTF32(_ bytes: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
        nextUnit(&bytes, 4).flatMap(Unicode.Scalar.init)
    }

    private func nextUnit(_ bytes: inout ArraySlice<UInt8>, _ count: Int) -> UInt32? {
        guard bytes.count >= count else { return nil }
        let unit = bytes.prefix(count)
        bytes = bytes.dropFirst(count)
        return (isBigEndian ? Array(unit) : unit.reversed()).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension SourcePosition {
    /// The place of a byte of UTF-8 text.
    init(_ file: FileName, in text: UnsafeBufferPointer<UInt8>, offset: Int) {
        var line = 1
        var column = 1
        for index in 0..<min(offset, text.count) {
            let byte = text[index]
            let isReturn =
                byte == UInt8(ascii: "\r") && !(index + 1 < text.count && text[index + 1] == UInt8(ascii: "\n"))
            if byte == UInt8(ascii: "\n") || isReturn {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                column += 1
            }
        }
        self.init(file, line: line, column: column)
    }
}
