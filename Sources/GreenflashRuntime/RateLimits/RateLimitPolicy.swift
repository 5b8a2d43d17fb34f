/// What to do when too many calls were made: when the client's own budget has no slot for another
/// (``ClientConfiguration/rateLimitQuotas``), and when the service refuses one (status 429).
///
/// A call that the budget refuses is not sent: its error has the code ``APIError/Code/rateLimited``, no status, and 0
/// attempts.
public struct RateLimitPolicy: Sendable, Hashable {
    enum Reaction: Sendable, Hashable {
        case wait(longest: Duration)
        case fail
        case fallBack
    }

    let reaction: Reaction

    /// Waits for a slot of the budget: first come, first served, among all calls of this process that count together.
    ///
    /// When the service refuses the call all the same, waits as long as it says (`Retry-After`, or the reset of its limit)
    /// and repeats the call, up to ``RetryPolicy/maximumRetries`` times. Where the service says nothing, the wait is that of
    /// any retry.
    ///
    /// All waits of the call together are never longer than `longest`. Where a wait would be, or would end after the time for
    /// the whole call (``ClientConfiguration/totalTimeout``), the call fails at once, and ``APIError/retryAfter`` says when to
    /// come back.
    public static func wait(upTo longest: Duration) -> RateLimitPolicy {
        RateLimitPolicy(reaction: .wait(longest: longest))
    }

    /// Fails at once; ``APIError/retryAfter`` says when to come back: when the next slot is free, or what the service says,
    /// where it does.
    public static let fail = RateLimitPolicy(reaction: .fail)

    /// Makes the call in the form that the service does not limit, where there is one (``RateLimit/Exemption``), and fails
    /// otherwise. ``ResponseInfo/fellBack`` tells such an answer from a full one.
    public static let fallBack = RateLimitPolicy(reaction: .fallBack)
}
