/// Decides after each failed attempt of a call whether there is another. Knows no clock and no network.
struct RetryState: Sendable {
    /// What a failure means for the request.
    enum Failure: Sendable, Hashable {
        /// The client's own budget has no slot for it, and the policy no time for the next one.
        case heldBack
        /// The service has seen nothing of it.
        case notSent
        /// The service refused it, unprocessed, because of too many calls (429).
        case limited
        /// It may pass the next time, and it may have taken effect this time: 408, 409, 5xx, a lost connection, a timeout.
        case transient
        /// It would fail again.
        case permanent
    }

    enum Decision: Sendable, Hashable {
        case retry(after: Duration)
        /// Repeat it in the form that is not limited.
        case fallBack
        case stop(Reason)
    }

    /// Why there is no further attempt.
    enum Reason: Sendable, Hashable {
        case permanent
        case attemptsExhausted
        /// Repeating could do it twice.
        case unsafe
        /// There is nothing to send a second time.
        case bodyUsedUp
        /// The service asks for a longer wait than is allowed.
        case waitTooLong(asked: Duration, allowed: Duration)
        /// The rate limit policy says so.
        case policy
    }

    private let policy: RetryPolicy
    private let rateLimit: RateLimitPolicy
    private let isSafeToRepeat: Bool
    private let isBodyRepeatable: Bool
    private let backoff: Backoff
    private var canFallBack: Bool
    private(set) var retries = 0
    /// The waits after 429.
    private(set) var waitedForLimit = Duration.zero

    init(
        _ policy: RetryPolicy,
        _ rateLimit: RateLimitPolicy,
        isSafeToRepeat: Bool,
        isBodyRepeatable: Bool = true,
        canFallBack: Bool,
        random: @escaping @Sendable () -> Double
    ) {
        self.policy = policy
        self.rateLimit = rateLimit
        self.isSafeToRepeat = isSafeToRepeat
        self.isBodyRepeatable = isBodyRepeatable
        self.canFallBack = canFallBack
        backoff = Backoff(baseDelay: policy.baseDelay, maximumDelay: policy.maximumDelay, random: random)
    }

    /// - Parameters:
    ///   - retryAfter: The wait that the service asks for, if it does.
    ///   - waitedForSlots: How long the call has waited for the client's own budget.
    mutating func decide(
        after failure: Failure,
        retryAfter: Duration?,
        waitedForSlots: Duration = .zero
    ) -> Decision {
        switch failure {
        case .heldBack:
            guard rateLimit.reaction == .fallBack, canFallBack else { return .stop(.policy) }
            canFallBack = false
            return .fallBack
        case .permanent:
            return .stop(.permanent)
        case _ where !isBodyRepeatable:
            return .stop(.bodyUsedUp)
        case .limited:
            return decideAfterLimit(retryAfter, waitedForSlots)
        case .transient where !isSafeToRepeat:
            return .stop(.unsafe)
        case .transient, .notSent:
            guard retries < policy.maximumRetries else { return .stop(.attemptsExhausted) }
            if let retryAfter, retryAfter > policy.retryAfterCap {
                return .stop(.waitTooLong(asked: retryAfter, allowed: policy.retryAfterCap))
            }
            retries += 1
            return .retry(after: retryAfter ?? backoff.delay(beforeRetry: retries))
        }
    }

    private mutating func decideAfterLimit(_ retryAfter: Duration?, _ waitedForSlots: Duration) -> Decision {
        switch rateLimit.reaction {
        case .fallBack where canFallBack:
            canFallBack = false
            return .fallBack
        case .fail, .fallBack:
            return .stop(.policy)
        case .wait(let longest):
            guard retries < policy.maximumRetries else { return .stop(.attemptsExhausted) }
            let delay = retryAfter ?? backoff.delay(beforeRetry: retries + 1)
            guard waitedForSlots + waitedForLimit + delay <= longest else {
                return .stop(.waitTooLong(asked: delay, allowed: longest))
            }
            retries += 1
            waitedForLimit += delay
            return .retry(after: delay)
        }
    }
}
