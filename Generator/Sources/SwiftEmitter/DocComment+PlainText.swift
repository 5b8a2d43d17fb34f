extension DocComment {
    /// Text in UTF-8.
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// Whether the text is made of line ends and of characters that are seen, stand alone and take one column: ASCII,
    /// the letters and signs of Latin scripts, and the marks of typesetting. Most texts are.
    static func isPlain(_ text: Bytes) -> Bool {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                guard byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\n") else { return false }
                index += 1
                continue
            }
            // A string is valid UTF-8, so what the first byte promises is there.
            let second = text[index + 1]
            switch byte {
            case 0xC2 where second >= 0xA0 && second != 0xAD, 0xC3...0xC8:  // U+00A0 to U+023F, without the soft hyphen
                index += 2
            case 0xE2 where second == 0x80 && isMark(text[index + 2]):
                index += 3
            default:
                return false
            }
        }
        return true
    }

    /// Whether the last byte is that of a dash, quote, dagger, bullet or the like: U+2010 to U+2027, U+2030 to U+203F.
    private static func isMark(_ byte: UInt8) -> Bool {
        (0x90...0xA7).contains(byte) || byte >= 0xB0
    }

    /// Gives `body` the lines that ``lines(of:width:)`` makes of a plain text.
    static func layOut(plain text: Bytes, width: Int, _ body: (Bytes) -> Void) {
        var code = CodeFence()
        var hasContent = false
        // Empty lines count only between others.
        var emptyLines = 0
        func give(_ line: Bytes) {
            guard !line.isEmpty else {
                emptyLines += hasContent ? 1 : 0
                return
            }
            for _ in 0..<emptyLines { body(Bytes(rebasing: line[..<0])) }
            emptyLines = 0
            hasContent = true
            body(line)
        }
        var start = 0
        while start <= text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
            let line = Bytes(rebasing: text[start..<end])
            start = end + 1
            code.follow(line)
            if code.isOpen || line.count <= width || columns(of: line) <= width {
                give(trimmingEnd(line))
            } else {
                wrap(line, width: width, give)
            }
        }
    }

    private static func wrap(_ line: Bytes, width: Int, _ body: (Bytes) -> Void) {
        let space = UInt8(ascii: " ")
        let leading = line.prefix { $0 == space }.count
        let content = line[leading...]
        let isListItem = content.starts(with: "- ".utf8) || content.starts(with: "* ".utf8)
        let hanging = leading + (isListItem ? 2 : 0)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: line.count + hanging) { current in
            func indent(_ count: Int) -> Int {
                current[..<count].update(repeating: space)
                return count
            }
            var (count, column, isEmpty) = (indent(leading), leading, true)
            var start = leading
            while start < line.count {
                let end = line[start...].firstIndex(of: space) ?? line.count
                let word = Bytes(rebasing: line[start..<end])
                let columns = columns(of: word)
                if !isEmpty, column + 1 + columns > width {
                    body(Bytes(rebasing: current[..<count]))
                    (count, column) = (indent(hanging), hanging)
                } else if !isEmpty {
                    current[count] = space
                    (count, column) = (count + 1, column + 1)
                }
                count = current[count...].update(fromContentsOf: word)
                (column, isEmpty) = (column + columns, false)
                start = line[end...].firstIndex { $0 != space } ?? line.count
            }
            body(Bytes(rebasing: current[..<count]))
        }
    }

    /// Each character but for the bytes that continue it.
    private static func columns(of text: Bytes) -> Int {
        text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    private static func trimmingEnd(_ line: Bytes) -> Bytes {
        let end = line.lastIndex { $0 != UInt8(ascii: " ") }
        return Bytes(rebasing: line[..<(end.map { $0 + 1 } ?? 0)])
    }
}
