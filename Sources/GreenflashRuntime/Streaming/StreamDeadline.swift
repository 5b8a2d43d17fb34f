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

    init(_ answer: Call.Answer, total: Duration, elapsed: Duration) {
        self.total = total
        deadlines = answer.call.core.deadlines
        let state = Box()
        self.state = state
        id = deadlines.schedule(after: max(total - elapsed, .zero)) { [call = answer.call, body = answer.body] in
            state.hasPassed.withLock { $0 = true }
            call.timeOut()
            body.cancel()
        }
    }

    deinit {
        deadlines.cancel(id)
    }

    var hasPassed: Bool { state.hasPassed.withLock { $0 } }
}
