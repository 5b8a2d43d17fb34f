import Synchronization

/// The requests that a sandbox got, those that a fault happened to included.
public struct RequestCounts: Sendable, Hashable {
    public fileprivate(set) var total = 0
    /// By operation: `messages.create`. Requests for what is no operation are only in the total.
    public fileprivate(set) var byOperation: [String: Int] = [:]
    /// Those that a fault happened to.
    public fileprivate(set) var faulted = 0
}

/// Counts requests.
final class RequestCounter: Sendable {
    private let state = Mutex(RequestCounts())

    var counts: RequestCounts { state.withLock { $0 } }

    func count(_ operation: String?) {
        state.withLock { counts in
            counts.total += 1
            if let operation { counts.byOperation[operation, default: 0] += 1 }
        }
    }

    func countFault() {
        state.withLock { $0.faulted += 1 }
    }

    func reset() {
        state.withLock { $0 = RequestCounts() }
    }
}
