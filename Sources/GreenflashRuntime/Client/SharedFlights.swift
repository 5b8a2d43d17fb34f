import Synchronization

/// Work that is under way, shared by all who ask for the same while it is.
///
/// It is cancelled when the last of them is, and not before.
final class SharedFlights<Key: Hashable & Sendable, Output: Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Output, any Error>

    private struct Flight {
        let id: Int
        let task: Task<Void, Never>
        var waiters: [Int: Waiter] = [:]
    }

    private struct State {
        var flights: [Key: Flight] = [:]
        var lastID = 0

        mutating func nextID() -> Int {
            lastID += 1
            return lastID
        }
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.flights.count } }

    /// How many wait for any work.
    var waiters: Int { state.withLock { $0.flights.values.reduce(0) { $0 + $1.waiters.count } } }

    /// How many wait for the work of a key.
    func waiters(_ key: Key) -> Int { state.withLock { $0.flights[key]?.waiters.count ?? 0 } }

    /// Does the work, or waits for the same work that is under way.
    ///
    /// - Returns: The outcome, and whether it is that of this caller's `operation`.
    /// - Throws: What the work throws, to all who wait; `CancellationError` at once to one who is cancelled.
    func run(
        _ key: Key,
        _ operation: @escaping @Sendable () async throws -> Output
    ) async throws -> (output: Output, isOwn: Bool) {
        let id = state.withLock { $0.nextID() }
        let isOwn = Mutex(false)
        let output = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let began = state.withLock { state in
                    join(&state, key, id, waiter, operation)
                }
                isOwn.withLock { $0 = began }
                // Cancelled before it was among those who wait, where the handler did not find it.
                if Task.isCancelled { leave(key, id) }
            }
        } onCancel: {
            leave(key, id)
        }
        return (output, isOwn.withLock { $0 })
    }

    /// - Returns: Whether the work begins with this one.
    private func join(
        _ state: inout State,
        _ key: Key,
        _ id: Int,
        _ waiter: Waiter,
        _ operation: @escaping @Sendable () async throws -> Output
    ) -> Bool {
        if state.flights[key] != nil {
            state.flights[key]?.waiters[id] = waiter
            return false
        }
        let task = Task {
            let result: Result<Output, any Error>
            do { result = .success(try await operation()) } catch { result = .failure(error) }
            land(key, id, result)
        }
        state.flights[key] = Flight(id: id, task: task, waiters: [id: waiter])
        return true
    }

    private func land(_ key: Key, _ id: Int, _ result: Result<Output, any Error>) {
        let waiters = state.withLock { state -> [Waiter] in
            // Another may have begun since everybody left this one.
            guard state.flights[key]?.id == id else { return [] }
            return state.flights.removeValue(forKey: key).map { Array($0.waiters.values) } ?? []
        }
        for waiter in waiters { waiter.resume(with: result) }
    }

    private func leave(_ key: Key, _ id: Int) {
        let (waiter, abandoned) = state.withLock { state -> (Waiter?, Task<Void, Never>?) in
            guard let waiter = state.flights[key]?.waiters.removeValue(forKey: id) else { return (nil, nil) }
            let isLast = state.flights[key]?.waiters.isEmpty == true
            return (waiter, isLast ? state.flights.removeValue(forKey: key)?.task : nil)
        }
        // Not under the lock: what the work has as handlers runs here.
        abandoned?.cancel()
        waiter?.resume(throwing: CancellationError())
    }
}
