/// How often a failed attempt is repeated, and after which wait.
///
/// Repeated are connection failures and the statuses 408, 409, 429 and 5xx. The wait is drawn at random between zero and
/// a limit that doubles with every retry (exponential backoff with full jitter), unless the service says with
/// `Retry-After` when to come back.
///
/// A request whose repetition could store something twice is repeated only where the service certainly has not taken it:
/// when no connection was made, and on 429.
public struct RetryPolicy: Sendable, Hashable {
    /// How many attempts may follow the first. 0 makes one attempt, whatever happens.
    public var maximumRetries: Int

    /// The longest wait before the first retry; it doubles with each one.
    public var baseDelay: Duration

    /// The longest wait before any retry, where the service does not ask for one.
    public var maximumDelay: Duration

    /// The longest `Retry-After` that is honoured. When the service asks for more, the call fails at once, and
    /// ``APIError/retryAfter`` says when to come back. (On 429, ``RateLimitPolicy/wait(upTo:)`` has the say instead.)
    public var retryAfterCap: Duration

    /// - Parameters:
    ///   - maximumRetries: How many attempts may follow the first.
    ///   - baseDelay: The longest wait before the first retry; it doubles with each one.
    ///   - maximumDelay: The longest wait before any retry, where the service does not ask for one.
    ///   - retryAfterCap: The longest `Retry-After` that is honoured.
    public init(
        maximumRetries: Int = 2,
        baseDelay: Duration = .milliseconds(500),
        maximumDelay: Duration = .seconds(8),
        retryAfterCap: Duration = .seconds(60)
    ) {
        self.maximumRetries = maximumRetries
        self.baseDelay = baseDelay
        self.maximumDelay = maximumDelay
        self.retryAfterCap = retryAfterCap
    }

    /// Two retries.
    public static let `default` = RetryPolicy()

    /// One attempt.
    public static let never = RetryPolicy(maximumRetries: 0)
}
