/// A JSON object of which every member is a string, a whole number, `true`, `false` or `null`.
///
/// Most events of a stream are such: a piece of text, and a name or two. `JSONDecoder` takes a microsecond before it reads
/// the first byte, and this a tenth of that for everything. It reads the common forms only, and says of all else, of what
/// is no JSON too, that it cannot tell: `JSONDecoder` is asked then.
struct FlatObject {
    enum Scalar {
        case string(String)
        case integer(Int)
        case bool(Bool)
        case null
    }

    /// In the order in which they came, no two of one name.
    private(set) var members: [(name: String, value: Scalar)] = []

    /// With more members than this, a search from the first to the last would take its time.
    private static let maximumMembers = 16

    /// `nil` where the text is something else, or may be.
    init?(_ text: String) {
        let object = text.utf8.withContiguousStorageIfAvailable { bytes -> FlatObject? in
            var scanner = FlatObjectScanner(bytes)
            return FlatObject(&scanner)
        }
        guard let object = object ?? nil else { return nil }
        self = object
    }

    /// What a string means, given with its quotes; `nil` where that cannot be told.
    static func string(_ text: String) -> String? {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            var scanner = FlatObjectScanner(bytes)
            let string = scanner.string()
            return scanner.isAtEnd() ? string : nil
        } ?? nil
    }

    private init?(_ scanner: inout FlatObjectScanner) {
        guard scanner.skip("{") else { return nil }
        if !scanner.skip("}") {
            repeat {
                guard members.count < Self.maximumMembers, let name = scanner.string(), self[name] == nil,
                    scanner.skip(":"), let value = scanner.scalar()
                else { return nil }
                members.append((name, value))
            } while scanner.skip(",")
            guard scanner.skip("}") else { return nil }
        }
        guard scanner.isAtEnd() else { return nil }
    }

    subscript(name: String) -> Scalar? {
        for member in members where member.name == name { return member.value }
        return nil
    }
}

/// Reads the tokens of JSON, and white space before each.
private struct FlatObjectScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// The bytes must outlive the scanner, and be UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func isAtEnd() -> Bool { peek() == nil }

    mutating func skip(_ token: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: token) else { return false }
        position += 1
        return true
    }

    mutating func scalar() -> FlatObject.Scalar? {
        switch peek() {
        case UInt8(ascii: "\""): string().map(FlatObject.Scalar.string)
        case UInt8(ascii: "t"): word("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): word("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): word("null") ? .null : nil
        default: integer().map(FlatObject.Scalar.integer)
        }
    }

    mutating func string() -> String? {
        guard skip("\"") else { return nil }
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                defer { position += 1 }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            case UInt8(ascii: "\\"): return escapedString(from: start)
            case 0..<0x20: return nil
            default: position += 1
            }
        }
        return nil
    }

    /// A string from its first escape sequence on.
    private mutating func escapedString(from start: Int) -> String? {
        var text = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): guard escapeSequence(into: &text) else { return nil }
            case 0..<0x20: return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    private mutating func escapeSequence(into text: inout [UInt8]) -> Bool {
        guard position < bytes.count else { return false }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            // No scalar is made of half a surrogate pair.
            guard let value = hexadecimal(), let scalar = Unicode.Scalar(value) else { return false }
            text.append(contentsOf: UTF8.encode(scalar)!)
        default: return false
        }
        return true
    }

    /// Four digits.
    private mutating func hexadecimal() -> UInt16? {
        guard bytes.count - position >= 4 else { return nil }
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else { return nil }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }

    /// A number that no type of ours could hold differently.
    private mutating func integer() -> Int? {
        let isNegative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let start = position
        var value = 0
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            // `Double` holds every whole number of 15 digits.
            guard position - start < 15 else { return nil }
            value = value * 10 + Int(bytes[position] - UInt8(ascii: "0"))
            position += 1
        }
        // Minus zero is a number of its own, and what begins with zero is none.
        guard position > start, bytes[start] != UInt8(ascii: "0") || (position == start + 1 && !isNegative) else {
            return nil
        }
        return isNegative ? -value : value
    }

    private mutating func word(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - position >= count,
            UnsafeBufferPointer(start: word.utf8Start, count: count).elementsEqual(bytes[position..<(position + count)])
        else { return false }
        position += count
        return true
    }

    private mutating func peek() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return bytes[position]
            }
        }
        return nil
    }
}
