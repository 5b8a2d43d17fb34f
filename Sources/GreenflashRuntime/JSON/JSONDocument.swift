import Foundation

/// A JSON text, cut into its values in one pass.
///
/// `JSONDecoder` makes a dictionary of every object before a field is read, which is most of the time that it takes. This
/// looks fields up where they stand. It reads the common forms only, and says of all else, of what is no JSON too, that it
/// cannot tell: `JSONDecoder` is asked then, also where a type looks at what only that has, such as the path to a value.
final class JSONDocument {
    enum Kind: Equatable {
        case object, array, string, escapedString, integer, number, bool(Bool), null
    }

    struct Value {
        let kind: Kind
        private let start: UInt32
        private let end: UInt32
        /// The place behind the value and all that is inside of it.
        private(set) var next: UInt32
        /// How many members or elements it has.
        private(set) var count: UInt32 = 0

        /// - Parameter range: The bytes of a scalar, without quotes.
        init(_ kind: Kind, _ range: Range<Int>, at index: Int) {
            self.kind = kind
            start = UInt32(range.lowerBound)
            end = UInt32(range.upperBound)
            next = UInt32(index + 1)
        }

        var range: Range<Int> { Int(start)..<Int(end) }

        /// An object or an array is complete.
        mutating func close(count: Int, next: Int) {
            self.count = UInt32(count)
            self.next = UInt32(next)
        }
    }

    let bytes: [UInt8]
    /// A value of an object comes behind its name, which is a string.
    let values: [Value]
    /// Something was asked for that only `JSONDecoder` can tell: whatever is made of it, the outcome is not used.
    private(set) var isUnreadable = false

    /// More members, and looking through all of them would take its time.
    static let maximumMembers = 64
    static let maximumDepth = 64

    /// - Parameter bytes: UTF-8.
    /// - Returns: `nil` where the text is something else, or may be.
    private init?(utf8 bytes: [UInt8]) {
        // Places are kept in 32 bits.
        guard bytes.count < UInt32.max, let values = bytes.withUnsafeBufferPointer(JSONDocumentScanner.values) else {
            return nil
        }
        self.bytes = bytes
        self.values = values
    }

    convenience init?(_ data: Data) {
        let isUTF8 = data.withUnsafeBytes { bytes in
            bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
        }
        guard isUTF8 else { return nil }
        self.init(utf8: [UInt8](data))
    }

    convenience init?(_ text: String) {
        self.init(utf8: [UInt8](text.utf8))
    }

    /// The JSON as the type; `nil` where `JSONDecoder` has to be asked.
    static func decode<T: Decodable>(_ type: T.Type, from document: @autoclosure () -> JSONDocument?) -> T? {
        // A union that weighs its members counts what is read.
        guard ReadingTally.current == nil, var document = document(), let value = try? document.decode(type, at: 0),
            // A decoder that is kept for later may come upon something else.
            !document.isUnreadable, isKnownUniquelyReferenced(&document)
        else { return nil }
        return value
    }

    /// To be thrown by whoever cannot tell.
    func unreadable() -> Unreadable {
        isUnreadable = true
        return Unreadable()
    }

    struct Unreadable: Error {}
}

// MARK: - Scalars

extension JSONDocument {
    func isNull(at index: Int) -> Bool { values[index].kind == .null }

    func bool(at index: Int) throws -> Bool {
        guard case .bool(let value) = values[index].kind else { throw unreadable() }
        return value
    }

    func string(at index: Int) throws -> String {
        let value = values[index]
        switch value.kind {
        case .string:
            return String(decoding: bytes[value.range], as: UTF8.self)
        case .escapedString:
            guard let string = JSONEscapes.string(bytes[value.range]) else { throw unreadable() }
            return string
        default:
            throw unreadable()
        }
    }

    func integer<T: FixedWidthInteger>(at index: Int) throws -> T {
        guard let value = T(exactly: try wholeNumber(at: index)) else { throw unreadable() }
        return value
    }

    private func wholeNumber(at index: Int) throws -> Int64 {
        let value = values[index]
        guard value.kind == .integer else { throw unreadable() }
        var digits = bytes[value.range]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits.removeFirst() }
        // No more than 15 digits.
        let magnitude = digits.reduce(0 as Int64) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
        return isNegative ? -magnitude : magnitude
    }

    func double(at index: Int) throws -> Double {
        let value = values[index]
        guard value.kind == .number else { return Double(try wholeNumber(at: index)) }
        let digits = bytes[value.range]
        guard let number = Double(String(decoding: digits, as: UTF8.self)),
            number.isNormal || number == 0 && !digits.contains(where: (UInt8(ascii: "1")...UInt8(ascii: "9")).contains)
        else { throw unreadable() }
        return number
    }

    func decode<T: Decodable>(_ type: T.Type, at index: Int) throws -> T {
        guard !isUnreadable else { throw Unreadable() }
        // What decoders have rules of their own for.
        if type == Date.self {
            guard let date = DateTime.parse(try string(at: index)) as? T else { throw unreadable() }
            return date
        }
        if type == JSONValue.self { return try json(at: index) as! T }
        guard type != URL.self, type != Data.self, type != Decimal.self else { throw unreadable() }
        return try T(from: JSONDocumentDecoder(document: self, index: index))
    }

    private func json(at index: Int) throws -> JSONValue {
        let value = values[index]
        switch value.kind {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .string, .escapedString: return .string(try string(at: index))
        case .integer: return .integer(try integer(at: index))
        // A number that is whole may be an integer.
        case .number: throw unreadable()
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(Int(value.count))
            var place = index + 1
            while place < value.next {
                elements.append(try json(at: place))
                place = Int(values[place].next)
            }
            return .array(elements)
        case .object:
            var members = [String: JSONValue](minimumCapacity: Int(value.count))
            for name in names(at: index) { members[try string(at: name)] = try json(at: name + 1) }
            return .object(members)
        }
    }
}

// MARK: - Places

extension JSONDocument {
    /// The path to a value. It is for errors and for types with rules of their own, which are `JSONDecoder`'s.
    func path(to index: Int) -> [any CodingKey] {
        isUnreadable = true
        var path: [any CodingKey] = []
        var place = 0
        while place < index {
            let isObject = values[place].kind == .object
            var number = 0
            var key = place + 1
            var value = isObject ? key + 1 : key
            while index >= values[value].next {
                number += 1
                key = Int(values[value].next)
                value = isObject ? key + 1 : key
            }
            let name = String(decoding: bytes[values[key].range], as: UTF8.self)
            path.append(isObject ? StringKey(name) : IndexKey(number))
            place = value
        }
        return path
    }

    /// The place of an element, as `JSONDecoder` names it.
    private struct IndexKey: CodingKey {
        let index: Int
        var stringValue: String { "Index \(index)" }
        var intValue: Int? { index }

        init(_ index: Int) { self.index = index }
        init(intValue: Int) { self.init(intValue) }
        init?(stringValue: String) { return nil }
    }
}

// MARK: - Objects

extension JSONDocument {
    /// The places of the names of an object's members.
    func names(at index: Int) -> some Sequence<Int> {
        let end = values[index].next
        return sequence(state: index + 1) { [values] place -> Int? in
            guard place < end else { return nil }
            defer { place = Int(values[place + 1].next) }
            return place
        }
    }

    /// The place of the value of an object's member.
    func member(_ name: String, of index: Int) -> Int? {
        var name = name
        return name.withUTF8 { name in
            // Some of what is not ASCII is equal to what is.
            guard name.allSatisfy({ $0 < 0x80 }) else {
                _ = unreadable()
                return nil
            }
            return bytes.withUnsafeBufferPointer { bytes in
                values.withUnsafeBufferPointer { values in
                    let end = values[index].next
                    var place = index + 1
                    while place < end {
                        let range = values[place].range
                        if range.count == name.count,
                            name.isEmpty
                                || memcmp(bytes.baseAddress! + range.lowerBound, name.baseAddress!, name.count) == 0
                        {
                            return place + 1
                        }
                        place = Int(values[place + 1].next)
                    }
                    return nil
                }
            }
        }
    }
}
