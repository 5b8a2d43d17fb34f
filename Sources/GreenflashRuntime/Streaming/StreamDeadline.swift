import Synchronization

/// Closes a stream when the time for the whole call is over, as long as someone holds this.
final class StreamDeadline: Sendable {
    let total: Duration
    private let deadlines: Deadlines
    private let state: Box

    private final class Box: Sendable {
        let hasPassed = Mutex(false)
    }

    private let id: Int

    init(_ core: APIClient.Core, total: Duration, elapsed: Duration, _ body: HTTPBody) {
        self.total = total
        deadlines = core.deadlines
        let state = Box()
        self.state = state
        id = core.deadlines.schedule(after: max(total - elapsed, .zero)) {
            state.hasPassed.withLock { $0 = true }
            body.cancel()
        }
    }

    deinit {
        deadlines.cancel(id)
    }

    var hasPassed: Bool { state.hasPassed.withLock { $0 } }
}
