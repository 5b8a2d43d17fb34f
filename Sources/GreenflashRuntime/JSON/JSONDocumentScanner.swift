import Foundation

/// Finds where the values of a JSON text begin and end.
struct JSONDocumentScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var values: [JSONDocument.Value] = []

    /// - Parameter bytes: UTF-8.
    /// - Returns: `nil` where it is not one value that ``JSONDocument`` can hold, and nothing else.
    static func values(_ bytes: UnsafeBufferPointer<UInt8>) -> [JSONDocument.Value]? {
        var scanner = JSONDocumentScanner(bytes)
        return scanner.value(depth: 0) && scanner.peek() == nil ? scanner.values : nil
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        values.reserveCapacity(bytes.count / 12 + 4)
    }

    private mutating func value(depth: Int) -> Bool {
        switch peek() {
        case UInt8(ascii: "{"): depth < JSONDocument.maximumDepth && object(depth: depth + 1)
        case UInt8(ascii: "["): depth < JSONDocument.maximumDepth && array(depth: depth + 1)
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "t"): word("true", .bool(true))
        case UInt8(ascii: "f"): word("false", .bool(false))
        case UInt8(ascii: "n"): word("null", .null)
        default: number()
        }
    }

    // MARK: Objects and arrays

    private mutating func object(depth: Int) -> Bool {
        let index = begin(.object)
        var count = 0
        if !skip(UInt8(ascii: "}")) {
            repeat {
                guard count < JSONDocument.maximumMembers, peek() == UInt8(ascii: "\"") else { return false }
                let name = values.count
                // Of two members with one name, decoders do not agree which counts; and beyond ASCII, different bytes may be
                // one name.
                guard string(), values[name].kind == .string, isASCII(name), !isRepeated(name, in: index),
                    skip(UInt8(ascii: ":")), value(depth: depth)
                else { return false }
                count += 1
            } while skip(UInt8(ascii: ","))
            guard skip(UInt8(ascii: "}")) else { return false }
        }
        values[index].close(count: count, next: values.count)
        return true
    }

    private mutating func array(depth: Int) -> Bool {
        let index = begin(.array)
        var count = 0
        if !skip(UInt8(ascii: "]")) {
            repeat {
                guard value(depth: depth) else { return false }
                count += 1
            } while skip(UInt8(ascii: ","))
            guard skip(UInt8(ascii: "]")) else { return false }
        }
        values[index].close(count: count, next: values.count)
        return true
    }

    private mutating func begin(_ kind: JSONDocument.Kind) -> Int {
        append(kind, from: position)
        position += 1
        return values.count - 1
    }

    private func isASCII(_ name: Int) -> Bool {
        bytes[values[name].range].allSatisfy { $0 < 0x80 }
    }

    private func isRepeated(_ name: Int, in object: Int) -> Bool {
        let range = values[name].range
        var other = object + 1
        while other < name {
            let otherRange = values[other].range
            if otherRange.count == range.count,
                memcmp(bytes.baseAddress! + otherRange.lowerBound, bytes.baseAddress! + range.lowerBound, range.count)
                    == 0
            {
                return true
            }
            other = Int(values[other + 1].next)
        }
        return false
    }

    // MARK: Scalars

    private mutating func append(_ kind: JSONDocument.Kind, from start: Int) {
        values.append(JSONDocument.Value(kind, start..<position, at: values.count))
    }

    private mutating func string() -> Bool {
        position += 1
        let start = position
        var kind = JSONDocument.Kind.string
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                append(kind, from: start)
                position += 1
                return true
            case UInt8(ascii: "\\"):
                kind = .escapedString
                guard escapeSequence() else { return false }
            case 0..<0x20: return false
            default: position += 1
            }
        }
        return false
    }

    private mutating func escapeSequence() -> Bool {
        guard position + 1 < bytes.count, "\"\\/bfnrtu".utf8.contains(bytes[position + 1]) else { return false }
        let isCodePoint = bytes[position + 1] == UInt8(ascii: "u")
        position += 2
        guard isCodePoint else { return true }
        let digits = bytes[position...].prefix(4)
        position += 4
        return digits.count == 4 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }

    private mutating func word(_ word: StaticString, _ kind: JSONDocument.Kind) -> Bool {
        let start = position
        let count = word.utf8CodeUnitCount
        guard bytes.count - start >= count,
            UnsafeBufferPointer(start: word.utf8Start, count: count).elementsEqual(bytes[start..<(start + count)])
        else { return false }
        position += count
        append(kind, from: start)
        return true
    }

    /// RFC 8259, section 6.
    private mutating func number() -> Bool {
        let start = position
        let isNegative = step(over: UInt8(ascii: "-"))
        let firstDigit = position
        guard digits() else { return false }
        let count = position - firstDigit
        let isZero = bytes[firstDigit] == UInt8(ascii: "0")
        guard !isZero || count == 1 else { return false }
        // `Double` holds every whole number of 15 digits; minus zero is a number of its own.
        var isInteger = count <= 15 && !(isZero && isNegative)
        if step(over: UInt8(ascii: ".")) {
            isInteger = false
            guard digits() else { return false }
        }
        if step(over: UInt8(ascii: "e")) || step(over: UInt8(ascii: "E")) {
            isInteger = false
            _ = step(over: UInt8(ascii: "+")) || step(over: UInt8(ascii: "-"))
            guard digits() else { return false }
        }
        append(isInteger ? .integer : .number, from: start)
        return true
    }

    private mutating func digits() -> Bool {
        let start = position
        while position < bytes.count, isDigit(bytes[position]) { position += 1 }
        return position > start
    }

    // MARK: Bytes

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private mutating func step(over byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    /// The next byte that is no white space.
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
