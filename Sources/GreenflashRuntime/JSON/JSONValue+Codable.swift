extension JSONValue: Codable {
    /// JSON nested deeper than this is refused, as Foundation's decoder does, instead of exhausting the stack.
    static let maximumDepth = 512

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // The common kinds first: a kind that doesn't fit costs a thrown error.
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let members = try? decoder.container(keyedBy: StringKey.self) {
            var object = [String: JSONValue](minimumCapacity: members.allKeys.count)
            for key in members.allKeys {
                object[key.stringValue] = try members.decode(JSONValue.self, forKey: key)
            }
            self = .object(object)
        } else {
            // Last, so that a number that no type holds is reported instead of swallowed.
            var elements = try decoder.unkeyedContainer()
            var array: [JSONValue] = []
            array.reserveCapacity(elements.count ?? 0)
            while !elements.isAtEnd {
                array.append(try elements.decode(JSONValue.self))
            }
            self = .array(array)
        }
    }

    /// - Throws: `EncodingError` where a number is not finite, or the nesting is deeper than 512 levels.
    public func encode(to encoder: any Encoder) throws {
        try Node(value: self, depth: 0).encode(to: encoder)
    }

    /// A value and the number of containers around it. Counted here because `codingPath` is costly to ask for.
    private struct Node: Encodable {
        let value: JSONValue
        let depth: Int

        func encode(to encoder: any Encoder) throws {
            switch value {
            case .array(let elements):
                try checkDepth()
                var container = encoder.unkeyedContainer()
                for element in elements {
                    try container.encode(Node(value: element, depth: depth + 1))
                }
            case .object(let members):
                try checkDepth()
                var container = encoder.container(keyedBy: StringKey.self)
                for (key, member) in members {
                    try container.encode(Node(value: member, depth: depth + 1), forKey: StringKey(key))
                }
            case .null:
                var container = encoder.singleValueContainer()
                try container.encodeNil()
            case .bool(let value):
                var container = encoder.singleValueContainer()
                try container.encode(value)
            case .integer(let value):
                var container = encoder.singleValueContainer()
                try container.encode(value)
            case .number(let value):
                var container = encoder.singleValueContainer()
                try container.encode(value)
            case .string(let value):
                var container = encoder.singleValueContainer()
                try container.encode(value)
            }
        }

        private func checkDepth() throws {
            guard depth < JSONValue.maximumDepth else {
                let message = "JSON nested deeper than \(JSONValue.maximumDepth) levels can't be encoded"
                throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: message))
            }
        }
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

extension JSONValue: CustomStringConvertible {
    /// Compact JSON, members sorted by key.
    public var description: String {
        JSONCoding.describe(self)
    }
}
