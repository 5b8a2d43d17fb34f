// Constants and discriminators. They tell the members of unions apart, and have to be exactly what is described.

extension ObjectReader {
    /// Checks a member that can only have one value, such as the one that tells the cases of a union apart.
    ///
    /// - Throws: `DecodingError` where it is absent or another string.
    public func constant(_ key: String, _ expected: String) throws {
        let found = try container.decode(String.self, forKey: field(key))
        guard found == expected else {
            throw mismatch(key, String(reflecting: expected), String(reflecting: found))
        }
    }

    /// Checks a member that can only have one value.
    ///
    /// - Throws: `DecodingError` where it is absent or another number.
    public func constant(_ key: String, _ expected: Int) throws {
        let found: Int
        do {
            found = try container.decode(Int.self, forKey: field(key))
        } catch {
            throw DecodingError(error, reading: Int.self, at: container.codingPath + [StringKey(key)])
        }
        guard found == expected else { throw mismatch(key, "\(expected)", "\(found)") }
    }

    /// Checks a member that can only have one value.
    ///
    /// - Throws: `DecodingError` where it is absent or the other truth value.
    public func constant(_ key: String, _ expected: Bool) throws {
        let found = try container.decode(Bool.self, forKey: field(key))
        guard found == expected else { throw mismatch(key, "\(expected)", "\(found)") }
    }

    /// Checks a member that can only have one value where it is there and not `null`.
    ///
    /// - Throws: `DecodingError` where it is another string.
    public func constantIfPresent(_ key: String, _ expected: String) throws {
        if try hasValue(key) { try constant(key, expected) }
    }

    /// Checks a member that can only have one value where it is there and not `null`.
    ///
    /// - Throws: `DecodingError` where it is another number.
    public func constantIfPresent(_ key: String, _ expected: Int) throws {
        if try hasValue(key) { try constant(key, expected) }
    }

    private func hasValue(_ key: String) throws -> Bool {
        let key = StringKey(key)
        return try container.contains(key) && !container.decodeNil(forKey: key)
    }

    private func mismatch(_ key: String, _ expected: String, _ found: String) -> DecodingError {
        let context = DecodingError.Context(
            codingPath: container.codingPath + [StringKey(key)],
            debugDescription: "expected \(expected), found \(found)"
        )
        return .dataCorrupted(context)
    }

    /// The member that tells the cases of a union apart; `nil` where it is absent or no string, or the JSON no object.
    public static func discriminator(_ key: String, in decoder: any Decoder) -> String? {
        try? decoder.container(keyedBy: StringKey.self).decode(String.self, forKey: StringKey(key))
    }

    /// The member that tells the cases of a union apart; `nil` where it is absent or no whole number, or the JSON no
    /// object.
    public static func integerDiscriminator(_ key: String, in decoder: any Decoder) -> Int? {
        try? decoder.container(keyedBy: StringKey.self).decode(Int.self, forKey: StringKey(key))
    }
}
