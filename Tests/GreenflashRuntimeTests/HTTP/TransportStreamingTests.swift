import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

/// How bodies of responses arrive, and how an exchange is ended from our side.
@Suite(.timeLimit(.minutes(2)))
struct TransportStreamingTests {
    @Test(arguments: TestTransport.allCases)
    func `delivers every chunk when it arrives`(kind: TestTransport) async throws {
        let transport = kind()
        let first = Latch()
        let second = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            first.block()
            connection.sendChunk("one")
            second.block()
            connection.sendChunk("two")
            connection.endChunks()
        }
        // The head is here before any of the body is sent.
        let response = try await transport.send(to: server)
        var chunks = response.body.makeAsyncIterator()
        first.open()
        #expect(try await chunks.next() == Data("one".utf8))
        second.open()
        #expect(try await chunks.next() == Data("two".utf8))
        #expect(try await chunks.next() == nil)
        #expect(try await chunks.next() == nil)
    }

    @Test(arguments: TestTransport.allCases)
    func `delivers a large body to a reader that keeps up`(kind: TestTransport) async throws {
        let transport = kind()
        let size = 8 << 20
        let server = try LoopbackServer { $0.respond(String(repeating: "x", count: size)) }
        let response = try await transport.send(to: server, options: TransportOptions(maximumBufferedBytes: size))
        var count = 0
        for try await chunk in response.body { count += chunk.count }
        #expect(count == size)
    }

    @Test(arguments: TestTransport.allCases)
    func `closes the connection when the body is dropped`(kind: TestTransport) async throws {
        let transport = kind()
        let closed = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            connection.sendChunk("one")
            connection.waitUntilClosed()
            closed.open()
        }
        do {
            let response = try await transport.send(to: server)
            var chunks = response.body.makeAsyncIterator()
            #expect(try await chunks.next() == Data("one".utf8))
        }
        await closed.wait()
    }

    @Test(arguments: TestTransport.allCases)
    func `closes the connection when the task that waits for a chunk is cancelled`(kind: TestTransport) async throws {
        let transport = kind()
        let closed = Latch()
        let waiting = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            connection.sendChunk("one")
            connection.waitUntilClosed()
            closed.open()
        }
        let task = Task {
            let response = try await transport.send(to: server)
            for try await _ in response.body { waiting.open() }
        }
        await waiting.wait()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await closed.wait()
    }

    @Test(arguments: TestTransport.allCases)
    func `closes the connection when the task that waits for the head is cancelled`(kind: TestTransport) async throws {
        let transport = kind()
        let closed = Latch()
        let received = Latch()
        let server = try LoopbackServer { connection in
            received.open()
            connection.waitUntilClosed()
            closed.open()
        }
        let task = Task { _ = try await transport.send(to: server) }
        await received.wait()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await closed.wait()
    }

    @Test(arguments: TestTransport.allCases)
    func `sends nothing in a task that is cancelled already`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { $0.respond("") }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await transport.send(to: server)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: TestTransport.allCases)
    func `survives cancellation at any moment`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            for _ in 0..<3 { connection.sendChunk("chunk") }
            connection.endChunks()
        }
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<200 {
                group.addTask {
                    let task = Task { try await transport.send(to: server).body.text() }
                    for _ in 0..<(index * 7 % 50) { await Task.yield() }
                    task.cancel()
                    _ = await task.result
                }
            }
        }
        #expect(try await transport.send(to: server).body.text() == "chunkchunkchunk")
    }
}
