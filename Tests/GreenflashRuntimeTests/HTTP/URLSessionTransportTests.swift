import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

@Suite(.timeLimit(.minutes(2)))
struct URLSessionTransportTests {
    private let transport = URLSessionTransport()

    private func send(
        _ server: LoopbackServer,
        _ method: HTTPRequest.Method = .get,
        path: String = "/",
        headers: HTTPFields = [:],
        body: Data? = nil,
        options: TransportOptions = TransportOptions()
    ) async throws -> HTTPTransportResponse {
        let request = HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1:\(server.port)",
            path: path,
            headerFields: headers
        )
        return try await transport.send(request, body: body, options: options)
    }

    private func text(_ body: HTTPBody) async throws -> String {
        var data = Data()
        for try await chunk in body { data.append(chunk) }
        return String(decoding: data, as: UTF8.self)
    }

    @Test func `sends method, target, header fields and body as they are`() async throws {
        let server = try LoopbackServer { $0.respond("hello", status: "201 Created", headers: ["X-A: 1", "x-a: 2"]) }
        let response = try await send(
            server,
            .post,
            path: "/v1/a%2Fb/%E2%82%AC?q=a%20b&x=%2B&empty=",
            headers: [.authorization: "Bearer key", .contentType: "application/json"],
            body: Data(#"{"a":1}"#.utf8)
        )
        #expect(response.head.status == .created)
        #expect(try await text(response.body) == "hello")
        let request = try #require(server.requests.first)
        #expect(request.hasPrefix("POST /v1/a%2Fb/%E2%82%AC?q=a%20b&x=%2B&empty= HTTP/1.1\r\n"))
        #expect(request.contains("Authorization: Bearer key\r\n"))
        #expect(request.contains("Content-Type: application/json\r\n"))
        #expect(request.hasSuffix("\r\n\r\n" + #"{"a":1}"#))
        #expect(!request.lowercased().contains("cookie"))
    }

    @Test func `returns any status with its body`() async throws {
        let server = try LoopbackServer {
            $0.respond("no", status: "503 Service Unavailable", headers: ["Retry-After: 3"])
        }
        let response = try await send(server)
        #expect(response.head.status.code == 503)
        #expect(response.head.headerFields[.retryAfter] == "3")
        #expect(try await text(response.body) == "no")
    }

    @Test func `keeps no cookies`() async throws {
        let server = try LoopbackServer { $0.respond("", headers: ["Set-Cookie: session=1; Path=/"]) }
        _ = try await text(try await send(server).body)
        _ = try await text(try await send(server).body)
        #expect(server.requests.count == 2)
        #expect(!server.requests[1].contains("session=1"))
    }

    @Test(arguments: ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"])
    func `never follows a redirect`(status: String) async throws {
        let elsewhere = try LoopbackServer { $0.respond("you should not be here") }
        let server = try LoopbackServer {
            $0.respond("moved", status: status, headers: ["Location: http://127.0.0.1:\(elsewhere.port)/other"])
        }
        let response = try await send(server, .post, headers: [.authorization: "Bearer key"], body: Data("x".utf8))
        #expect(response.head.status.code == Int(status.prefix(3)))
        #expect(response.head.headerFields[.location] == "http://127.0.0.1:\(elsewhere.port)/other")
        _ = try await text(response.body)
        #expect(elsewhere.requests.isEmpty)
        #expect(server.requests.count == 1)
    }

    @Test(arguments: ["Bearer realm=\"api\"", "Basic realm=\"api\"", "Digest realm=\"api\", nonce=\"1\""])
    func `returns a challenge like any answer`(challenge: String) async throws {
        let server = try LoopbackServer {
            $0.respond("who?", status: "401 Unauthorized", headers: ["WWW-Authenticate: \(challenge)"])
        }
        let response = try await send(server)
        #expect(response.head.status.code == 401)
        #expect(try await text(response.body) == "who?")
        #expect(server.requests.count == 1)
    }

    @Test func `returns a redirect that has no target`() async throws {
        let server = try LoopbackServer { $0.respond("where to?", status: "302 Found") }
        #expect(try await send(server).head.status.code == 302)
    }

    @Test func `skips interim responses`() async throws {
        let server = try LoopbackServer { connection in
            connection.send("HTTP/1.1 103 Early Hints\r\nX-Interim: 1\r\n\r\n")
            connection.respond("hello", headers: ["X-Final: 1"])
        }
        let response = try await send(server)
        #expect(response.head.status.code == 200)
        #expect(response.head.headerFields[HTTPField.Name("X-Final")!] == "1")
        #expect(try await text(response.body) == "hello")
    }

    @Test func `sends a large body whole`() async throws {
        let server = try LoopbackServer { $0.respond("") }
        let body = String(repeating: "x", count: 3 << 20)
        _ = try await send(server, .put, body: Data(body.utf8))
        let request = try #require(server.requests.first)
        #expect(request.hasSuffix("\r\n\r\n" + body))
        #expect(!request.lowercased().contains("expect:"))
    }

    @Test func `delivers every chunk when it arrives`() async throws {
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
        let response = try await send(server)
        var chunks = response.body.makeAsyncIterator()
        first.open()
        #expect(try await chunks.next() == Data("one".utf8))
        second.open()
        #expect(try await chunks.next() == Data("two".utf8))
        #expect(try await chunks.next() == nil)
        #expect(try await chunks.next() == nil)
    }

    @Test func `closes the connection when the body is dropped`() async throws {
        let closed = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            connection.sendChunk("one")
            connection.waitUntilClosed()
            closed.open()
        }
        do {
            let response = try await send(server)
            var chunks = response.body.makeAsyncIterator()
            #expect(try await chunks.next() == Data("one".utf8))
        }
        await closed.wait()
    }

    @Test func `closes the connection when the task that waits for a chunk is cancelled`() async throws {
        let closed = Latch()
        let waiting = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            connection.sendChunk("one")
            connection.waitUntilClosed()
            closed.open()
        }
        let task = Task {
            let response = try await send(server)
            for try await _ in response.body { waiting.open() }
        }
        await waiting.wait()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await closed.wait()
    }

    @Test func `closes the connection when the task that waits for the head is cancelled`() async throws {
        let closed = Latch()
        let received = Latch()
        let server = try LoopbackServer { connection in
            received.open()
            connection.waitUntilClosed()
            closed.open()
        }
        let task = Task { _ = try await send(server) }
        await received.wait()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await closed.wait()
    }

    @Test func `sends nothing in a task that is cancelled already`() async throws {
        let server = try LoopbackServer { $0.respond("") }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await send(server)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\npartial",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\npartial\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\npartial",
    ])
    func `reports a body that is cut short as a lost connection, after what came`(bytes: String) async throws {
        let server = try LoopbackServer { $0.send(bytes) }
        let response = try await send(server)
        var collected = Data()
        let error = try await #require(throws: TransportError.self) {
            for try await chunk in response.body { collected.append(chunk) }
        }
        #expect(error.kind == .lost)
        #expect(error.requestMayHaveReachedServer)
        #expect(collected == Data("partial".utf8))
    }

    @Test func `reports a connection that is closed before the head as lost`() async throws {
        let server = try LoopbackServer { _ in }
        let error = try await #require(throws: TransportError.self) { try await send(server) }
        #expect(error.kind == .lost)
        #expect(error.requestMayHaveReachedServer)
    }

    #if !canImport(FoundationNetworking)
        // There, FoundationNetworking up to Swift 6.3 ends the process: see URLSessionTransport.
        @Test func `reports a connection that is closed inside the head as lost`() async throws {
            let server = try LoopbackServer { $0.send("HTTP/1.1 200 OK\r\nContent-") }
            let error = try await #require(throws: TransportError.self) { try await send(server) }
            #expect(error.kind == .lost)
        }

        @Test func `reads a body with trailers`() async throws {
            let server = try LoopbackServer { connection in
                connection.beginChunks()
                connection.sendChunk("one")
                connection.send("0\r\nX-Trailer: 1\r\n\r\n")
            }
            #expect(try await text(try await send(server).body) == "one")
        }
    #endif

    @Test func `reports a port where nobody listens as no connection`() async throws {
        let port = try LoopbackServer.unusedPort()
        let request = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:\(port)", path: "/")
        let error = try await #require(throws: TransportError.self) {
            try await transport.send(request, body: nil, options: TransportOptions())
        }
        #expect(error.kind == .connect)
        #expect(!error.requestMayHaveReachedServer)
    }

    @Test func `reports a name that nobody has as no connection`() async throws {
        let request = HTTPRequest(method: .get, scheme: "http", authority: "nobody.invalid", path: "/")
        let error = try await #require(throws: TransportError.self) {
            try await transport.send(request, body: nil, options: TransportOptions())
        }
        #expect(error.kind == .connect)
        #expect(!error.requestMayHaveReachedServer)
    }

    @Test func `gives up on a head that does not come`() async throws {
        let closed = Latch()
        let server = try LoopbackServer { connection in
            connection.waitUntilClosed()
            closed.open()
        }
        let error = try await #require(throws: TransportError.self) {
            try await send(server, options: TransportOptions(timeout: .seconds(1)))
        }
        #expect(error.kind == .timeout)
        #expect(error.requestMayHaveReachedServer)
        await closed.wait()
    }

    @Test func `gives up on a body that stalls, after what came`() async throws {
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            connection.sendChunk("one")
            connection.waitUntilClosed()
        }
        let response = try await send(server, options: TransportOptions(timeout: .seconds(1)))
        var chunks = response.body.makeAsyncIterator()
        #expect(try await chunks.next() == Data("one".utf8))
        let error = try await #require(throws: TransportError.self) { try await chunks.next() }
        #expect(error.kind == .timeout)
    }

    @Test func `fails and closes the connection when more is waiting than may be buffered`() async throws {
        let closed = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            let piece = String(repeating: "x", count: 64 << 10)
            while connection.sendChunk(piece) {}
            closed.open()
        }
        let response = try await send(server, options: TransportOptions(maximumBufferedBytes: 1 << 20))
        await closed.wait()
        let error = try await #require(throws: TransportError.self) {
            for try await _ in response.body {}
        }
        #expect(error.kind == .bufferOverflow)
        #expect(error.message.contains("1048576"))
    }

    @Test func `delivers a large body to a reader that keeps up`() async throws {
        let size = 8 << 20
        let server = try LoopbackServer { $0.respond(String(repeating: "x", count: size)) }
        let response = try await send(server, options: TransportOptions(maximumBufferedBytes: size))
        var count = 0
        for try await chunk in response.body { count += chunk.count }
        #expect(count == size)
    }

    @Test func `runs many exchanges at once`() async throws {
        let arrived = Latch()
        let counter = Counter()
        let server = try LoopbackServer { connection in
            // Nobody is answered before all are there: they really are at once.
            if counter.increment() == 40 { arrived.open() }
            arrived.block()
            connection.respond(String(connection.request.split(separator: " ")[1]))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<40 {
                group.addTask {
                    let response = try await send(server, path: "/\(index)")
                    #expect(try await text(response.body) == "/\(index)")
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `survives cancellation at any moment`() async throws {
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            for _ in 0..<3 { connection.sendChunk("chunk") }
            connection.endChunks()
        }
        await withTaskGroup(of: Void.self) { group in
            for index in 0..<200 {
                group.addTask {
                    let task = Task { try await text(try await send(server).body) }
                    for _ in 0..<(index * 7 % 50) { await Task.yield() }
                    task.cancel()
                    _ = await task.result
                }
            }
        }
        #expect(try await text(try await send(server).body) == "chunkchunkchunk")
    }
}
