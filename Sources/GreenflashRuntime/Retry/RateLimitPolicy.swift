/// What to do when the service refuses a call because too many were made (status 429).
public struct RateLimitPolicy: Sendable, Hashable {
    enum Reaction: Sendable, Hashable {
        case wait(longest: Duration)
        case fail
        case fallBack
    }

    let reaction: Reaction

    /// Waits as long as the service says (`Retry-After`, or the reset of its limit) and repeats the call, up to
    /// ``RetryPolicy/maximumRetries`` times and never longer than `longest` over all waits of the call. Where the service
    /// says nothing, the wait is that of any retry.
    ///
    /// When the service asks for a longer wait, the call fails at once, and ``APIError/retryAfter`` says when to come back.
    public static func wait(upTo longest: Duration) -> RateLimitPolicy {
        RateLimitPolicy(reaction: .wait(longest: longest))
    }

    /// Fails at once; ``APIError/retryAfter`` says when to come back, where the service did.
    public static let fail = RateLimitPolicy(reaction: .fail)

    /// Repeats the call once in the form that the service does not limit, where there is one
    /// (``RateLimit/Exemption``), and fails otherwise. ``ResponseInfo/fellBack`` tells such an answer from a full one.
    public static let fallBack = RateLimitPolicy(reaction: .fallBack)
}
