import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

/// How connections are shared, and how long they are kept.
@Suite(.timeLimit(.minutes(2)))
struct ConnectionPoolTests {
    /// Answers every request of a connection, until the client closes it.
    private func serve(_ connections: Counter, closed: Latch? = nil) throws -> LoopbackServer {
        try LoopbackServer { connection in
            connections.increment()
            repeat {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            } while connection.receiveRequest()
            closed?.open()
        }
    }

    @Test(arguments: TestTransport.allCases)
    func `sends one request after another over one connection`(kind: TestTransport) async throws {
        let connections = Counter()
        let server = try serve(connections)
        let transport = kind()
        for _ in 0..<20 {
            #expect(try await transport.send(.post, to: server, body: Data("x".utf8)).body.text() == "ok")
        }
        #expect(connections.value == 1)
    }

    @Test(arguments: TestTransport.allCases)
    func `closes idle connections when it is dropped`(kind: TestTransport) async throws {
        let closed = Latch()
        let server = try serve(Counter(), closed: closed)
        do {
            let transport = kind()
            _ = try await transport.send(to: server).body.text()
        }
        await closed.wait()
    }

    @Test(arguments: TestTransport.allCases)
    func `lets a response end after it is dropped`(kind: TestTransport) async throws {
        let dropped = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            dropped.block()
            connection.sendChunk("late")
            connection.endChunks()
        }
        let body = try await { try await kind().send(to: server).body }()
        dropped.open()
        #expect(try await body.text() == "late")
    }

    #if AsyncHTTPClient
        @Test func `opens no more connections than it may`() async throws {
            let connections = Counter()
            let server = try serve(connections)
            let transport = AsyncHTTPClientTransport(maximumConnectionsPerHost: 3)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<200 {
                    group.addTask { _ = try await transport.send(to: server).body.text() }
                }
                try await group.waitForAll()
            }
            #expect(connections.value <= 3)
        }

        @Test(arguments: [
            (timeout: Duration.seconds(30), connect: Int64(1)), (timeout: .milliseconds(200), connect: 30),
        ])
        func `knows that a request that found no free connection was not sent`(
            timeout: Duration,
            connect: Int64
        ) async throws {
            let server = try LoopbackServer { connection in
                connection.beginChunks()
                connection.waitUntilClosed()
            }
            let transport = AsyncHTTPClientTransport(maximumConnectionsPerHost: 1) {
                $0.timeout.connect = .seconds(connect)
            }
            let stream = try await transport.send(to: server)
            let error = try await #require(throws: TransportError.self) {
                try await transport.send(.post, to: server, options: TransportOptions(timeout: timeout))
            }
            #expect(error.kind == .timeout)
            #expect(!error.requestMayHaveReachedServer)
            #expect(error.message.contains("busy"))
            #expect(server.requests.count == 1)
            stream.body.cancel()
        }
    #endif
}
