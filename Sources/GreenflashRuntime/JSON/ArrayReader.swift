/// Reads a JSON array whose items have types of their own, one after the other.
public struct ArrayReader {
    private var container: any UnkeyedDecodingContainer
    /// Where a union is choosing a member, what counts how much of the array is known.
    private let tally: ReadingTally?

    /// - Throws: `DecodingError` where the JSON is no array.
    public init(_ decoder: any Decoder) throws {
        container = try decoder.unkeyedContainer()
        tally = ReadingTally.current
        if let tally { tally.expect(container.count ?? 0) }
    }

    /// The next item.
    ///
    /// - Throws: `DecodingError` where there is none, or it does not fit.
    public mutating func next<T: Decodable>() throws -> T {
        if let tally, !container.isAtEnd { tally.keep(1) }
        do { return try container.decode(T.self) } catch { return try respelt(error) }
    }

    /// The next item, or `nil` where there is none, or where it is `null`.
    public mutating func nextIfPresent<T: Decodable>() throws -> T? {
        if let tally, !container.isAtEnd { tally.keep(1) }
        do { return try container.decodeIfPresent(T.self) } catch { return try respelt(error) as T }
    }

    /// All items that are left.
    public mutating func rest<T: Decodable>() throws -> [T] {
        var items: [T] = []
        while !container.isAtEnd {
            do { items.append(try container.decode(T.self)) } catch { items.append(try respelt(error)) }
        }
        if let tally { tally.keep(items.count) }
        return items
    }

    /// The next item in another spelling, where it does not fit as it is.
    @inline(never)
    private mutating func respelt<T: Decodable>(_ error: any Error) throws -> T {
        // The failure has left the container where it was.
        guard tally == nil, Respelling.mayHelp(T.self, after: error, depth: container.codingPath.count + 1) else {
            throw error
        }
        return try container.decode(Respelt<T>.self).value
    }
}

/// Writes a JSON array whose items have types of their own; the counterpart of ``ArrayReader``.
public struct ArrayWriter {
    private var container: any UnkeyedEncodingContainer
    /// Items that are left out, unless others follow.
    private var missing = 0

    /// Begins an array where the encoder stands.
    public init(_ encoder: any Encoder) {
        container = encoder.unkeyedContainer()
    }

    /// The next item; `nil` is written as `null`.
    public mutating func next(_ value: some Encodable) throws {
        try fill()
        try container.encode(value)
    }

    /// The next item; `nil` leaves it out, or is written as `null` where others follow.
    public mutating func nextIfPresent(_ value: (some Encodable)?) throws {
        if let value { try next(value) } else { missing += 1 }
    }

    /// The items that follow.
    public mutating func rest(_ values: [some Encodable]) throws {
        for value in values { try next(value) }
    }

    private mutating func fill() throws {
        while missing > 0 {
            try container.encodeNil()
            missing -= 1
        }
    }
}
