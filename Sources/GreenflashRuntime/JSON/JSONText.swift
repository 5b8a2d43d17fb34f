import Foundation

/// The text of JSON, to find where in it a value stands.
///
/// For messages about JSON that a decoder has read, so what is no JSON, or not in UTF-8, is at worst not found.
struct JSONText {
    let data: Data

    init(_ data: Data) {
        self.data = data
    }

    /// Where the value at a path stands, if there is one.
    func range(at path: [any CodingKey]) -> Range<Int>? {
        scan { scanner in
            guard scanner.enter(path) else { return nil }
            return scanner.value()
        }
    }

    /// Where the elements of the list at a path stand; none where there is no list.
    func elements(at path: [any CodingKey]) -> [Range<Int>] {
        scan { scanner in
            var ranges: [Range<Int>] = []
            guard scanner.enter(path), scanner.begin(UInt8(ascii: "["), UInt8(ascii: "]")) else { return [] }
            repeat {
                guard let range = scanner.value() else { return ranges }
                ranges.append(range)
            } while scanner.comma()
            return ranges
        }
    }

    /// What stands in a range, as it is.
    subscript(range: Range<Int>) -> Data {
        data[(data.startIndex + range.lowerBound)..<(data.startIndex + range.upperBound)]
    }

    /// What kind of value stands at a place, for messages: `a string`, `null`.
    func kind(at range: Range<Int>) -> String {
        let text = self[range]
        switch text.first {
        case UInt8(ascii: "{"): return "an object"
        case UInt8(ascii: "["): return "a list"
        case UInt8(ascii: "\""): return "a string"
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return "a boolean"
        case UInt8(ascii: "n"): return "null"
        default: return text.contains { ".eE".utf8.contains($0) } ? "a number" : "a whole number"
        }
    }

    private func scan<Result>(_ body: (inout JSONTextScanner) -> Result) -> Result {
        data.withUnsafeBytes { bytes in
            var scanner = JSONTextScanner(bytes.bindMemory(to: UInt8.self))
            return body(&scanner)
        }
    }
}

/// Steps over values without reading them. Nothing is nested in it, so that no JSON is too deep.
private struct JSONTextScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        // A byte order mark, which decoders skip.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Goes to the value at a path.
    mutating func enter(_ path: [any CodingKey]) -> Bool {
        for key in path {
            let isThere = key.intValue.map { enterElement($0) } ?? enterMember(key.stringValue)
            guard isThere else { return false }
        }
        return true
    }

    private mutating func enterElement(_ index: Int) -> Bool {
        guard begin(UInt8(ascii: "["), UInt8(ascii: "]")) else { return false }
        for _ in 0..<index {
            guard value() != nil, comma() else { return false }
        }
        return true
    }

    private mutating func enterMember(_ name: String) -> Bool {
        guard begin(UInt8(ascii: "{"), UInt8(ascii: "}")) else { return false }
        repeat {
            guard let key = value() else { return false }
            skipSpace()
            guard skip(UInt8(ascii: ":")) else { return false }
            // Of members with one name decoders take the first.
            if isName(key, name) { return true }
            guard value() != nil else { return false }
        } while comma()
        return false
    }

    /// Steps into a list or an object, unless it is empty.
    mutating func begin(_ open: UInt8, _ close: UInt8) -> Bool {
        skipSpace()
        guard skip(open) else { return false }
        skipSpace()
        return position < bytes.count && bytes[position] != close
    }

    mutating func comma() -> Bool {
        skipSpace()
        return skip(UInt8(ascii: ","))
    }

    /// Steps over a value, and says where it stands; `nil` at the end of the text.
    mutating func value() -> Range<Int>? {
        skipSpace()
        let start = position
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // The end of what is around a value that has none of its own, such as a number.
                guard depth > 0 else { return start < position ? start..<position : nil }
                depth -= 1
                position += 1
            default:
                if depth > 0 { position += 1 } else { skipWord() }
            }
            if depth == 0 { return start < position ? start..<position : nil }
        }
        return nil
    }

    private mutating func skipWord() {
        while position < bytes.count, !" \t\r\n,:]}".utf8.contains(bytes[position]) { position += 1 }
    }

    private mutating func skipString() {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position + 1, bytes.count)
    }

    private mutating func skipSpace() {
        while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private func isName(_ range: Range<Int>, _ name: String) -> Bool {
        let quoted = bytes[range]
        guard quoted.contains(UInt8(ascii: "\\")) else {
            return quoted.dropFirst().dropLast().elementsEqual(name.utf8)
        }
        return (try? JSONCoding.decode(String.self, from: Data(quoted))) == name
    }
}
