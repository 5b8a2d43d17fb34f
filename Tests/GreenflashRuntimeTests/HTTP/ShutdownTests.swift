#if AsyncHTTPClient
    import Foundation
    import GreenflashRuntime
    import HTTPTypes
    import Testing

    @Suite(.timeLimit(.minutes(2)))
    struct ShutdownTests {
        /// Sends one chunk, and another one and the end when it is told.
        private func serve(_ goOn: Latch, closed: Latch = Latch()) throws -> LoopbackServer {
            try LoopbackServer { connection in
                connection.beginChunks()
                connection.sendChunk("one")
                goOn.block()
                connection.sendChunk("two")
                connection.endChunks()
                connection.waitUntilClosed()
                closed.open()
            }
        }

        /// Waits until new requests are refused.
        private func refusal(
            of transport: AsyncHTTPClientTransport,
            by server: LoopbackServer
        ) async throws -> TransportError {
            while true {
                do {
                    try await transport.send(to: server).body.cancel()
                } catch let error as TransportError {
                    return error
                }
            }
        }

        @Test func `lets what is running end, and refuses everything new`() async throws {
            let goOn = Latch()
            let closed = Latch()
            let server = try serve(goOn, closed: closed)
            let transport = AsyncHTTPClientTransport()
            var chunks = try await transport.send(to: server).body.makeAsyncIterator()
            #expect(try await chunks.next() == Data("one".utf8))

            let isDown = Latch()
            let shutdown = Task {
                await transport.shutdown()
                isDown.open()
            }
            let error = try await refusal(of: transport, by: server)
            #expect(error.kind == .closed)
            #expect(!error.requestMayHaveReachedServer)
            #expect(!isDown.isOpen)

            goOn.open()
            #expect(try await chunks.next() == Data("two".utf8))
            #expect(try await chunks.next() == nil)
            await shutdown.value
            await closed.wait()
        }

        @Test func `can be asked for again, by several at once`() async throws {
            let server = try LoopbackServer { $0.respond("ok") }
            let transport = AsyncHTTPClientTransport()
            _ = try await transport.send(to: server).body.text()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { await transport.shutdown() } }
            }
            await transport.shutdown()
            let error = await #expect(throws: TransportError.self) { try await transport.send(to: server) }
            #expect(error?.kind == .closed)
            #expect(server.requests.count == 1)
        }

        @Test func `cancels what is running when nobody waits for it any more`() async throws {
            let goOn = Latch()
            let server = try serve(goOn)
            let transport = AsyncHTTPClientTransport()
            var chunks = try await transport.send(to: server).body.makeAsyncIterator()
            #expect(try await chunks.next() == Data("one".utf8))
            let shutdown = Task { await transport.shutdown() }
            _ = try await refusal(of: transport, by: server)
            shutdown.cancel()
            await shutdown.value
            await #expect(throws: CancellationError.self) { try await chunks.next() }
            goOn.open()
        }

        @Test func `leaves the shared one as it is`() async throws {
            let server = try LoopbackServer { $0.respond("ok") }
            await AsyncHTTPClientTransport.shared.shutdown()
            #expect(try await AsyncHTTPClientTransport.shared.send(to: server).body.text() == "ok")
        }

        @Test func `is not what a client asks for again`() async throws {
            let transport = AsyncHTTPClientTransport()
            await transport.shutdown()
            let client = try makeClient(transport, baseURL: "http://127.0.0.1:9")
            let error = try await #require(throws: APIError.self) { try await client.send(.get(), CallOptions()) }
            #expect(error.code == .connection)
            #expect(error.attempts == 1)
            #expect(error.message.contains("shut down"))
        }
    }
#endif
