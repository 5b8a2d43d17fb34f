extension JSONValue: Decodable {
    /// JSON nested deeper than this is refused instead of exhausting the stack, which is 512 KB on Darwin's secondary
    /// threads. Foundation's own limit of 512 levels is too deep there for values that are read one inside the other.
    static let maximumDepth = 128

    public init(from decoder: any Decoder) throws {
        var place = TopLevel(decoder: decoder, container: try decoder.singleValueContainer())
        self = try Self.read(&place, depth: 0)
    }

    // Nested containers instead of nested values: decoding each value by its initializer takes several times the stack.
    private static func read(_ place: inout some Place, depth: Int) throws -> JSONValue {
        // Asking for a kind that the JSON isn't costs about a microsecond, so the common ones come first.
        if try place.isNull() { return .null }
        if let value = try? place.decode(String.self) { return .string(value) }
        if let value = try? place.decode(Int.self) { return .integer(value) }
        if let members = try? place.members() { return try object(members, depth: depth) }
        if let elements = try? place.elements() { return try array(elements, depth: depth) }
        if let value = try? place.decode(Bool.self) { return .bool(value) }
        // Last, so that the error for a number that no type holds is the one that the caller sees.
        return .number(try place.decode(Double.self))
    }

    private static func object(_ members: KeyedDecodingContainer<StringKey>, depth: Int) throws -> JSONValue {
        try checkDepth(depth, members.codingPath)
        let keys = members.allKeys
        var object = [String: JSONValue](minimumCapacity: keys.count)
        for key in keys {
            var member = Member(container: members, key: key)
            object[key.stringValue] = try read(&member, depth: depth + 1)
        }
        return .object(object)
    }

    private static func array(_ elements: any UnkeyedDecodingContainer, depth: Int) throws -> JSONValue {
        try checkDepth(depth, elements.codingPath)
        var element = Element(container: elements)
        var array: [JSONValue] = []
        array.reserveCapacity(elements.count ?? 0)
        while !element.container.isAtEnd {
            array.append(try read(&element, depth: depth + 1))
        }
        return .array(array)
    }

    private static func checkDepth(_ depth: Int, _ codingPath: @autoclosure () -> [any CodingKey]) throws {
        guard depth >= maximumDepth else { return }
        let message = "the JSON is nested deeper than \(maximumDepth) levels"
        throw DecodingError.dataCorrupted(.init(codingPath: codingPath(), debugDescription: message))
    }
}

/// Where a value of unknown kind is read from.
private protocol Place {
    mutating func isNull() throws -> Bool
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T
    mutating func members() throws -> KeyedDecodingContainer<StringKey>
    mutating func elements() throws -> any UnkeyedDecodingContainer
}

private struct TopLevel: Place {
    let decoder: any Decoder
    let container: any SingleValueDecodingContainer

    func isNull() -> Bool { container.decodeNil() }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try container.decode(type) }
    func members() throws -> KeyedDecodingContainer<StringKey> { try decoder.container(keyedBy: StringKey.self) }
    func elements() throws -> any UnkeyedDecodingContainer { try decoder.unkeyedContainer() }
}

private struct Member: Place {
    let container: KeyedDecodingContainer<StringKey>
    let key: StringKey

    func isNull() throws -> Bool { try container.decodeNil(forKey: key) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try container.decode(type, forKey: key) }
    func members() throws -> KeyedDecodingContainer<StringKey> {
        try container.nestedContainer(keyedBy: StringKey.self, forKey: key)
    }
    func elements() throws -> any UnkeyedDecodingContainer { try container.nestedUnkeyedContainer(forKey: key) }
}

/// The next element of an array; what doesn't fit leaves the container where it is.
private struct Element: Place {
    var container: any UnkeyedDecodingContainer

    mutating func isNull() throws -> Bool { try container.decodeNil() }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try container.decode(type) }
    mutating func members() throws -> KeyedDecodingContainer<StringKey> {
        try container.nestedContainer(keyedBy: StringKey.self)
    }
    mutating func elements() throws -> any UnkeyedDecodingContainer { try container.nestedUnkeyedContainer() }
}
