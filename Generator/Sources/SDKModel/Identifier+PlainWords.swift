extension Identifier {
    /// The words of a text of ASCII letters, digits and separators, as nearly all names are: found byte by byte, without
    /// asking Unicode for the properties of each character. Nil for any other text.
    static func plainWords(of text: String) -> [String]? {
        var text = text
        return text.withUTF8 { bytes in
            var words: [String] = []
            var start = 0
            func end(at index: Int) {
                guard start < index else { return }
                words.append(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self))
            }
            for (index, byte) in bytes.enumerated() {
                switch CharacterKind(byte) {
                case .other:
                    return nil
                case .separator:
                    if byte == UInt8(ascii: "-"), index == 0 { return nil }
                    end(at: index)
                    start = index + 1
                case .uppercase where start < index:
                    let previous = CharacterKind(bytes[index - 1])
                    let next = index + 1 < bytes.count ? CharacterKind(bytes[index + 1]) : .separator
                    guard previous != .uppercase || next == .lowercase else { continue }
                    end(at: index)
                    start = index
                case .uppercase, .lowercase, .digit:
                    continue
                }
            }
            end(at: bytes.count)
            return words
        }
    }

    /// Whether a word of ASCII has nothing but capitals and digits.
    static func isAllCapitals(_ word: String) -> Bool {
        word.utf8.allSatisfy { CharacterKind($0) == .uppercase || CharacterKind($0) == .digit }
    }

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
