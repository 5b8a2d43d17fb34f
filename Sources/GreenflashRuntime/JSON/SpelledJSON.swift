import Foundation

/// JSON whose numbers keep the spelling that they were encoded with, where ``JSONValue`` keeps what a `Double` can hold.
///
/// What goes into a query, a form, or a request that is changed on its way goes through it, so that decimals and whole
/// numbers of 64 bits arrive to the last digit.
enum SpelledJSON: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([SpelledJSON])
    /// Sorted by name.
    case object([(name: String, value: SpelledJSON)])

    /// - Throws: `EncodingError` where the value has no JSON form.
    init(encoding value: any Encodable) throws {
        var scanner = SpelledJSONScanner(try JSONCoding.encode(value))
        self = try scanner.value()
    }

    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The value of an object's member; `nil` where there is none, or where this is no object.
    subscript(_ path: ArraySlice<String>) -> SpelledJSON? {
        guard let name = path.first else { return self }
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value[path.dropFirst()]
    }

    /// Sets a member, and makes the objects around it where they are missing or `null`.
    ///
    /// - Returns: whether there was an object, or room for one, all the way.
    mutating func set(_ path: ArraySlice<String>, to value: SpelledJSON) -> Bool {
        guard let name = path.first else {
            self = value
            return true
        }
        if isNull { self = .object([]) }
        guard case .object(var members) = self else { return false }
        let index = members.firstIndex { $0.name == name }
        var member = index.map { members[$0].value } ?? .null
        guard member.set(path.dropFirst(), to: value) else { return false }
        if let index { members[index].value = member } else { members.append((name, member)) }
        self = .object(members)
        return true
    }
}

extension SpelledJSON: Encodable {
    func encode(to encoder: any Encoder) throws {
        switch self {
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .object(let members):
            var container = encoder.container(keyedBy: StringKey.self)
            for member in members { try container.encode(member.value, forKey: StringKey(member.name)) }
        case .null, .bool, .number, .string:
            var container = encoder.singleValueContainer()
            switch self {
            case .bool(let value): try container.encode(value)
            case .string(let value): try container.encode(value)
            case .number(let text): try Self.encode(number: text, in: &container)
            default: try container.encodeNil()
            }
        }
    }

    private static func encode(number text: String, in container: inout any SingleValueEncodingContainer) throws {
        if let value = Int64(text) {
            try container.encode(value)
        } else if let value = UInt64(text) {
            try container.encode(value)
        } else if let value = Double(text), value.description == text {
            try container.encode(value)
        } else if let value = Decimal(string: text, locale: nil), value.description == text {
            try container.encode(value)
        } else {
            try container.encode(Double(text))
        }
    }
}

extension SpelledJSON: CustomStringConvertible {
    /// The JSON text.
    var description: String {
        guard let data = try? JSONCoding.encode(self) else { return "(JSON nested too deeply to show)" }
        return String(decoding: data, as: UTF8.self)
    }
}

/// Reads what an encoder has written, which is JSON beyond doubt.
private struct SpelledJSONScanner {
    struct Malformed: Error {}

    private let bytes: [UInt8]
    private var position = 0

    init(_ data: Data) {
        bytes = [UInt8](data)
    }

    mutating func value() throws -> SpelledJSON {
        switch try peek() {
        case UInt8(ascii: "{"): return .object(try members())
        case UInt8(ascii: "["): return .array(try elements())
        case UInt8(ascii: "\""): return .string(try string())
        default:
            let start = position
            while position < bytes.count, !",]}".utf8.contains(bytes[position]) { position += 1 }
            let token = String(decoding: bytes[start..<position], as: UTF8.self)
            switch token {
            case "null": return .null
            case "true", "false": return .bool(token == "true")
            default: return .number(token)
            }
        }
    }

    private mutating func elements() throws -> [SpelledJSON] {
        var elements: [SpelledJSON] = []
        position += 1
        while try peek() != UInt8(ascii: "]") {
            elements.append(try value())
            if try peek() == UInt8(ascii: ",") { position += 1 }
        }
        position += 1
        return elements
    }

    private mutating func members() throws -> [(name: String, value: SpelledJSON)] {
        var members: [(name: String, value: SpelledJSON)] = []
        position += 1
        while try peek() != UInt8(ascii: "}") {
            let name = try string()
            // The colon.
            position += 1
            members.append((name, try value()))
            if try peek() == UInt8(ascii: ",") { position += 1 }
        }
        position += 1
        return members
    }

    private mutating func string() throws -> String {
        let start = position
        position += 1
        var isEscaped = false
        while try peek() != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                isEscaped = true
                position += 1
            }
            position += 1
        }
        position += 1
        guard isEscaped else { return String(decoding: bytes[(start + 1)..<(position - 1)], as: UTF8.self) }
        return try JSONCoding.decode(String.self, from: Data(bytes[start..<position]))
    }

    private func peek() throws -> UInt8 {
        guard position < bytes.count else { throw Malformed() }
        return bytes[position]
    }
}
