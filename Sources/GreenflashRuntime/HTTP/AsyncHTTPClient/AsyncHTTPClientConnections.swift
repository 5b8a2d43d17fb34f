#if AsyncHTTPClient
    import AsyncHTTPClient
    import NIOCore
    import Synchronization

    /// The connections of one transport, and the exchanges that run on them.
    ///
    /// It lives as long as the transport or one of its exchanges.
    final class AsyncHTTPClientConnections: Sendable {
        private struct State {
            var running: [ObjectIdentifier: AsyncHTTPClientExchange] = [:]
            var idleWaiter: CheckedContinuation<Void, Never>?
            var shutdown: Task<Void, Never>?
        }

        let client: HTTPClient
        /// Where everything happens. With one loop for connections and callbacks alike, what the library did with a request
        /// is known at the moment when somebody asks, and a short exchange wakes no thread but this one.
        let eventLoop: any EventLoop
        private let state = Mutex(State())

        init(_ configuration: HTTPClient.Configuration) {
            var configuration = configuration
            configuration.redirectConfiguration = .disallow
            // Bounds what a few bytes can become in memory; JSON of equal records stays far below it.
            configuration.decompression = .enabled(limit: .ratio(200))
            // How long to wait, and whether to try again, is decided above the transport.
            configuration.timeout.read = nil
            configuration.timeout.write = nil
            configuration.connectionPool.retryConnectionEstablishment = false
            eventLoop = HTTPClient.defaultEventLoopGroup.next()
            client = HTTPClient(eventLoopGroup: eventLoop, configuration: configuration)
        }

        deinit {
            guard state.withLock({ $0.shutdown == nil }) else { return }
            client.shutdown { _ in }
        }

        /// - Throws: ``TransportError`` after ``shutdown()``.
        func add(_ exchange: AsyncHTTPClientExchange) throws {
            try state.withLock { state in
                guard state.shutdown == nil else { throw TransportError.closed }
                state.running[ObjectIdentifier(exchange)] = exchange
            }
        }

        func remove(_ exchange: AsyncHTTPClientExchange) {
            let waiter = state.withLock { state in
                state.running[ObjectIdentifier(exchange)] = nil
                guard state.running.isEmpty else { return nil as CheckedContinuation<Void, Never>? }
                defer { state.idleWaiter = nil }
                return state.idleWaiter
            }
            waiter?.resume()
        }

        func shutdown() async {
            let shutdown = state.withLock { state in
                let shutdown =
                    state.shutdown
                    ?? Task {
                        await untilIdle()
                        try? await client.shutdown()
                    }
                state.shutdown = shutdown
                return shutdown
            }
            await withTaskCancellationHandler {
                await shutdown.value
            } onCancel: {
                let running = state.withLock { Array($0.running.values) }
                for exchange in running { exchange.cancel() }
            }
        }

        private func untilIdle() async {
            await withCheckedContinuation { waiter in
                let isIdle = state.withLock { state in
                    if !state.running.isEmpty { state.idleWaiter = waiter }
                    return state.running.isEmpty
                }
                if isIdle { waiter.resume() }
            }
        }
    }
#endif
