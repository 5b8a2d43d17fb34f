#if AsyncHTTPClient
    import AsyncHTTPClient
    import Foundation
    import NIOCore

    extension AsyncHTTPClientExchange {
        /// A body that is sent piece by piece. The next piece is read when the last one has left for the network.
        struct Upload {
            enum Phase {
                /// The source is asked for the next piece.
                case reading
                /// A piece is on its way.
                case writing
                /// Everything is sent.
                case complete
                /// The response came first, and says that the rest is not wanted.
                case unwanted
            }

            var phase = Phase.writing
            /// Reads the body.
            let task: Task<Void, Never>
            /// Tells the library how the body ended.
            var completion: EventLoopPromise<Void>?
            /// Resumed with whether to go on.
            var waiter: CheckedContinuation<Bool, Never>?

            mutating func takeWaiter(_ phase: Phase) -> CheckedContinuation<Bool, Never>? {
                guard self.phase == .writing || phase == .unwanted else { return nil }
                self.phase = phase
                defer { waiter = nil }
                return waiter
            }

            /// Ends the reading, when the exchange has ended.
            func stop() {
                task.cancel()
                waiter?.resume(returning: false)
                completion?.fail(CancellationError())
            }
        }

        /// What is not larger goes to the library as a whole.
        static let pieceSize = 128 << 10

        /// The body as the library takes it; called once, before ``start(_:)``.
        ///
        /// - Throws: ``TransportError`` where a file can't be read.
        func body(_ body: HTTPRequestBody) throws -> HTTPClient.Body? {
            try body.checkFiles()
            if let data = body.data, data.count <= Self.pieceSize {
                return data.isEmpty ? nil : .byteBuffer(ByteBuffer(bytes: data))
            }
            // The task begins here, where the caller's task-local values are, and waits for the request to be sent.
            let (writers, begin) = AsyncStream.makeStream(of: HTTPClient.Body.StreamWriter.self)
            let task = Task {
                for await writer in writers { await send(body, with: writer) }
            }
            state.withLock { $0.upload = Upload(task: task) }
            return .stream(contentLength: body.length.map(Int64.init)) { writer in
                let completion = self.eventLoop.makePromise(of: Void.self)
                let hasBegun = self.state.withLock { state in
                    state.upload?.completion = completion
                    return state.upload != nil
                }
                if !hasBegun { completion.fail(CancellationError()) }
                begin.yield(writer)
                begin.finish()
                return completion.futureResult
            }
        }

        private func send(_ body: HTTPRequestBody, with writer: HTTPClient.Body.StreamWriter) async {
            do {
                state.withLock { _ = $0.upload?.takeWaiter(.reading) }
                let last = try await sendAllButLast(body, with: writer)
                eventLoop.execute { self.complete(with: last, writer) }
            } catch is Unwanted {
                // The response, or the end of the exchange, is what counts.
            } catch var error as TransportError {
                error.requestMayHaveReachedServer = true
                finish(.failure(error))
            } catch {
                finish(.failure(error))
            }
        }

        /// - Returns: the piece that completes the announced length. It is kept until the source has ended, because a
        ///   server takes the request for complete when it has it.
        private func sendAllButLast(
            _ body: HTTPRequestBody,
            with writer: HTTPClient.Body.StreamWriter
        ) async throws -> ByteBuffer? {
            let length = body.length
            var count = 0
            var last: ByteBuffer?
            try await body.read { chunk in
                var rest = chunk[...]
                while !rest.isEmpty {
                    let piece = ByteBuffer(bytes: rest.prefix(Self.pieceSize))
                    rest = rest.dropFirst(Self.pieceSize)
                    count += piece.readableBytes
                    if let length, count > length { throw TransportError.bodyTooLong(length) }
                    if count == length {
                        last = piece
                    } else {
                        guard await write(piece, with: writer) else { throw Unwanted() }
                    }
                }
            }
            return last
        }

        /// The last piece and the end at once: nothing may come from the server in between.
        private func complete(with last: ByteBuffer?, _ writer: HTTPClient.Body.StreamWriter) {
            let completion = state.withLock { state -> EventLoopPromise<Void>? in
                guard state.upload?.phase == .reading else { return nil }
                state.upload?.phase = .complete
                // From here on it is the server's turn.
                state.lastProgress = .now()
                defer { state.upload?.completion = nil }
                return state.upload?.completion
            }
            guard let completion else { return }
            if let last { _ = writer.write(.byteBuffer(last)) }
            completion.succeed()
        }

        /// Nobody waits for the rest of the body.
        private struct Unwanted: Error {}

        /// Returns when the piece has left for the network, or with `false` when no more is wanted.
        private func write(_ piece: ByteBuffer, with writer: HTTPClient.Body.StreamWriter) async -> Bool {
            await withCheckedContinuation { waiter in
                let isWanted = state.withLock { state in
                    guard state.upload?.phase == .reading else { return false }
                    state.upload?.phase = .writing
                    state.upload?.waiter = waiter
                    state.lastProgress = .now()
                    return true
                }
                guard isWanted else { return waiter.resume(returning: false) }
                eventLoop.execute {
                    // On the loop, as the library keeps a piece that comes after the end, and a promise with it. The
                    // promise that it returns is not awaited for the same reason: it is not kept after an early response.
                    guard self.state.withLock({ $0.upload?.phase == .writing }) else { return }
                    _ = writer.write(.byteBuffer(piece))
                }
            }
        }
    }
#endif
