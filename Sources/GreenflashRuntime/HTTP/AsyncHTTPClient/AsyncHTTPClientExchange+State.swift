#if AsyncHTTPClient
    import AsyncHTTPClient
    import Foundation
    import NIOCore
    import NIOHTTP1

    extension AsyncHTTPClientExchange {
        /// What is known of an exchange, and who waits for what.
        struct State {
            var connections: AsyncHTTPClientConnections?
            var task: HTTPClient.Task<Void>?

            let timeout: TimeAmount?
            var timer: Scheduled<Void>?
            var lastProgress = NIODeadline.now()

            var upload: Upload?
            /// The head of the request was written: from here on the server may act on it.
            var isHeadSent = false

            var headWaiter: CheckedContinuation<Void, any Error>?
            var hasHead = false
            /// Until it is taken.
            var head: HTTPResponseHead?

            var chunkWaiter: CheckedContinuation<Data?, any Error>?
            var buffer = ChunkBuffer()
            /// The library waits for it before it reads on.
            var demand: EventLoopPromise<Void>?
            /// How many bytes are missing of a response whose end the library does not report.
            var missingBytes: Int?
            /// The response has no body, whatever its head says.
            var isHeadOnly = false

            var end: Result<Void, any Error>?

            init(connections: AsyncHTTPClientConnections, timeout: TimeAmount?) {
                self.connections = connections
                self.timeout = timeout
            }
        }

        /// What is left to do, without the lock, when an exchange has ended.
        struct Ending {
            let end: Result<Void, any Error>
            let connections: AsyncHTTPClientConnections?
            let task: HTTPClient.Task<Void>?
            let timer: Scheduled<Void>?
            let upload: Upload?
            let headWaiter: CheckedContinuation<Void, any Error>?
            let chunkWaiter: CheckedContinuation<Data?, any Error>?
            let demand: EventLoopPromise<Void>?
        }
    }

    extension AsyncHTTPClientExchange.State {
        /// Whether the server waits for us, rather than we for the server.
        var isOurTurn: Bool {
            demand != nil || upload?.phase == .reading
        }

        /// What a reader can have at once: a chunk, the end, or an error; `nil` when it has to wait.
        mutating func takeReady(
            orWaitWith waiter: CheckedContinuation<Data?, any Error>?
        ) -> (Result<Data?, any Error>?, demand: EventLoopPromise<Void>?) {
            if let chunk = buffer.popFirst() {
                guard demand != nil, buffer.byteCount <= AsyncHTTPClientExchange.window / 2 else {
                    return (.success(chunk), nil)
                }
                lastProgress = .now()
                defer { demand = nil }
                return (.success(chunk), demand)
            }
            if end == nil { chunkWaiter = waiter }
            return (end.map { end in end.map { nil } }, nil)
        }

        /// When to look again, or how the exchange fails because nothing happened for too long.
        mutating func checkProgress() -> (NIODeadline?, TransportError?) {
            guard end == nil, let timeout else { return (nil, nil) }
            let now = NIODeadline.now()
            if isOurTurn { lastProgress = now }
            let deadline = lastProgress + timeout
            return deadline > now ? (deadline, nil) : (nil, .timeout(self))
        }

        mutating func takeHead() -> HTTPResponseHead? {
            defer { head = nil }
            return head
        }

        mutating func finish(_ end: Result<Void, any Error>) -> AsyncHTTPClientExchange.Ending {
            self.end = end
            defer {
                connections = nil
                task = nil
                timer = nil
                upload = nil
                headWaiter = nil
                chunkWaiter = nil
                demand = nil
            }
            return AsyncHTTPClientExchange.Ending(
                end: end,
                connections: connections,
                task: task,
                timer: timer,
                upload: upload,
                headWaiter: headWaiter,
                chunkWaiter: chunkWaiter,
                demand: demand
            )
        }
    }

    extension AsyncHTTPClientExchange.Ending {
        func run() {
            timer?.cancel()
            // First of all, so that the library takes nothing of what follows for progress.
            task?.cancel()
            upload?.stop()
            demand?.succeed()
            switch end {
            case .success:
                chunkWaiter?.resume(returning: nil)
                headWaiter?.resume(throwing: TransportError.noResponse)
            case .failure(let reason):
                chunkWaiter?.resume(throwing: reason)
                headWaiter?.resume(throwing: reason)
            }
        }
    }
#endif
