#if AsyncHTTPClient
    import AsyncHTTPClient
    import Foundation
    import HTTPTypes
    import NIOCore
    import NIOHTTP1
    import Synchronization

    /// One request and its response on async-http-client: the meeting point of the library, which delivers on its event loop,
    /// and the caller, who waits.
    ///
    /// All state is behind one lock. Nothing foreign is called while it is held.
    final class AsyncHTTPClientExchange: HTTPBodySource {
        /// How many bytes wait for the reader before the server is made to wait.
        static let window = 64 << 10

        let eventLoop: any EventLoop
        let state: Mutex<State>

        init(on connections: AsyncHTTPClientConnections, timeout: Duration?) {
            eventLoop = connections.eventLoop
            state = Mutex(State(connections: connections, timeout: timeout.map(TimeAmount.init)))
        }

        // MARK: The caller's side

        /// Sends the request, and waits for the head of the response.
        func start(_ request: HTTPClient.Request) async throws -> HTTPResponse {
            try await send(request, on: try join().client)
            // Not made on the event loop, which all exchanges share.
            guard let head = state.withLock({ $0.takeHead() }) else { throw TransportError.noResponse }
            return HTTPResponse(head)
        }

        /// Sends the request, and returns when the head of the response is there.
        private func send(_ request: HTTPClient.Request, on client: HTTPClient) async throws {
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { waiter in
                    let end = state.withLock { state in
                        if state.end == nil { state.headWaiter = waiter }
                        state.isHeadOnly = request.method == .HEAD
                        return state.end
                    }
                    if case .failure(let reason) = end {
                        waiter.resume(throwing: reason)
                    } else {
                        eventLoop.execute { self.run(request, on: client) }
                    }
                }
            } onCancel: {
                cancel()
            }
        }

        private func join() throws -> AsyncHTTPClientConnections {
            guard let connections = state.withLock({ $0.connections }) else { throw CancellationError() }
            do {
                try connections.add(self)
            } catch {
                finish(.failure(error))
                throw error
            }
            return connections
        }

        func next() async throws -> Data? {
            // A chunk that is there needs neither a continuation nor a cancellation handler.
            if let ready = ready(orWaitWith: nil) {
                try Task.checkCancellation()
                return try ready.get()
            }
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { waiter in
                    if let ready = ready(orWaitWith: waiter) { waiter.resume(with: ready) }
                }
            } onCancel: {
                cancel()
            }
        }

        private func ready(orWaitWith waiter: CheckedContinuation<Data?, any Error>?) -> Result<Data?, any Error>? {
            let (ready, demand) = state.withLock { $0.takeReady(orWaitWith: waiter) }
            demand?.succeed()
            return ready
        }

        func cancel() {
            finish(.failure(CancellationError())) { $0.buffer = ChunkBuffer() }
        }

        /// Ends the exchange, unless it has ended before. What has arrived can still be read.
        ///
        /// - Parameter change: What else changes with it; without the task, there is no connection to close.
        func finish(_ end: Result<Void, any Error>, _ change: (inout State) -> Void = { _ in }) {
            let ending = state.withLock { state -> Ending? in
                guard state.end == nil else { return nil }
                change(&state)
                return state.finish(end)
            }
            guard let ending else { return }
            ending.run()
            ending.connections?.remove(self)
        }

        // MARK: On the event loop

        private func run(_ request: HTTPClient.Request, on client: HTTPClient) {
            guard state.withLock({ $0.end == nil }) else { return }
            let task = client.execute(request: request, delegate: self, deadline: nil)
            let end = state.withLock { state in
                if state.end == nil { state.task = task }
                return state.end
            }
            // Stopped in between; where the library itself has ended the exchange, there is nothing left to cancel.
            if end != nil { task.cancel() } else { startTimer() }
        }

        private func startTimer() {
            guard let timeout = state.withLock({ $0.timeout }) else { return }
            schedule(.now() + timeout)
        }

        private func schedule(_ deadline: NIODeadline) {
            let timer = eventLoop.scheduleTask(deadline: deadline) { self.checkProgress() }
            let hasEnded = state.withLock { state in
                if state.end == nil { state.timer = timer }
                return state.end != nil
            }
            if hasEnded { timer.cancel() }
        }

        /// One timer for the whole exchange: it looks at the clock when it fires, and not at every chunk.
        private func checkProgress() {
            let (deadline, failure) = state.withLock { $0.checkProgress() }
            if let deadline { schedule(deadline) }
            if let failure { finish(.failure(failure)) }
        }
    }

    extension TimeAmount {
        /// No limit that anybody means is longer than a week, and sums of deadlines must not overflow.
        fileprivate init(_ duration: Duration) {
            let duration = min(max(duration, .zero), .seconds(604_800))
            self = .nanoseconds(Int64(duration / .nanoseconds(1)))
        }
    }
#endif
