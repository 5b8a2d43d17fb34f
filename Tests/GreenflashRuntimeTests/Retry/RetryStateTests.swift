import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct RetryStateTests {
    private func state(
        _ policy: RetryPolicy = RetryPolicy(),
        _ rateLimit: RateLimitPolicy = .wait(upTo: .seconds(60)),
        isSafeToRepeat: Bool = true,
        canFallBack: Bool = false,
        random: Double = 0.5
    ) -> RetryState {
        RetryState(policy, rateLimit, isSafeToRepeat: isSafeToRepeat, canFallBack: canFallBack, random: { random })
    }

    @Test(arguments: [(1, 500), (2, 1000), (3, 2000), (4, 4000), (5, 8000), (6, 8000), (1000, 8000)])
    func `doubles the limit of the wait up to its maximum`(retry: Int, milliseconds: Int) {
        let policy = RetryPolicy.default
        let backoff = Backoff(baseDelay: policy.baseDelay, maximumDelay: policy.maximumDelay, random: { 0 })
        #expect(backoff.limit(beforeRetry: retry) == .milliseconds(milliseconds))
    }

    @Test(arguments: [(0.0, 0), (0.25, 250), (0.5, 500)])
    func `draws the wait from the whole range below the limit`(random: Double, milliseconds: Int) {
        let backoff = Backoff(baseDelay: .seconds(1), maximumDelay: .seconds(8), random: { random })
        #expect(backoff.delay(beforeRetry: 1) == .milliseconds(milliseconds))
    }

    @Test(arguments: [RetryState.Failure.notSent, .transient, .limited])
    func `retries as often as allowed`(failure: RetryState.Failure) {
        var state = state(RetryPolicy(maximumRetries: 2))
        #expect(state.decide(after: failure, retryAfter: nil) == .retry(after: .milliseconds(250)))
        #expect(state.decide(after: failure, retryAfter: nil) == .retry(after: .milliseconds(500)))
        #expect(state.decide(after: failure, retryAfter: nil) == .stop(.attemptsExhausted))
    }

    @Test func `repeats what is unsafe only where the service has not taken it`() {
        var state = state(isSafeToRepeat: false)
        #expect(state.decide(after: .notSent, retryAfter: nil) == .retry(after: .milliseconds(250)))
        #expect(state.decide(after: .limited, retryAfter: .seconds(1)) == .retry(after: .seconds(1)))
        #expect(state.decide(after: .transient, retryAfter: nil) == .stop(.unsafe))
    }

    @Test func `never repeats what would fail again`() {
        var state = state()
        #expect(state.decide(after: .permanent, retryAfter: .seconds(1)) == .stop(.permanent))
    }

    @Test func `waits as long as asked, up to the cap`() {
        var state = state(RetryPolicy(maximumRetries: 9, retryAfterCap: .seconds(30)))
        #expect(state.decide(after: .transient, retryAfter: .zero) == .retry(after: .zero))
        #expect(state.decide(after: .transient, retryAfter: .seconds(30)) == .retry(after: .seconds(30)))
        #expect(
            state.decide(after: .transient, retryAfter: .seconds(31))
                == .stop(.waitTooLong(asked: .seconds(31), allowed: .seconds(30)))
        )
    }

    @Test func `adds up the waits for a rate limit`() {
        var state = state(RetryPolicy(maximumRetries: 9), .wait(upTo: .seconds(60)))
        #expect(state.decide(after: .limited, retryAfter: .seconds(40)) == .retry(after: .seconds(40)))
        #expect(state.decide(after: .limited, retryAfter: .seconds(20)) == .retry(after: .seconds(20)))
        #expect(
            state.decide(after: .limited, retryAfter: .seconds(1))
                == .stop(.waitTooLong(asked: .seconds(1), allowed: .seconds(60)))
        )
    }

    @Test func `falls back once`() {
        var state = state(.never, .fallBack, canFallBack: true)
        #expect(state.decide(after: .limited, retryAfter: .seconds(1)) == .fallBack)
        #expect(state.decide(after: .limited, retryAfter: .seconds(1)) == .stop(.policy))
    }

    @Test(arguments: [RateLimitPolicy.fail, .fallBack])
    func `fails at once where the policy is to fail, or nothing is there to fall back to`(policy: RateLimitPolicy) {
        var state = state(RetryPolicy(), policy)
        #expect(state.decide(after: .limited, retryAfter: .seconds(1)) == .stop(.policy))
    }
}
