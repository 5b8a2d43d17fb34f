import GreenflashRuntime
import Synchronization

/// What a call has come to so far: the values that it gave out, and the requests that it sent.
final class Progress: Sendable {
    private struct State {
        var values: [String] = []
        var isFinished = false
        var requests = 0
        var answers: [ResponseInfo] = []
    }

    private let state = Mutex(State())

    var values: [String] { state.withLock { $0.values } }
    /// Whether a stream came to its final event.
    var isFinished: Bool { state.withLock { $0.isFinished } }
    /// The requests that were handed to the transport.
    var requests: Int { state.withLock { $0.requests } }
    var answers: [ResponseInfo] { state.withLock { $0.answers } }

    func add(_ value: String) { state.withLock { $0.values.append(value) } }
    func finish() { state.withLock { $0.isFinished = true } }
    func add(_ answer: ResponseInfo) { state.withLock { $0.answers.append(answer) } }

    /// - Returns: The number of the request.
    func countRequest() -> Int {
        state.withLock { state in
            state.requests += 1
            return state.requests
        }
    }
}

/// Counts the requests that go to the transport, and does something before one.
struct CountRequests: ClientMiddleware {
    let progress: Progress
    let before: @Sendable (_ number: Int) async -> Void

    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        await before(progress.countRequest())
        return try await next(request)
    }
}
