public import Foundation

/// Reads the members of a JSON object.
///
/// Generated models read through it instead of a container with coding keys of their own: its methods for scalars are
/// not generic, which halves the time that a model takes to compile.
///
/// A member that is needed and absent, or `null`, or of another kind throws a `DecodingError` with its path; what only
/// spells the same value otherwise, such as a number in quotation marks, is read as that value. The methods that end in
/// `IfPresent` give `nil` for an absent member and for `null`.
public struct ObjectReader {
    let container: KeyedDecodingContainer<StringKey>
    /// Where a union is choosing a member, what counts how much of the object is known.
    let tally: ReadingTally?

    /// - Throws: `DecodingError` where the JSON is no object.
    public init(_ decoder: any Decoder) throws {
        self.init(try decoder.container(keyedBy: StringKey.self))
    }

    init(_ container: KeyedDecodingContainer<StringKey>) {
        self.container = container
        tally = ReadingTally.current
        if let tally { tally.expect(container.allKeys.count) }
    }

    /// The key of a member that the type has a field for.
    ///
    /// - Parameter keepsNull: The field tells `null` from a member that is absent.
    func field(_ name: String, keepsNull: Bool = false) -> StringKey {
        let key = StringKey(name)
        if let tally, container.contains(key) {
            tally.recognize()
            if !keepsNull, (try? container.decodeNil(forKey: key)) == true { tally.lose() }
        }
        return key
    }
}

// MARK: - Scalars

extension ObjectReader {
    /// A string.
    public func string(_ key: String) throws -> String {
        let key = field(key)
        do { return try container.decode(String.self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A string, or `nil` where the member is absent or `null`.
    public func stringIfPresent(_ key: String) throws -> String? {
        let key = field(key)
        do { return try container.decodeIfPresent(String.self, forKey: key) } catch {
            return try respelt(key, error) as String
        }
    }

    /// A boolean.
    public func bool(_ key: String) throws -> Bool {
        let key = field(key)
        do { return try container.decode(Bool.self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A boolean, or `nil` where the member is absent or `null`.
    public func boolIfPresent(_ key: String) throws -> Bool? {
        let key = field(key)
        do { return try container.decodeIfPresent(Bool.self, forKey: key) } catch {
            return try respelt(key, error) as Bool
        }
    }

    /// A whole number.
    public func int(_ key: String) throws -> Int {
        let key = field(key)
        do { return try container.decode(Int.self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A whole number, or `nil` where the member is absent or `null`.
    public func intIfPresent(_ key: String) throws -> Int? {
        let key = field(key)
        do { return try container.decodeIfPresent(Int.self, forKey: key) } catch {
            return try respelt(key, error) as Int
        }
    }

    /// A number.
    public func double(_ key: String) throws -> Double {
        let key = field(key)
        do { return try container.decode(Double.self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A number, or `nil` where the member is absent or `null`.
    public func doubleIfPresent(_ key: String) throws -> Double? {
        let key = field(key)
        do { return try container.decodeIfPresent(Double.self, forKey: key) } catch {
            return try respelt(key, error) as Double
        }
    }

    /// A JSON value.
    public func json(_ key: String) throws -> JSONValue {
        try container.decode(JSONValue.self, forKey: field(key, keepsNull: true))
    }

    /// `nil` where the member is absent; a member that is `null` is ``JSONValue/null``.
    public func jsonIfPresent(_ key: String) throws -> JSONValue? {
        let key = field(key, keepsNull: true)
        guard container.contains(key) else { return nil }
        return try container.decode(JSONValue.self, forKey: key)
    }

    /// A free-form JSON object.
    public func object(_ key: String) throws -> [String: JSONValue] {
        let key = field(key)
        do { return try container.decode([String: JSONValue].self, forKey: key) } catch {
            return try respelt(key, error)
        }
    }

    /// A free-form JSON object, or `nil` where the member is absent or `null`.
    public func objectIfPresent(_ key: String) throws -> [String: JSONValue]? {
        let key = field(key)
        do {
            return try container.decodeIfPresent([String: JSONValue].self, forKey: key)
        } catch {
            return try respelt(key, error) as [String: JSONValue]
        }
    }

    /// A point in time.
    public func date(_ key: String) throws -> Date {
        let key = field(key)
        return try parse(container.decode(String.self, forKey: key), key)
    }

    /// A point in time, or `nil` where the member is absent or `null`.
    public func dateIfPresent(_ key: String) throws -> Date? {
        let key = field(key)
        guard let text = try container.decodeIfPresent(String.self, forKey: key) else { return nil }
        return try parse(text, key)
    }

    private func parse(_ text: String, _ key: StringKey) throws -> Date {
        if let date = DateTime.parse(text) { return date }
        return try respelt(
            key,
            DecodingError.dataCorrupted(DateTime.mismatch(text, at: container.codingPath + [key]))
        )
    }
}

// MARK: - Other types

extension ObjectReader {
    /// A value of any decodable type.
    public func value<T: Decodable>(_ key: String) throws -> T {
        let key = field(key)
        do { return try container.decode(T.self, forKey: key) } catch { return try respelt(key, error) }
    }

    /// A value of any decodable type, or `nil` where the member is absent or `null`.
    public func valueIfPresent<T: Decodable>(_ key: String) throws -> T? {
        let key = field(key)
        do { return try container.decodeIfPresent(T.self, forKey: key) } catch { return try respelt(key, error) as T }
    }

    /// `nil` where the member is absent, `.null` where it is `null`.
    public func nullable<T: Decodable>(_ key: String) throws -> Nullable<T>? {
        let key = field(key, keepsNull: true)
        guard container.contains(key) else { return nil }
        do {
            return Nullable(try container.decodeIfPresent(T.self, forKey: key))
        } catch {
            return .value(try respelt(key, error) as T)
        }
    }

    /// `nil` where the member is absent, `.null` where it is `null`.
    public func nullableDate(_ key: String) throws -> Nullable<Date>? {
        let key = field(key, keepsNull: true)
        guard container.contains(key) else { return nil }
        guard let text = try container.decodeIfPresent(String.self, forKey: key) else { return .null }
        return .value(try parse(text, key))
    }
}
