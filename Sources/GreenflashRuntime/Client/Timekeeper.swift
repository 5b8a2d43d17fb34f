import Foundation

/// A clock of any kind, reduced to what a client does with it.
struct Timekeeper: Sendable {
    /// The time since this value was made.
    let elapsed: @Sendable () -> Duration
    /// Returns after the duration; throws `CancellationError` as soon as the task is cancelled.
    let sleep: @Sendable (Duration) async throws -> Void
    /// The date, for comparison with dates that the service names.
    let now: @Sendable () -> Date
    /// The date, for what is counted over time. It runs at least as fast as the clock: a wait until a date is over when
    /// that time has passed, also where the system's date was set back meanwhile, or stands still in a test.
    let date: @Sendable () -> Date

    init(_ clock: some Clock<Duration>, now: @escaping @Sendable () -> Date) {
        let start = clock.now
        elapsed = { start.duration(to: clock.now) }
        sleep = { duration in
            guard duration > .zero else { return try Task.checkCancellation() }
            // The system's clocks trap on the longest durations; a century is as good.
            try await clock.sleep(for: min(duration, .seconds(3_155_760_000)))
        }
        self.now = now
        let startDate = now()
        date = { max(now(), startDate.addingTimeInterval(start.duration(to: clock.now) / .seconds(1))) }
    }
}
