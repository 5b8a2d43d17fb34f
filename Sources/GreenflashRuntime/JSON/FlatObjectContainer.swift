/// Reads the members of a ``FlatObject`` as `JSONDecoder` would.
///
/// Whatever it cannot read throws ``Unreadable``, without the place and the reason that a `DecodingError` has:
/// `JSONDecoder` is asked then.
struct FlatObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    struct Unreadable: Error {}

    let object: FlatObject
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.name) } }

    func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }

    func decodeNil(forKey key: Key) throws -> Bool {
        if case .null = try value(key) { true } else { false }
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        guard case .bool(let value) = try value(key) else { throw Unreadable() }
        return value
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        guard case .string(let value) = try value(key) else { throw Unreadable() }
        return value
    }

    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { Double(try integer(key)) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw Unreadable() }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try integer(key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try exactly(integer(key)) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try exactly(integer(key)) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try exactly(integer(key)) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try exactly(integer(key)) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try exactly(integer(key)) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try exactly(integer(key)) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try exactly(integer(key)) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try exactly(integer(key)) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try exactly(integer(key)) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { throw Unreadable() }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> { throw Unreadable() }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Unreadable() }
    func superDecoder() throws -> any Decoder { throw Unreadable() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw Unreadable() }

    private func value(_ key: Key) throws -> FlatObject.Scalar {
        guard let value = object[key.stringValue] else { throw Unreadable() }
        return value
    }

    private func integer(_ key: Key) throws -> Int {
        guard case .integer(let value) = try value(key) else { throw Unreadable() }
        return value
    }

    private func exactly<T: FixedWidthInteger>(_ value: Int) throws -> T {
        guard let value = T(exactly: value) else { throw Unreadable() }
        return value
    }
}
