#if AsyncHTTPClient
    import Foundation
    import GreenflashRuntime
    import HTTPTypes
    import Testing

    /// A server sets the pace of what it is sent.
    @Suite(.timeLimit(.minutes(2)))
    struct BackPressureTests {
        /// More than the buffers of two sockets hold.
        private static let size = 128 << 20
        private static let buffered = 32 << 20

        @Test func `a stream is read no faster than the server takes it`() async throws {
            let piece = Data(repeating: UInt8(ascii: "x"), count: 64 << 10)
            let made = Counter()
            let ahead = Counter()
            let server = try LoopbackServer(readsBodies: false) { connection in
                var taken = 0
                while taken < Self.size, let bytes = connection.receive() {
                    taken += bytes.count
                    ahead.raise(to: made.value * piece.count - taken)
                }
                connection.respond("ok")
            }
            let body = HTTPRequestBody.stream(length: Self.size) {
                AsyncThrowingStream { made.increment() <= Self.size / piece.count ? piece : nil }
            }
            let response = try await AsyncHTTPClientTransport().upload(
                .to(server, .put),
                body: body,
                options: TransportOptions()
            )
            #expect(try await response.body.text() == "ok")
            #expect(made.value == Self.size / piece.count + 1)
            #expect(ahead.value < Self.buffered)
        }

        /// A stream without end. It says when the first piece of it is asked for, and when nobody reads it any more.
        private struct Endless: AsyncSequence {
            let started: Latch
            let ended: Latch

            func makeAsyncIterator() -> Iterator { Iterator(started: started, end: End(ended)) }

            struct Iterator: AsyncIteratorProtocol {
                let started: Latch
                let end: End

                func next() async throws -> Data? {
                    started.open()
                    return Data(count: 64 << 10)
                }
            }

            final class End: Sendable {
                private let latch: Latch
                init(_ latch: Latch) { self.latch = latch }
                deinit { latch.open() }
            }
        }

        private func endless(_ started: Latch, _ ended: Latch) -> HTTPRequestBody {
            .stream { Endless(started: started, ended: ended) }
        }

        @Test(arguments: [
            "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 413 Content Too Large\r\nContent-Length: 8\r\n\r\ntoo long",
            "HTTP/1.1 413 Content Too Large\r\nTransfer-Encoding: chunked\r\n\r\n8\r\ntoo long\r\n0\r\n\r\n",
            "HTTP/1.1 413 Content Too Large\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ])
        func `an answer that refuses a body ends the upload`(answer: String) async throws {
            let closed = Latch()
            let server = try LoopbackServer(readsBodies: false) { connection in
                connection.send(answer)
                // Reads nothing, and so never frees the way for the rest of the body.
                closed.block()
            }
            let ended = Latch()
            let response = try await AsyncHTTPClientTransport().upload(
                .to(server, .put),
                body: endless(Latch(), ended),
                options: TransportOptions()
            )
            #expect(response.head.status.code == 413)
            #expect(try await response.body.text() == (answer.contains("too long") ? "too long" : ""))
            await ended.wait()
            closed.open()
        }

        @Test func `cancelling ends an upload that nobody takes`() async throws {
            let closed = Latch()
            let server = try LoopbackServer(readsBodies: false) { _ in closed.block() }
            let started = Latch()
            let ended = Latch()
            let body = endless(started, ended)
            let task = Task {
                try await AsyncHTTPClientTransport().upload(.to(server, .put), body: body, options: TransportOptions())
            }
            await started.wait()
            task.cancel()
            await #expect(throws: CancellationError.self) { _ = try await task.value }
            await ended.wait()
            closed.open()
        }

        @Test func `gives up on a server that stops to take a body`() async throws {
            let closed = Latch()
            let server = try LoopbackServer(readsBodies: false) { _ in closed.block() }
            let ended = Latch()
            let error = try await #require(throws: TransportError.self) {
                try await AsyncHTTPClientTransport().upload(
                    .to(server, .put),
                    body: endless(Latch(), ended),
                    options: TransportOptions(timeout: .milliseconds(500))
                )
            }
            #expect(error.kind == .timeout)
            #expect(error.requestMayHaveReachedServer)
            await ended.wait()
            closed.open()
        }
    }
#endif
