public import Foundation

// Numbers that must not lose digits, bytes, and lists of strings. Not generic, for the sake of compile time.

extension ObjectReader {
    /// A whole number of 64 bits.
    public func int64(_ key: String) throws -> Int64 {
        let key = field(key)
        do { return try container.decode(Int64.self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A whole number of 64 bits; `nil` where the member is absent or `null`.
    public func int64IfPresent(_ key: String) throws -> Int64? {
        let key = field(key)
        do { return try container.decodeIfPresent(Int64.self, forKey: key) } catch {
            return try respelt(key, error) as Int64
        }
    }

    /// A whole number of 64 bits without a sign.
    public func uint64(_ key: String) throws -> UInt64 {
        let key = field(key)
        do { return try container.decode(UInt64.self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A whole number of 64 bits without a sign; `nil` where the member is absent or `null`.
    public func uint64IfPresent(_ key: String) throws -> UInt64? {
        let key = field(key)
        do { return try container.decodeIfPresent(UInt64.self, forKey: key) } catch {
            return try respelt(key, error) as UInt64
        }
    }

    /// A number with every digit that it was written with, up to 38.
    public func decimal(_ key: String) throws -> Decimal {
        let key = field(key)
        do { return try container.decode(Decimal.self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A number with every digit that it was written with, up to 38; `nil` where the member is absent or `null`.
    public func decimalIfPresent(_ key: String) throws -> Decimal? {
        let key = field(key)
        do { return try container.decodeIfPresent(Decimal.self, forKey: key) } catch {
            return try respelt(key, error) as Decimal
        }
    }

    /// Bytes, written as base64.
    public func data(_ key: String) throws -> Data {
        try container.decode(Data.self, forKey: field(key))
    }

    /// Bytes, written as base64; `nil` where the member is absent or `null`.
    public func dataIfPresent(_ key: String) throws -> Data? {
        try container.decodeIfPresent(Data.self, forKey: field(key))
    }

    /// A list of strings.
    public func strings(_ key: String) throws -> [String] {
        let key = field(key)
        do { return try container.decode([String].self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A list of strings; `nil` where the member is absent or `null`.
    public func stringsIfPresent(_ key: String) throws -> [String]? {
        let key = field(key)
        do { return try container.decodeIfPresent([String].self, forKey: key) } catch {
            return try respelt(key, error) as [String]
        }
    }
}
