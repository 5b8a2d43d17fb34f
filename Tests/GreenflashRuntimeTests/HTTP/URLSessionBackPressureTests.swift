#if canImport(Darwin)
    import Foundation
    import GreenflashRuntime
    import Testing

    /// On Linux a URLSession cannot make a server wait: what is buffered is bounded instead.
    @Suite(.timeLimit(.minutes(2)))
    struct URLSessionBackPressureTests {
        @Test func `a server waits for a slow reader`() async throws {
            let size = 128 << 20
            let stalled = Latch()
            let sent = Counter()
            let server = try LoopbackServer { connection in
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
                let body = Data(repeating: UInt8(ascii: "x"), count: size)
                let count = connection.sendUntilStalled(body)
                sent.increment(by: count)
                stalled.open()
                connection.send(body[count...])
            }
            let response = try await URLSessionTransport().send(to: server)
            await stalled.wait()
            #expect(sent.value < 32 << 20)
            var count = 0
            for try await chunk in response.body { count += chunk.count }
            #expect(count == size)
        }

        @Test func `a body that is held back can be cancelled`() async throws {
            let stalled = Latch()
            let closed = Latch()
            let server = try LoopbackServer { connection in
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(128 << 20)\r\n\r\n")
                _ = connection.sendUntilStalled(Data(repeating: UInt8(ascii: "x"), count: 128 << 20))
                stalled.open()
                connection.waitUntilClosed()
                closed.open()
            }
            let response = try await URLSessionTransport().send(to: server)
            await stalled.wait()
            let reading = Task {
                for try await _ in response.body { withUnsafeCurrentTask { $0?.cancel() } }
            }
            await #expect(throws: CancellationError.self) { try await reading.value }
            await closed.wait()
        }
    }
#endif
