extension JSONValue: Encodable {
    /// The value in the form that equal numbers share, so that they give the same bytes: `1e+17` is written with all digits.
    private var normalized: JSONValue {
        guard case .number(let value) = self, let integer = Int(exactly: value) else { return self }
        return .integer(integer)
    }

    /// - Throws: `EncodingError` where a number is not finite, or the nesting is deeper than 128 levels.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            try Self.write(elements, to: &container, depth: 1)
        case .object(let members):
            var container = encoder.container(keyedBy: StringKey.self)
            try Self.write(members, to: &container, depth: 1)
        case .null, .bool, .integer, .number, .string:
            var container = encoder.singleValueContainer()
            switch normalized {
            case .bool(let value): try container.encode(value)
            case .integer(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .string(let value): try container.encode(value)
            default: try container.encodeNil()
            }
        }
    }

    // Nested containers instead of nested values, for the sake of the stack: see the decoding.
    private static func write(
        _ elements: [JSONValue],
        to container: inout any UnkeyedEncodingContainer,
        depth: Int
    ) throws {
        for element in elements {
            switch element.normalized {
            case .array(let elements):
                try checkDepth(depth, element)
                var nested = container.nestedUnkeyedContainer()
                try write(elements, to: &nested, depth: depth + 1)
            case .object(let members):
                try checkDepth(depth, element)
                var nested = container.nestedContainer(keyedBy: StringKey.self)
                try write(members, to: &nested, depth: depth + 1)
            case .null: try container.encodeNil()
            case .bool(let value): try container.encode(value)
            case .integer(let value): try container.encode(value)
            case .number(let value): try container.encode(value)
            case .string(let value): try container.encode(value)
            }
        }
    }

    private static func write(
        _ members: [String: JSONValue],
        to container: inout KeyedEncodingContainer<StringKey>,
        depth: Int
    ) throws {
        for (name, member) in members {
            let key = StringKey(name)
            switch member.normalized {
            case .array(let elements):
                try checkDepth(depth, member)
                var nested = container.nestedUnkeyedContainer(forKey: key)
                try write(elements, to: &nested, depth: depth + 1)
            case .object(let members):
                try checkDepth(depth, member)
                var nested = container.nestedContainer(keyedBy: StringKey.self, forKey: key)
                try write(members, to: &nested, depth: depth + 1)
            case .null: try container.encodeNil(forKey: key)
            case .bool(let value): try container.encode(value, forKey: key)
            case .integer(let value): try container.encode(value, forKey: key)
            case .number(let value): try container.encode(value, forKey: key)
            case .string(let value): try container.encode(value, forKey: key)
            }
        }
    }

    private static func checkDepth(_ depth: Int, _ value: JSONValue) throws {
        guard depth >= maximumDepth else { return }
        let message = "JSON nested deeper than \(maximumDepth) levels can't be encoded"
        throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: message))
    }
}

extension JSONValue: CustomStringConvertible {
    /// Compact JSON, members sorted by key.
    public var description: String {
        JSONCoding.describe(self)
    }
}

// MARK: - Conversion

extension JSONValue {
    /// The JSON that a value encodes to.
    ///
    /// - Throws: `EncodingError` where the value can't be encoded.
    public init(encoding value: some Encodable) throws {
        self = try JSONCoding.decode(JSONValue.self, from: JSONCoding.encode(value))
    }

    /// Reads a value of another type out of this JSON.
    ///
    /// - Throws: `DecodingError` where the JSON doesn't fit the type.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONCoding.decode(type, from: JSONCoding.encode(self))
    }
}
