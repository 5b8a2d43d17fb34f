public import Foundation

/// Writes the members of a JSON object; the counterpart of ``ObjectReader``.
///
/// The methods that end in `IfPresent` leave the member out for `nil`, those that end in `OrNull` write `null`.
public struct ObjectWriter {
    var container: FieldContainer

    /// Begins an object where the encoder stands.
    public init(_ encoder: any Encoder) {
        container = FieldContainer(encoder)
    }

    init(_ visitor: FieldVisitor) {
        container = FieldContainer(visitor)
    }
}

// MARK: - Scalars

extension ObjectWriter {
    /// A string.
    public mutating func string(_ key: String, _ value: String) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A string; `nil` leaves the member out.
    public mutating func stringIfPresent(_ key: String, _ value: String?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A string; `nil` is written as `null`.
    public mutating func stringOrNull(_ key: String, _ value: String?) throws {
        try container.encodeOrNil(value, forKey: StringKey(key))
    }

    /// A boolean.
    public mutating func bool(_ key: String, _ value: Bool) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A boolean; `nil` leaves the member out.
    public mutating func boolIfPresent(_ key: String, _ value: Bool?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A boolean; `nil` is written as `null`.
    public mutating func boolOrNull(_ key: String, _ value: Bool?) throws {
        try container.encodeOrNil(value, forKey: StringKey(key))
    }

    /// A whole number.
    public mutating func int(_ key: String, _ value: Int) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A whole number; `nil` leaves the member out.
    public mutating func intIfPresent(_ key: String, _ value: Int?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A whole number; `nil` is written as `null`.
    public mutating func intOrNull(_ key: String, _ value: Int?) throws {
        try container.encodeOrNil(value, forKey: StringKey(key))
    }

    /// A number.
    public mutating func double(_ key: String, _ value: Double) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A number; `nil` leaves the member out.
    public mutating func doubleIfPresent(_ key: String, _ value: Double?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A number; `nil` is written as `null`.
    public mutating func doubleOrNull(_ key: String, _ value: Double?) throws {
        try container.encodeOrNil(value, forKey: StringKey(key))
    }

    /// A JSON value.
    public mutating func json(_ key: String, _ value: JSONValue) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A JSON value; `nil` leaves the member out.
    public mutating func jsonIfPresent(_ key: String, _ value: JSONValue?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A JSON value; `nil` is written as `null`.
    public mutating func jsonOrNull(_ key: String, _ value: JSONValue?) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A free-form JSON object.
    public mutating func object(_ key: String, _ value: [String: JSONValue]) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A free-form JSON object; `nil` leaves the member out.
    public mutating func objectIfPresent(_ key: String, _ value: [String: JSONValue]?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A free-form JSON object; `nil` is written as `null`.
    public mutating func objectOrNull(_ key: String, _ value: [String: JSONValue]?) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// - Throws: `EncodingError` for a date outside the years 0...9999.
    public mutating func date(_ key: String, _ value: Date) throws {
        if container.show(value, forKey: StringKey(key)) { return }
        guard DateTime.isRepresentable(value) else {
            let path = container.codingPath + [StringKey(key)]
            throw EncodingError.invalidValue(value, DateTime.unrepresentable(at: path))
        }
        try container.encode(DateTime.string(value), forKey: StringKey(key))
    }

    /// A point in time, as ``DateTime/string(_:)`` writes it; `nil` leaves the member out.
    public mutating func dateIfPresent(_ key: String, _ value: Date?) throws {
        guard let value else { return }
        try date(key, value)
    }

    /// A point in time, as ``DateTime/string(_:)`` writes it; `nil` is written as `null`.
    public mutating func dateOrNull(_ key: String, _ value: Date?) throws {
        guard let value else { return try container.encodeNil(forKey: StringKey(key)) }
        try date(key, value)
    }
}

// MARK: - Other types

extension ObjectWriter {
    /// A value of any encodable type.
    public mutating func value(_ key: String, _ value: some Encodable) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A value of any encodable type; `nil` leaves the member out.
    public mutating func valueIfPresent(_ key: String, _ value: (some Encodable)?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A value of any encodable type; `nil` is written as `null`.
    public mutating func valueOrNull(_ key: String, _ value: (some Encodable)?) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// Leaves the member out for `nil`, and writes `null` for `.null`.
    public mutating func nullable(_ key: String, _ value: Nullable<some Encodable>?) throws {
        switch value {
        case nil: return
        case .null: try container.encodeNil(forKey: StringKey(key))
        case .value(let value): try container.encode(value, forKey: StringKey(key))
        }
    }

    /// Leaves the member out for `nil`, and writes `null` for `.null`.
    public mutating func nullableDate(_ key: String, _ value: Nullable<Date>?) throws {
        guard let value else { return }
        try dateOrNull(key, value.wrapped)
    }
}

// MARK: - Types that can be compared

// The same for types whose equality is known here, which needs not be looked for then when objects are compared.
extension ObjectWriter {
    /// A value of any encodable type.
    public mutating func value(_ key: String, _ value: some Encodable & Hashable) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A value of any encodable type; `nil` leaves the member out.
    public mutating func valueIfPresent(_ key: String, _ value: (some Encodable & Hashable)?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A value of any encodable type; `nil` is written as `null`.
    public mutating func valueOrNull(_ key: String, _ value: (some Encodable & Hashable)?) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// Leaves the member out for `nil`, and writes `null` for `.null`.
    public mutating func nullable(_ key: String, _ value: Nullable<some Encodable & Hashable>?) throws {
        switch value {
        case nil: return
        case .null: try container.encodeNil(forKey: StringKey(key))
        case .value(let value): try container.encode(value, forKey: StringKey(key))
        }
    }
}
