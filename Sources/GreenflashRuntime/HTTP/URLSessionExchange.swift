import Foundation
import HTTPTypes
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One request and its response on a URLSession: the meeting point of the delegate, which delivers, and the caller,
/// who waits.
///
/// All state is behind one lock. Nothing foreign is called while it is held, but for holding the task back and letting it go
/// on: continuations are resumed, and the task is started and cancelled, after it was released.
final class URLSessionExchange: HTTPBodySource {
    /// Whether the server can be made to wait. On Linux a task that is held back reads on, and starts over afterwards.
    private static var canHoldBack: Bool {
        #if canImport(Darwin)
            true
        #else
            false
        #endif
    }

    fileprivate struct State {
        var phase = Phase.created
        var isCancelled = false
        var headWaiter: CheckedContinuation<HTTPResponse, any Error>?
        var chunkWaiter: CheckedContinuation<Data?, any Error>?
        var hasHead = false
        var buffer = ChunkBuffer()
        /// The task, while it is held back.
        var heldBack: URLSessionTask?
        var end: Result<Void, any Error>?
    }

    /// How far the task is. It is cancelled only while `.running`, so that `cancel()` never meets `resume()`.
    fileprivate enum Phase {
        case created
        case starting
        case running(URLSessionTask)
        case ended
    }

    private let state = Mutex(State())
    private let maximumBufferedBytes: Int
    /// How many bytes wait for the reader before the server is made to wait, where it can be. Some more are on their way then.
    private let window: Int

    init(maximumBufferedBytes: Int) {
        self.maximumBufferedBytes = maximumBufferedBytes
        window = min(1 << 20, maximumBufferedBytes / 2)
    }

    // MARK: The caller's side

    /// Makes the task, starts it, and waits for the head of the response.
    func start(_ makeTask: @Sendable () -> URLSessionTask) async throws -> HTTPResponse {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let mayStart = state.withLock { state in
                    guard !state.isCancelled else {
                        state.phase = .ended
                        return false
                    }
                    state.phase = .starting
                    state.headWaiter = waiter
                    return true
                }
                guard mayStart else {
                    waiter.resume(throwing: CancellationError())
                    return
                }
                run(makeTask())
            }
        } onCancel: {
            cancel()
        }
    }

    private func run(_ task: URLSessionTask) {
        task.resume()
        let wasCancelled = state.withLock { state in
            // The delegate may have been faster.
            if case .starting = state.phase {
                state.phase = .running(task)
            }
            return state.isCancelled
        }
        if wasCancelled {
            Self.cancel(task)
        }
    }

    func next() async throws -> Data? {
        // A chunk that is there needs neither a continuation nor a cancellation handler.
        if let ready = ready() {
            try Task.checkCancellation()
            return try ready.get()
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let ready = state.withLock { state -> Result<Data?, any Error>? in
                    if let ready = state.takeReady(below: window / 2) { return ready }
                    state.chunkWaiter = waiter
                    return nil
                }
                if let ready {
                    waiter.resume(with: ready)
                }
            }
        } onCancel: {
            cancel()
        }
    }

    private func ready() -> Result<Data?, any Error>? {
        state.withLock { $0.takeReady(below: window / 2) }
    }

    func cancel() {
        stop(CancellationError())
    }

    /// Ends the exchange from our side: closes the connection, drops what is buffered, and fails whoever waits.
    func stop(_ reason: any Error) {
        let (task, headWaiter, chunkWaiter) = state.withLock { state in
            state.isCancelled = true
            state.buffer = ChunkBuffer()
            state.letGoOn(below: 0)
            if case .failure = state.end {
                // Stopped before, or failed: the first reason stays, and the task is not cancelled twice.
                return (nil as URLSessionTask?, nil as HeadWaiter?, nil as ChunkWaiter?)
            }
            state.end = .failure(reason)
            defer {
                state.headWaiter = nil
                state.chunkWaiter = nil
            }
            guard case .running(let task) = state.phase else { return (nil, state.headWaiter, state.chunkWaiter) }
            return (task, state.headWaiter, state.chunkWaiter)
        }
        headWaiter?.resume(throwing: reason)
        chunkWaiter?.resume(throwing: reason)
        if let task {
            Self.cancel(task)
        }
    }

    /// Not in place: on Linux, up to Swift 6.3, `cancel()` waits for URLSession's queue, which may be the one that calls
    /// us (swift-corelibs-foundation issue 5412).
    private static func cancel(_ task: URLSessionTask) {
        DispatchQueue.global().async { task.cancel() }
    }

    private typealias HeadWaiter = CheckedContinuation<HTTPResponse, any Error>
    private typealias ChunkWaiter = CheckedContinuation<Data?, any Error>

    // MARK: The delegate's side

    var hasHead: Bool { state.withLock { $0.hasHead } }

    func receive(head: HTTPResponse) {
        let waiter = state.withLock { state in
            state.hasHead = true
            defer { state.headWaiter = nil }
            return state.headWaiter
        }
        waiter?.resume(returning: head)
    }

    func receive(chunk: Data, of task: URLSessionTask) {
        guard !chunk.isEmpty else { return }
        let (waiter, overflows) = state.withLock { state -> (ChunkWaiter?, Bool) in
            guard state.end == nil else { return (nil, false) }
            if let waiter = state.chunkWaiter {
                state.chunkWaiter = nil
                return (waiter, false)
            }
            guard state.buffer.byteCount + chunk.count <= maximumBufferedBytes else { return (nil, true) }
            state.buffer.append(chunk)
            if Self.canHoldBack, state.buffer.byteCount > window { state.holdBack(task) }
            return (nil, false)
        }
        if overflows {
            stop(overflow)
        } else {
            waiter?.resume(returning: chunk)
        }
    }

    func complete(_ error: (any Error)?) {
        let (headWaiter, chunkWaiter, end) = state.withLock { state in
            state.phase = .ended
            let end = state.end ?? state.outcome(of: error)
            state.end = end
            defer {
                state.headWaiter = nil
                state.chunkWaiter = nil
            }
            return (state.headWaiter, state.chunkWaiter, end)
        }
        switch end {
        case .success:
            chunkWaiter?.resume(returning: nil)
            headWaiter?.resume(throwing: TransportError.noResponse)
        case .failure(let error):
            chunkWaiter?.resume(throwing: error)
            headWaiter?.resume(throwing: error)
        }
    }

    private var overflow: TransportError {
        TransportError(
            .bufferOverflow,
            requestMayHaveReachedServer: true,
            message: """
                The response came faster than it was read, and more than \(maximumBufferedBytes) bytes were waiting. \
                Read faster, or allow a larger buffer.
                """
        )
    }
}

extension URLSessionExchange.State {
    /// What a reader can have at once: a chunk, the end, or an error; `nil` when it has to wait.
    ///
    /// - Parameter limit: With so few bytes left, a task that is held back goes on.
    fileprivate mutating func takeReady(below limit: Int) -> Result<Data?, any Error>? {
        if let chunk = buffer.popFirst() {
            letGoOn(below: limit)
            return .success(chunk)
        }
        return end.map { end in end.map { nil } }
    }

    // Under the lock, so that neither overtakes the other; both return at once.

    fileprivate mutating func holdBack(_ task: URLSessionTask) {
        guard heldBack == nil else { return }
        heldBack = task
        task.suspend()
    }

    fileprivate mutating func letGoOn(below limit: Int) {
        guard let task = heldBack, buffer.byteCount <= limit else { return }
        heldBack = nil
        task.resume()
    }

    fileprivate func outcome(of error: (any Error)?) -> Result<Void, any Error> {
        guard let error else { return .success(()) }
        return .failure(TransportError(urlSession: error, afterHead: hasHead))
    }
}
