// Members beyond those that a type names.

extension ObjectReader {
    /// Every member that the type does not name, as JSON.
    ///
    /// - Parameter names: the members that it names.
    public func additional(beside names: [String]) throws -> [String: JSONValue] {
        try additionalValues(beside: names)
    }

    /// Every member that the type does not name.
    ///
    /// - Parameter names: the members that it names.
    public func additionalValues<T: Decodable>(beside names: [String]) throws -> [String: T] {
        let known = Set(names)
        var values: [String: T] = [:]
        for key in container.allKeys where !known.contains(key.stringValue) {
            do {
                values[key.stringValue] = try container.decode(T.self, forKey: key)
            } catch {
                values[key.stringValue] = try respelt(key, error) as T
            }
        }
        // They are kept, so they are not unknown; that they are there says nothing for the type.
        if let tally { tally.keep(values.count) }
        return values
    }
}

extension ObjectWriter {
    /// Members that the type does not name, before those that it names: where both have one, the type's own counts.
    public mutating func additional(_ values: [String: some Encodable]) throws {
        try container.encode(members: values)
    }
}
