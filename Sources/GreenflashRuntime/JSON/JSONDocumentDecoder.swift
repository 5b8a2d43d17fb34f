/// Decodes a value of a ``JSONDocument``.
struct JSONDocumentDecoder: Decoder, SingleValueDecodingContainer {
    let document: JSONDocument
    let index: Int

    var codingPath: [any CodingKey] { document.path(to: index) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard document.values[index].kind == .object else { throw document.unreadable() }
        return KeyedDecodingContainer(JSONDocumentObject(document: document, index: index))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard document.values[index].kind == .array else { throw document.unreadable() }
        return JSONDocumentArray(document: document, index: index)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { document.isNull(at: index) }
    func decode(_ type: Bool.Type) throws -> Bool { try document.bool(at: index) }
    func decode(_ type: String.Type) throws -> String { try document.string(at: index) }
    func decode(_ type: Int.Type) throws -> Int { try document.integer(at: index) }
    func decode(_ type: Double.Type) throws -> Double { try document.double(at: index) }
    func decode(_ type: Float.Type) throws -> Float { throw document.unreadable() }
    func decode(_ type: Int8.Type) throws -> Int8 { try document.integer(at: index) }
    func decode(_ type: Int16.Type) throws -> Int16 { try document.integer(at: index) }
    func decode(_ type: Int32.Type) throws -> Int32 { try document.integer(at: index) }
    func decode(_ type: Int64.Type) throws -> Int64 { try document.integer(at: index) }
    func decode(_ type: UInt.Type) throws -> UInt { try document.integer(at: index) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try document.integer(at: index) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try document.integer(at: index) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try document.integer(at: index) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try document.integer(at: index) }
    func decode(_ type: Int128.Type) throws -> Int128 { try document.integer(at: index) }
    func decode(_ type: UInt128.Type) throws -> UInt128 { try document.integer(at: index) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try document.decode(type, at: index) }
}

/// The members of an object.
struct JSONDocumentObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let document: JSONDocument
    let index: Int

    var codingPath: [any CodingKey] { document.path(to: index) }
    var allKeys: [Key] {
        document.names(at: index).compactMap { name in
            (try? document.string(at: name)).flatMap { Key(stringValue: $0) }
        }
    }

    func contains(_ key: Key) -> Bool { document.member(key.stringValue, of: index) != nil }

    private func place(_ key: Key) throws -> Int {
        guard let place = document.member(key.stringValue, of: index) else { throw document.unreadable() }
        return place
    }

    /// `nil` for what is absent or `null`.
    private func placeIfPresent(_ key: Key) -> Int? {
        document.member(key.stringValue, of: index).flatMap { document.isNull(at: $0) ? nil : $0 }
    }

    func decodeNil(forKey key: Key) throws -> Bool { document.isNull(at: try place(key)) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try document.bool(at: place(key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try document.string(at: place(key)) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try document.integer(at: place(key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try document.double(at: place(key)) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw document.unreadable() }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try document.integer(at: place(key)) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try document.integer(at: place(key)) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try document.integer(at: place(key)) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try document.integer(at: place(key)) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try document.integer(at: place(key)) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try document.integer(at: place(key)) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try document.integer(at: place(key)) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try document.integer(at: place(key)) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try document.integer(at: place(key)) }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try document.integer(at: place(key)) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try document.integer(at: place(key)) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try document.decode(type, at: place(key))
    }

    // Looked up once, and not for each question of the default implementations.
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try placeIfPresent(key).map { try document.bool(at: $0) }
    }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try placeIfPresent(key).map { try document.string(at: $0) }
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try placeIfPresent(key).map { try document.integer(at: $0) }
    }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try placeIfPresent(key).map { try document.double(at: $0) }
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try placeIfPresent(key).map { try document.decode(type, at: $0) }
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try JSONDocumentDecoder(document: document, index: place(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try JSONDocumentDecoder(document: document, index: place(key)).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { throw document.unreadable() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw document.unreadable() }
}

/// The elements of an array. As with `JSONDecoder`, one that cannot be read is the next one still.
struct JSONDocumentArray: UnkeyedDecodingContainer {
    let document: JSONDocument
    let index: Int
    /// The place of the next element.
    private var place: Int
    private var elementsRead = 0

    init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
        place = index + 1
    }

    var codingPath: [any CodingKey] { document.path(to: index) }
    var count: Int? { Int(document.values[index].count) }
    var isAtEnd: Bool { currentIndex == document.values[index].count }

    /// Whoever goes on where something was unreadable comes to an end.
    var currentIndex: Int { document.isUnreadable ? Int(document.values[index].count) : elementsRead }

    private mutating func next<T>(_ read: (JSONDocumentDecoder) throws -> T) throws -> T {
        guard !isAtEnd else { throw document.unreadable() }
        let value = try read(JSONDocumentDecoder(document: document, index: place))
        place = Int(document.values[place].next)
        elementsRead += 1
        return value
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd else { throw document.unreadable() }
        guard document.isNull(at: place) else { return false }
        try next { _ in }
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try next { try $0.decode(type) } }
    mutating func decode(_ type: String.Type) throws -> String { try next { try $0.decode(type) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try next { try $0.decode(type) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try next { try $0.decode(type) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try next { try $0.decode(type) } }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try next { try $0.decode(type) } }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try next { try $0.decode(type) } }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try next { try $0.decode(type) } }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try next { try $0.decode(type) } }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try next { try $0.decode(type) } }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try next { try $0.decode(type) } }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next { try $0.decode(type) } }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next { try $0.decode(type) } }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next { try $0.decode(type) } }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next { try $0.decode(type) } }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try next { try $0.decode(type) } }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next { try $0.decode(type) } }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try next { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next { try $0.unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder { throw document.unreadable() }
}
