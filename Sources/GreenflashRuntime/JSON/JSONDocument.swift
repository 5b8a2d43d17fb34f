import Foundation

/// A JSON text, cut into its values in one pass.
///
/// `JSONDecoder` makes a dictionary of every object before a field is read, which is most of the time that it takes. This looks
/// fields up where they stand. It reads the common forms only, and says of all else, of what is no JSON too, that it cannot
/// tell: `JSONDecoder` is asked then.
final class JSONDocument {
    enum Kind: Equatable {
        case object, array, string, escapedString, integer, number, bool(Bool), null
    }

    struct Value {
        let kind: Kind
        /// The bytes of a scalar, without quotes.
        let start: Int
        let end: Int
        /// The place behind the value and all that is inside of it.
        var next: Int
        /// How many members or elements it has.
        var count = 0
    }

    let bytes: [UInt8]
    /// A value of an object comes behind its name, which is a string.
    let values: [Value]
    /// Something was asked for that only `JSONDecoder` can tell.
    private(set) var isUnreadable = false

    /// More members, and looking through all of them would take its time.
    static let maximumMembers = 64
    static let maximumDepth = 64

    /// `nil` where the text is something else, or may be.
    init?(_ data: Data) {
        guard data.withUnsafeBytes({ String(validating: $0, as: UTF8.self) }) != nil else { return nil }
        bytes = [UInt8](data)
        var scanner = JSONDocumentScanner(bytes)
        guard let values = scanner.scan() else { return nil }
        self.values = values
    }

    /// The JSON as the type; `nil` where `JSONDecoder` has to be asked.
    static func decode<T: Decodable>(_ type: T.Type, from data: Data) -> T? {
        guard let document = JSONDocument(data) else { return nil }
        guard let value = try? document.decode(type, at: 0), !document.isUnreadable else { return nil }
        return value
    }

    /// To be thrown by whoever cannot tell. Whatever is made of it, the outcome is not used.
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
            return String(decoding: bytes[value.start..<value.end], as: UTF8.self)
        case .escapedString:
            // From the quote before it on.
            let text = String(decoding: bytes[(value.start - 1)...value.end], as: UTF8.self)
            guard let string = FlatObject.string(text) else { throw unreadable() }
            return string
        default:
            throw unreadable()
        }
    }

    func integer(at index: Int) throws -> Int {
        let value = values[index]
        guard value.kind == .integer else { throw unreadable() }
        let isNegative = bytes[value.start] == UInt8(ascii: "-")
        let digits = bytes[(isNegative ? value.start + 1 : value.start)..<value.end]
        let magnitude = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return isNegative ? -magnitude : magnitude
    }

    func exactly<T: FixedWidthInteger>(at index: Int) throws -> T {
        guard let value = T(exactly: try integer(at: index)) else { throw unreadable() }
        return value
    }

    func double(at index: Int) throws -> Double {
        let value = values[index]
        guard value.kind == .number else { return Double(try integer(at: index)) }
        let digits = bytes[value.start..<value.end]
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
            var place = index + 1
            while place < value.next {
                elements.append(try json(at: place))
                place = values[place].next
            }
            return .array(elements)
        case .object:
            var members = [String: JSONValue](minimumCapacity: value.count)
            for name in names(at: index) { members[try string(at: name)] = try json(at: name + 1) }
            return .object(members)
        }
    }
}

// MARK: - Objects

extension JSONDocument {
    /// The places of the names of an object's members.
    func names(at index: Int) -> some Sequence<Int> {
        let end = values[index].next
        return sequence(state: index + 1) { [values] place -> Int? in
            guard place < end else { return nil }
            defer { place = values[place + 1].next }
            return place
        }
    }

    /// The place of the value of an object's member.
    func member(_ name: String, of index: Int) -> Int? {
        // Some of what is not ASCII is equal to what is.
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
            _ = unreadable()
            return nil
        }
        var name = name
        return name.withUTF8 { name in
            bytes.withUnsafeBufferPointer { bytes in
                values.withUnsafeBufferPointer { values in
                    let end = values[index].next
                    var place = index + 1
                    while place < end {
                        let key = values[place]
                        if key.end - key.start == name.count,
                            UnsafeBufferPointer(rebasing: bytes[key.start..<key.end]).elementsEqual(name)
                        {
                            return place + 1
                        }
                        place = values[place + 1].next
                    }
                    return nil
                }
            }
        }
    }
}
