import Synchronization

/// Counts calls per key and bucket in a rolling window.
///
/// A slot that is taken at a time is free again exactly an hour after it. All times are milliseconds since 1970.
final class RateLimiter: Sendable {
    struct Subject: Hashable, Sendable {
        let token: String
        let bucket: APIOperation.Bucket
    }

    /// The length of the window, in milliseconds.
    static let window: Int64 = 3_600_000

    private let calls = Mutex<[Subject: [Int64]]>([:])

    /// Takes a slot.
    /// - Returns: Whether there was one, and how much is left.
    func take(_ subject: Subject, limit: Int, now: Int64) -> (isTaken: Bool, state: RateLimitState) {
        calls.withLock { calls in
            var recent = Self.recent(calls[subject], now)
            let isTaken = recent.count < limit
            if isTaken { recent.append(now) }
            calls[subject] = recent
            return (isTaken, Self.state(subject, recent, limit, now))
        }
    }

    /// How much is left, without taking any of it.
    func state(_ subject: Subject, limit: Int, now: Int64) -> RateLimitState {
        calls.withLock { Self.state(subject, Self.recent($0[subject], now), limit, now) }
    }

    /// Gives a slot back: a call that failed costs nothing.
    func giveBack(_ subject: Subject, takenAt time: Int64) {
        calls.withLock { calls in
            guard let index = calls[subject]?.lastIndex(of: time) else { return }
            calls[subject]?.remove(at: index)
        }
    }

    /// Forgets all calls.
    func reset() {
        calls.withLock { $0 = [:] }
    }

    private static func recent(_ calls: [Int64]?, _ now: Int64) -> [Int64] {
        (calls ?? []).filter { now - $0 < window }
    }

    private static func state(_ subject: Subject, _ recent: [Int64], _ limit: Int, _ now: Int64) -> RateLimitState {
        let wait: Int64
        if let oldest = recent.min() {
            wait = window - (now - oldest)
        } else {
            // With a limit of zero no slot ever comes free.
            wait = limit == 0 ? window : 0
        }
        return RateLimitState(
            limit: limit,
            remaining: max(0, limit - recent.count),
            reset: Int((wait + 999) / 1000),
            name: subject.bucket.rawValue
        )
    }
}
