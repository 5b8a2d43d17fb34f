public import Foundation

/// Reads the members of a JSON object.
///
/// Generated models read through it instead of a container with coding keys of their own: its methods for scalars are
/// not generic, which halves the time that a model takes to compile.
///
/// A member that is needed and absent, or `null`, or of another kind throws a `DecodingError` with its path. The
/// methods that end in `IfPresent` give `nil` for an absent member and for `null`.
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
        try container.decode(String.self, forKey: field(key))
    }

    /// A string, or `nil` where the member is absent or `null`.
    public func stringIfPresent(_ key: String) throws -> String? {
        try container.decodeIfPresent(String.self, forKey: field(key))
    }

    /// A boolean.
    public func bool(_ key: String) throws -> Bool {
        try container.decode(Bool.self, forKey: field(key))
    }

    /// A boolean, or `nil` where the member is absent or `null`.
    public func boolIfPresent(_ key: String) throws -> Bool? {
        try container.decodeIfPresent(Bool.self, forKey: field(key))
    }

    /// A whole number.
    public func int(_ key: String) throws -> Int {
        try located(key) { try container.decode(Int.self, forKey: $0) }
    }

    /// A whole number, or `nil` where the member is absent or `null`.
    public func intIfPresent(_ key: String) throws -> Int? {
        try located(key) { try container.decodeIfPresent(Int.self, forKey: $0) }
    }

    /// A number.
    public func double(_ key: String) throws -> Double {
        try located(key) { try container.decode(Double.self, forKey: $0) }
    }

    /// A number, or `nil` where the member is absent or `null`.
    public func doubleIfPresent(_ key: String) throws -> Double? {
        try located(key) { try container.decodeIfPresent(Double.self, forKey: $0) }
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
        try container.decode([String: JSONValue].self, forKey: field(key))
    }

    /// A free-form JSON object, or `nil` where the member is absent or `null`.
    public func objectIfPresent(_ key: String) throws -> [String: JSONValue]? {
        try container.decodeIfPresent([String: JSONValue].self, forKey: field(key))
    }

    /// Reports a number that doesn't fit with its path. Foundation throws an error of its own there, which its decoder
    /// turns into "not valid JSON" without a place.
    func located<T>(_ key: String, _ decode: (StringKey) throws -> T) throws -> T {
        do {
            return try decode(field(key))
        } catch let error as DecodingError {
            throw error
        } catch {
            let context = DecodingError.Context(
                codingPath: container.codingPath + [StringKey(key)],
                debugDescription: "the number doesn't fit \(T.self)",
                underlyingError: error
            )
            throw DecodingError.dataCorrupted(context)
        }
    }

    /// A point in time, in any form that ``DateTime/parse(_:)`` admits.
    public func date(_ key: String) throws -> Date {
        try parse(container.decode(String.self, forKey: field(key)), key)
    }

    /// A point in time, or `nil` where the member is absent or `null`.
    public func dateIfPresent(_ key: String) throws -> Date? {
        guard let text = try container.decodeIfPresent(String.self, forKey: field(key)) else { return nil }
        return try parse(text, key)
    }

    private func parse(_ text: String, _ key: String) throws -> Date {
        guard let date = DateTime.parse(text) else {
            throw DecodingError.dataCorrupted(DateTime.mismatch(text, at: container.codingPath + [StringKey(key)]))
        }
        return date
    }
}

// MARK: - Other types

extension ObjectReader {
    /// A value of any decodable type.
    public func value<T: Decodable>(_ key: String) throws -> T {
        try container.decode(T.self, forKey: field(key))
    }

    /// A value of any decodable type, or `nil` where the member is absent or `null`.
    public func valueIfPresent<T: Decodable>(_ key: String) throws -> T? {
        try container.decodeIfPresent(T.self, forKey: field(key))
    }

    /// `nil` where the member is absent, `.null` where it is `null`.
    public func nullable<T: Decodable>(_ key: String) throws -> Nullable<T>? {
        let key = field(key, keepsNull: true)
        guard container.contains(key) else { return nil }
        return Nullable(try container.decodeIfPresent(T.self, forKey: key))
    }

    /// `nil` where the member is absent, `.null` where it is `null`.
    public func nullableDate(_ key: String) throws -> Nullable<Date>? {
        let name = field(key, keepsNull: true)
        guard container.contains(name) else { return nil }
        guard let text = try container.decodeIfPresent(String.self, forKey: name) else { return .null }
        return .value(try parse(text, key))
    }
}
