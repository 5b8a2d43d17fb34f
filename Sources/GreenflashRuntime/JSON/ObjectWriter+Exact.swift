public import Foundation

// The counterparts of what `ObjectReader+Exact` reads.

extension ObjectWriter {
    /// A whole number of 64 bits.
    public mutating func int64(_ key: String, _ value: Int64) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A whole number of 64 bits; `nil` leaves the member out.
    public mutating func int64IfPresent(_ key: String, _ value: Int64?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A whole number of 64 bits; `nil` is written as `null`.
    public mutating func int64OrNull(_ key: String, _ value: Int64?) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A whole number of 64 bits without a sign.
    public mutating func uint64(_ key: String, _ value: UInt64) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A whole number of 64 bits without a sign; `nil` leaves the member out.
    public mutating func uint64IfPresent(_ key: String, _ value: UInt64?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A whole number of 64 bits without a sign; `nil` is written as `null`.
    public mutating func uint64OrNull(_ key: String, _ value: UInt64?) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A number with every digit that it was written with, up to 38.
    public mutating func decimal(_ key: String, _ value: Decimal) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A number with every digit that it was written with, up to 38; `nil` leaves the member out.
    public mutating func decimalIfPresent(_ key: String, _ value: Decimal?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A number with every digit that it was written with, up to 38; `nil` is written as `null`.
    public mutating func decimalOrNull(_ key: String, _ value: Decimal?) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// Bytes, written as base64.
    public mutating func data(_ key: String, _ value: Data) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// Bytes, written as base64; `nil` leaves the member out.
    public mutating func dataIfPresent(_ key: String, _ value: Data?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// Bytes, written as base64; `nil` is written as `null`.
    public mutating func dataOrNull(_ key: String, _ value: Data?) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A list of strings.
    public mutating func strings(_ key: String, _ value: [String]) throws {
        try container.encode(value, forKey: StringKey(key))
    }

    /// A list of strings; `nil` leaves the member out.
    public mutating func stringsIfPresent(_ key: String, _ value: [String]?) throws {
        try container.encodeIfPresent(value, forKey: StringKey(key))
    }

    /// A list of strings; `nil` is written as `null`.
    public mutating func stringsOrNull(_ key: String, _ value: [String]?) throws {
        try container.encode(value, forKey: StringKey(key))
    }
}
