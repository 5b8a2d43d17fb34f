/// Exponential backoff with full jitter: the wait is uniform between zero and a limit that doubles up to a maximum.
///
/// Spreading over the whole range, rather than around its end, keeps clients that failed together from coming back
/// together.
struct Backoff: Sendable {
    var baseDelay: Duration
    var maximumDelay: Duration
    /// A number in 0..<1.
    var random: @Sendable () -> Double

    /// The wait before retry number `retry`, counted from 1.
    func delay(beforeRetry retry: Int) -> Duration {
        limit(beforeRetry: retry) * random()
    }

    func limit(beforeRetry retry: Int) -> Duration {
        // Past 2^30 times the base, every maximum is reached.
        let factor = 1 << min(max(retry - 1, 0), 30)
        return min(baseDelay * factor, maximumDelay)
    }
}
