import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

/// What becomes of an exchange that fails.
@Suite(.timeLimit(.minutes(2)))
struct TransportFailureTests {
    @Test(
        arguments: TestTransport.allCases,
        [
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npartial",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\npartial\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\npartial",
        ]
    )
    func `reports a body that is cut short as a lost connection, after what came`(kind: TestTransport, bytes: String)
        async throws
    {
        let transport = kind()
        let server = try LoopbackServer { $0.send(bytes) }
        let response = try await transport.send(to: server)
        var collected = Data()
        let error = try await #require(throws: TransportError.self) {
            for try await chunk in response.body { collected.append(chunk) }
        }
        #expect(error.kind == .lost)
        #expect(error.requestMayHaveReachedServer)
        #expect(collected == Data("partial".utf8))
    }

    @Test(arguments: TestTransport.allCases)
    func `reports a connection that is closed before the head as lost`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { _ in }
        let error = try await #require(throws: TransportError.self) { try await transport.send(to: server) }
        #expect(error.kind == .lost)
        #expect(error.requestMayHaveReachedServer)
    }

    @Test(arguments: TestTransport.sturdy)
    func `reports a connection that is closed inside the head as lost`(kind: TestTransport) async throws {
        let server = try LoopbackServer { $0.send("HTTP/1.1 200 OK\r\nContent-") }
        let error = try await #require(throws: TransportError.self) { try await kind().send(to: server) }
        #expect(error.kind == .lost)
        #expect(error.requestMayHaveReachedServer)
    }

    @Test(arguments: TestTransport.sturdy)
    func `reads a body with trailers`(kind: TestTransport) async throws {
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            connection.sendChunk("one")
            connection.send("0\r\nX-Trailer: 1\r\n\r\n")
        }
        #expect(try await kind().send(to: server).body.text() == "one")
    }

    @Test(arguments: TestTransport.allCases)
    func `reports a port where nobody listens as no connection`(kind: TestTransport) async throws {
        let transport = kind()
        let port = try LoopbackServer.unusedPort()
        let request = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:\(port)", path: "/")
        let error = try await #require(throws: TransportError.self) {
            try await transport.send(request, body: nil, options: TransportOptions())
        }
        #expect(error.kind == .connect)
        #expect(!error.requestMayHaveReachedServer)
    }

    @Test(arguments: TestTransport.allCases)
    func `reports a name that nobody has as no connection`(kind: TestTransport) async throws {
        let transport = kind()
        let request = HTTPRequest(method: .get, scheme: "http", authority: "nobody.invalid", path: "/")
        let error = try await #require(throws: TransportError.self) {
            try await transport.send(request, body: nil, options: TransportOptions())
        }
        #expect(error.kind == .connect)
        #expect(!error.requestMayHaveReachedServer)
    }

    @Test(arguments: TestTransport.allCases)
    func `gives up on a head that does not come`(kind: TestTransport) async throws {
        let transport = kind()
        let closed = Latch()
        let server = try LoopbackServer { connection in
            connection.waitUntilClosed()
            closed.open()
        }
        let error = try await #require(throws: TransportError.self) {
            try await transport.send(to: server, options: TransportOptions(timeout: .seconds(1)))
        }
        #expect(error.kind == .timeout)
        #expect(error.requestMayHaveReachedServer)
        await closed.wait()
    }

    @Test(arguments: TestTransport.allCases)
    func `gives up on a body that stalls, after what came`(kind: TestTransport) async throws {
        let transport = kind()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            connection.sendChunk("one")
            connection.waitUntilClosed()
        }
        let response = try await transport.send(to: server, options: TransportOptions(timeout: .seconds(1)))
        var chunks = response.body.makeAsyncIterator()
        #expect(try await chunks.next() == Data("one".utf8))
        let error = try await #require(throws: TransportError.self) { try await chunks.next() }
        #expect(error.kind == .timeout)
    }
}
