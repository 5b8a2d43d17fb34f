import Synchronization

/// Timers for whole calls: many deadlines, one sleeping task.
///
/// A `Task.sleep` for each call would be simpler, but a cancelled sleep stays in the system's timer queue until its time
/// comes, and with it ten minutes' worth of finished calls.
final class Deadlines: Sendable {
    typealias Action = @Sendable () -> Void

    /// A call did not finish in time.
    struct Passed: Error {
        let timeout: Duration
    }

    private struct Entry {
        let deadline: Duration
        let action: Action
    }

    private struct State {
        var nextID = 0
        var entries: [Int: Entry] = [:]
        /// When the sleeping task wakes.
        var alarm: Duration?
        var sleeper: Task<Void, Never>?
    }

    private let time: Timekeeper
    private let state = Mutex(State())

    init(_ time: Timekeeper) {
        self.time = time
    }

    deinit {
        state.withLock { $0.sleeper }?.cancel()
    }

    /// Runs an operation, and cancels it when it takes longer than the timeout.
    ///
    /// - Parameter onPass: Called before the operation is cancelled.
    /// - Throws: ``Passed``, or what the operation throws.
    func run<Output: Sendable>(
        within timeout: Duration?,
        onPass: @escaping Action = {},
        _ operation: @escaping @Sendable () async throws -> Output
    ) async throws -> Output {
        guard let timeout else { return try await operation() }
        let task = Self.begin(operation)
        let passed = Flag()
        let id = schedule(after: timeout) {
            passed.raise()
            onPass()
            task.cancel()
        }
        defer { cancel(id) }
        return try await withTaskCancellationHandler {
            do {
                return try await task.value
            } catch {
                if passed.isRaised, !Task.isCancelled { throw Passed(timeout: timeout) }
                throw error
            }
        } onCancel: {
            task.cancel()
        }
    }

    /// Begins at once where the system can, rather than when another thread has been woken for it.
    private static func begin<Output: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Output
    ) -> Task<Output, any Error> {
        #if compiler(>=6.2)
            if #available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *) {
                return Task.immediate(operation: operation)
            }
        #endif
        return Task(operation: operation)
    }

    /// Calls the action after the duration, once, unless it is cancelled before.
    func schedule(after duration: Duration, _ action: @escaping Action) -> Int {
        let now = time.elapsed()
        let deadline = now + duration
        return state.withLock { state in
            state.nextID += 1
            state.entries[state.nextID] = Entry(deadline: deadline, action: action)
            if state.alarm.map({ deadline < $0 }) ?? true {
                setAlarm(&state, at: deadline, now: now)
            }
            return state.nextID
        }
    }

    func cancel(_ id: Int) {
        state.withLock { _ = $0.entries.removeValue(forKey: id) }
    }

    private func setAlarm(_ state: inout State, at deadline: Duration, now: Duration) {
        state.sleeper?.cancel()
        state.alarm = deadline
        state.sleeper = Task { [weak self, time] in
            do {
                try await time.sleep(deadline - now)
                self?.ring()
            } catch {
                // Replaced by an earlier alarm.
            }
        }
    }

    /// Calls what is due, and sleeps until the next deadline, if there is one.
    private func ring() {
        let now = time.elapsed()
        let due = state.withLock { state in
            let due = state.entries.filter { $0.value.deadline <= now }
            for id in due.keys { state.entries[id] = nil }
            state.alarm = nil
            state.sleeper = nil
            if let next = state.entries.values.map(\.deadline).min() {
                setAlarm(&state, at: next, now: now)
            }
            return due.values.map(\.action)
        }
        for action in due { action() }
    }
}

/// Goes up once.
private final class Flag: Sendable {
    private let state = Mutex(false)

    var isRaised: Bool { state.withLock { $0 } }

    func raise() {
        state.withLock { $0 = true }
    }
}
