/// How many calls are allowed in any time of some length: a rolling window.
///
/// ```swift
/// configuration.rateLimitQuotas["analytics"] = RateLimitQuota(50, per: .seconds(3600))
/// ```
public struct RateLimitQuota: Sendable, Hashable {
    /// The calls that are allowed in the window. 0 allows none, ever.
    public var limit: Int

    /// The length of the window.
    public var window: Duration

    /// - Parameters:
    ///   - limit: The calls that are allowed in the window: `0...`.
    ///   - window: The length of the window.
    public init(_ limit: Int, per window: Duration) {
        precondition(limit >= 0, "A limit of \(limit) calls is less than none")
        precondition(window > .zero, "A window needs a length")
        self.limit = limit
        self.window = window
    }
}

/// What calls of a bucket are held to, where the service has not said otherwise.
struct RateLimitTerms: Sendable, Hashable {
    /// `nil`: not known.
    var limit: Int?
    var window: Duration
}
