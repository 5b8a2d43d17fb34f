public import HTTPTypes

/// What came with an answer besides its value.
public struct ResponseInfo: Sendable {
    /// The operation, such as `users.list`.
    public let operation: String

    /// The HTTP status, 200 to 299.
    public let status: Int

    /// The answer's header fields.
    public let headers: HTTPFields

    /// How many requests were sent for the call, this one included; 0 for an answer from the client's own cache.
    public let attempts: Int

    /// The answer is that of the unlimited form of the operation, because the full one was over its limit
    /// (``RateLimitPolicy/fallBack``).
    public let fellBack: Bool

    /// The answer comes from the client's own ``ResponseCache``, or from an identical call that was under way.
    public let isFromCache: Bool

    /// From sending the last request to the head of its response.
    public let duration: Duration

    /// What the service says about its limits, if it does. `nil` for an answer from the client's own cache.
    public let rateLimit: RateLimitStatus?

    /// The id that the service gave to the request; name it when you ask its support.
    public var requestID: String? { headers.requestID }
}

extension HTTPFields {
    /// The usual names for it, and those of the usual hosts.
    private static let requestIDNames = ["x-request-id", "request-id", "x-correlation-id", "x-vercel-id", "cf-ray"]
        .compactMap { HTTPField.Name($0) }

    var requestID: String? {
        for name in Self.requestIDNames {
            if let id = self[name], !id.isEmpty { return id }
        }
        return nil
    }
}
