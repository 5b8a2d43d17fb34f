import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The running exchanges of a session, by task.
///
/// A table rather than `URLSessionTask.delegate`, because that is not there on every platform.
final class URLSessionExchanges: Sendable {
    private let byTask = Mutex<[Int: URLSessionExchange]>([:])

    func add(_ exchange: URLSessionExchange, for task: URLSessionTask) {
        byTask.withLock { $0[task.taskIdentifier] = exchange }
    }

    func find(_ task: URLSessionTask) -> URLSessionExchange? {
        byTask.withLock { $0[task.taskIdentifier] }
    }

    func remove(_ task: URLSessionTask) -> URLSessionExchange? {
        byTask.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    }

    var count: Int {
        byTask.withLock { $0.count }
    }
}
