/// Where the fields of an object go: to an encoder, or to a visitor that wants them as they are.
struct FieldContainer {
    private var container: KeyedEncodingContainer<StringKey>?
    private let visitor: FieldVisitor?

    init(_ encoder: any Encoder) {
        container = encoder.container(keyedBy: StringKey.self)
        visitor = nil
    }

    init(_ visitor: FieldVisitor) {
        container = nil
        self.visitor = visitor
    }

    var codingPath: [any CodingKey] { container?.codingPath ?? [] }

    /// Shows a value to the visitor that would be encoded as something else.
    ///
    /// - Returns: whether there is a visitor, and nothing is left to be done.
    func show(_ value: some Hashable, forKey key: StringKey) -> Bool {
        guard let visitor else { return false }
        visitor.visit(Field(value), forKey: key.stringValue)
        return true
    }

    /// Encodes members under keys of their own, which have no order.
    mutating func encode(members: [String: some Encodable]) throws {
        if let visitor { return visitor.visit(Field(encoding: members), forKey: "") }
        for (key, value) in members { try container?.encode(value, forKey: StringKey(key)) }
    }

    mutating func encodeNil(forKey key: StringKey) throws {
        if let visitor { return visitor.visit(.null, forKey: key.stringValue) }
        try container?.encodeNil(forKey: key)
    }

    mutating func encode(_ value: some Encodable, forKey key: StringKey) throws {
        if let visitor { return visitor.visit(Field(encoding: value), forKey: key.stringValue) }
        try container?.encode(value, forKey: key)
    }

    mutating func encode(_ value: some Encodable & Hashable, forKey key: StringKey) throws {
        if let visitor { return visitor.visit(Field(value), forKey: key.stringValue) }
        try container?.encode(value, forKey: key)
    }

    mutating func encodeIfPresent(_ value: (some Encodable)?, forKey key: StringKey) throws {
        guard let value else { return }
        try encode(value, forKey: key)
    }

    mutating func encodeIfPresent(_ value: (some Encodable & Hashable)?, forKey key: StringKey) throws {
        guard let value else { return }
        try encode(value, forKey: key)
    }
}

// MARK: - Plain types

// Beside the generic methods, so that encoders see the types that they have fast paths for.
extension FieldContainer {
    mutating func encode(_ value: String, forKey key: StringKey) throws {
        if let visitor { return visitor.visit(.string(value), forKey: key.stringValue) }
        try container?.encode(value, forKey: key)
    }

    mutating func encodeIfPresent(_ value: String?, forKey key: StringKey) throws {
        guard let value else { return }
        try encode(value, forKey: key)
    }

    mutating func encodeOrNil(_ value: String?, forKey key: StringKey) throws {
        guard let value else { return try encodeNil(forKey: key) }
        try encode(value, forKey: key)
    }

    mutating func encode(_ value: Bool, forKey key: StringKey) throws {
        if let visitor { return visitor.visit(.bool(value), forKey: key.stringValue) }
        try container?.encode(value, forKey: key)
    }

    mutating func encodeIfPresent(_ value: Bool?, forKey key: StringKey) throws {
        guard let value else { return }
        try encode(value, forKey: key)
    }

    mutating func encodeOrNil(_ value: Bool?, forKey key: StringKey) throws {
        guard let value else { return try encodeNil(forKey: key) }
        try encode(value, forKey: key)
    }

    mutating func encode(_ value: Int, forKey key: StringKey) throws {
        if let visitor { return visitor.visit(.int(value), forKey: key.stringValue) }
        try container?.encode(value, forKey: key)
    }

    mutating func encodeIfPresent(_ value: Int?, forKey key: StringKey) throws {
        guard let value else { return }
        try encode(value, forKey: key)
    }

    mutating func encodeOrNil(_ value: Int?, forKey key: StringKey) throws {
        guard let value else { return try encodeNil(forKey: key) }
        try encode(value, forKey: key)
    }

    mutating func encode(_ value: Double, forKey key: StringKey) throws {
        if let visitor { return visitor.visit(.double(value), forKey: key.stringValue) }
        try container?.encode(value, forKey: key)
    }

    mutating func encodeIfPresent(_ value: Double?, forKey key: StringKey) throws {
        guard let value else { return }
        try encode(value, forKey: key)
    }

    mutating func encodeOrNil(_ value: Double?, forKey key: StringKey) throws {
        guard let value else { return try encodeNil(forKey: key) }
        try encode(value, forKey: key)
    }
}
