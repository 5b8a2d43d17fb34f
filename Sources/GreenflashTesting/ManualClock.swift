import Synchronization

/// A clock that stands still until it is told to move: timeouts, waits and delays in tests without waiting.
///
/// ```swift
/// let clock = ManualClock()
/// async let answer = client.users.list().collect()   // the service asks for a wait of 30 s
/// await clock.sleepers(atLeast: 1)
/// clock.advance(by: .seconds(30))
/// ```
public final class ManualClock: Clock {
    /// A point on the clock.
    public struct Instant: InstantProtocol {
        /// The time since the clock was made.
        public var offset: Duration

        /// A point in time, as its distance from where the clock began.
        public init(offset: Duration) {
            self.offset = offset
        }

        /// The point in time that much later.
        public func advanced(by duration: Duration) -> Instant {
            Instant(offset: offset + duration)
        }

        /// How much later the other point is.
        public func duration(to other: Instant) -> Duration {
            other.offset - offset
        }

        public static func < (lhs: Instant, rhs: Instant) -> Bool {
            lhs.offset < rhs.offset
        }
    }

    private struct State {
        var now = Instant(offset: .zero)
        var nextID = 0
        var sleepers: [Int: (deadline: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var observers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var sleeps: [Duration] = []
    }

    private let state = Mutex(State())
    private let longestSkipped: Duration

    /// - Parameter longest: Sleeps that are not longer end at once, and move the clock to their end: for waits between
    ///   retries and for timeouts of attempts that are to pass by themselves. Longer ones, such as the timer of a whole
    ///   call, wait for ``advance(by:)``.
    public init(skippingSleepsUpTo longest: Duration = .zero) {
        longestSkipped = longest
    }

    /// Where the clock stands.
    public var now: Instant { state.withLock { $0.now } }

    /// The clock is exact.
    public var minimumResolution: Duration { .zero }

    /// How long every sleep so far was to take, in the order in which they began.
    public var sleeps: [Duration] { state.withLock { $0.sleeps } }

    /// Moves the clock, and wakes those whose time has come.
    public func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.deadline <= state.now }.sorted {
                $0.value.deadline < $1.value.deadline
            }
            for (id, _) in due { state.sleepers[id] = nil }
            return due.map(\.value.continuation)
        }
        for continuation in due { continuation.resume() }
    }

    /// Returns when so many tasks sleep by this clock.
    public func sleepers(atLeast count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                guard state.sleepers.count < count else { return true }
                state.observers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    /// Returns when the clock was advanced to the deadline, or at once where such sleeps are skipped.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            state.sleeps.append(state.now.duration(to: deadline))
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { add($0, id: id, deadline: deadline) }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func add(_ continuation: CheckedContinuation<Void, any Error>, id: Int, deadline: Instant) {
        if Task.isCancelled {
            continuation.resume(throwing: CancellationError())
            return
        }
        let remaining = now.duration(to: deadline)
        if remaining > .zero, remaining <= longestSkipped { advance(by: remaining) }
        let (isOver, observers) = state.withLock { state in
            guard state.now < deadline else { return (true, [CheckedContinuation<Void, Never>]()) }
            state.sleepers[id] = (deadline, continuation)
            let ready = state.observers.filter { $0.count <= state.sleepers.count }
            state.observers.removeAll { $0.count <= state.sleepers.count }
            return (false, ready.map(\.continuation))
        }
        if isOver { continuation.resume() }
        for observer in observers { observer.resume() }
        // Cancelled between the first check and the entry, when the handler found nothing to resume.
        if Task.isCancelled {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
