import Foundation

extension RateLimitRecord: Codable {
    private enum CodingKeys: String, CodingKey {
        case calls, othersUntil, limit, isLimitInferred, heldUntil, reported, window
    }

    /// - Throws: `DecodingError` for what no record can be. What is only odd, such as dates in the future, is put right
    ///   when the record is used.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        calls = try container.decode([Timestamp].self, forKey: .calls).sorted()
        othersUntil = try container.decode([Timestamp].self, forKey: .othersUntil).sorted()
        limit = try container.decodeIfPresent(Int.self, forKey: .limit)
        isLimitInferred = try container.decode(Bool.self, forKey: .isLimitInferred)
        heldUntil = try container.decodeIfPresent(Timestamp.self, forKey: .heldUntil)
        reported = try container.decodeIfPresent(Timestamp.self, forKey: .reported)
        // A length, and in the same range as a date.
        window = try container.decode(Timestamp.self, forKey: .window) - Timestamp(microseconds: 0)
        guard limit ?? 0 >= 0 else {
            throw DecodingError.dataCorruptedError(forKey: .limit, in: container, debugDescription: "below zero")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(calls, forKey: .calls)
        try container.encode(othersUntil, forKey: .othersUntil)
        try container.encodeIfPresent(limit, forKey: .limit)
        try container.encode(isLimitInferred, forKey: .isLimitInferred)
        try container.encodeIfPresent(heldUntil, forKey: .heldUntil)
        try container.encodeIfPresent(reported, forKey: .reported)
        try container.encode(Timestamp(microseconds: 0) + window, forKey: .window)
    }
}
