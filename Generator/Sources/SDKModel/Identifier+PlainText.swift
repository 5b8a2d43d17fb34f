extension Identifier {
    private typealias Bytes = UnsafeBufferPointer<UInt8>

    /// The name that a text of ASCII letters, digits and separators makes, as nearly all texts are: found byte by byte,
    /// without asking Unicode for the properties of each character. Nil for any other text, and where nothing is left.
    static func plainName(of text: String, startsLowercased: Bool) -> String? {
        var text = text
        return text.withUTF8 { text in
            // No word gets longer.
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { name in
                var count = 0
                let isPlain = forEachWord(of: text) { word in
                    let target = UnsafeMutableBufferPointer(rebasing: name[count...])
                    write(word, startsLowercased && count == 0, to: target)
                    count += word.count
                }
                guard isPlain, count > 0 else { return nil }
                return String(decoding: name[..<count], as: UTF8.self)
            }
        }
    }

    /// False where the text is not plain.
    private static func forEachWord(of text: Bytes, _ body: (Bytes) -> Void) -> Bool {
        var start = 0
        func end(at index: Int) {
            if start < index { body(Bytes(rebasing: text[start..<index])) }
        }
        for (index, byte) in text.enumerated() {
            switch CharacterKind(byte) {
            case .other:
                return false
            case .separator:
                if byte == UInt8(ascii: "-"), index == 0 { return false }
                end(at: index)
                start = index + 1
            case .uppercase where start < index:
                let previous = CharacterKind(text[index - 1])
                let next = index + 1 < text.count ? CharacterKind(text[index + 1]) : .separator
                guard previous != .uppercase || next == .lowercase else { continue }
                end(at: index)
                start = index
            case .uppercase, .lowercase, .digit:
                continue
            }
        }
        end(at: text.count)
        return true
    }

    private static func write(_ word: Bytes, _ isLowercased: Bool, to target: UnsafeMutableBufferPointer<UInt8>) {
        if !isLowercased {
            if let initialism = packedInitialisms[packed(word)] {
                for index in word.indices { target[index] = UInt8(truncatingIfNeeded: initialism >> (8 * index)) }
                return
            }
            // A word that is all capitals in the source is an initialism there; one letter is not.
            if word.count > 1, word.allSatisfy({ CharacterKind($0) == .uppercase || CharacterKind($0) == .digit }) {
                _ = target.update(fromContentsOf: word)
                return
            }
        }
        for (index, byte) in word.enumerated() { target[index] = lowercased(byte) }
        if !isLowercased, CharacterKind(target[0]) == .lowercase { target[0] &= ~0x20 }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        CharacterKind(byte) == .uppercase ? byte | 0x20 : byte
    }

    /// A short word in lower case as a number, which is quick to look up; zero for others.
    private static func packed(_ word: Bytes) -> UInt64 {
        guard word.count <= 8 else { return 0 }
        return word.reversed().reduce(0) { $0 << 8 | UInt64(lowercased($1)) }
    }

    private static let packedInitialisms: [UInt64: UInt64] = {
        func packed(_ text: String) -> UInt64 { text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        return Dictionary(uniqueKeysWithValues: initialisms.map { (packed($0), packed($1)) })
    }()

    private enum CharacterKind {
        case lowercase, uppercase, digit, separator
        /// No ASCII, or a sign that is spelt out.
        case other

        init(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lowercase
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .uppercase
            case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: " "):
                self = .separator
            case 0x80...: self = .other
            default: self = Identifier.signs[Character(Unicode.Scalar(byte))] == nil ? .separator : .other
            }
        }
    }
}
