import Foundation
import GreenflashRuntime
import HTTPTypes
import NIOSSL
import Testing

/// Both transports against servers that speak TLS, and HTTP/2 over it.
@Suite(.timeLimit(.minutes(2)))
struct TLSTests {
    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        to server: TLSServer,
        host: String = "localhost",
        over transport: any HTTPTransport,
        body: String? = nil
    ) async throws -> HTTPTransportResponse {
        let request = HTTPRequest(
            method: method,
            scheme: "https",
            authority: "\(host):\(server.port)",
            path: path,
            headerFields: [.authorization: "Bearer key"]
        )
        return try await transport.send(request, body: body.map { Data($0.utf8) }, options: TransportOptions())
    }

    /// One that trusts the server.
    private func transport(trusting server: TLSServer) throws -> AsyncHTTPClientTransport {
        let certificates = try NIOSSLCertificate.fromPEMFile(server.certificate.certificate.path)
        return AsyncHTTPClientTransport {
            $0.tlsConfiguration = .makeClientConfiguration()
            $0.tlsConfiguration?.trustRoots = .certificates(certificates)
        }
    }

    private func text(_ body: HTTPBody) async throws -> String {
        var data = Data()
        for try await chunk in body { data.append(chunk) }
        return String(decoding: data, as: UTF8.self)
    }

    @Test(arguments: [URLSessionTransport() as any HTTPTransport, AsyncHTTPClientTransport()])
    func `sends not a byte to a server whose certificate nobody vouches for`(transport: any HTTPTransport) async throws
    {
        try await withTLSServer { server in
            let error = try await #require(throws: TransportError.self) {
                try await send(.post, "/echo", to: server, over: transport, body: "secret")
            }
            #expect(error.kind == .tls)
            #expect(error.message.contains("certificate"))
            #expect(!error.requestMayHaveReachedServer)
            #expect(server.seen.connections > 0)
            #expect(server.seen.bytes == 0)
        }
    }

    @Test func `sends not a byte to a server whose certificate is another host's`() async throws {
        try await withTLSServer(host: "elsewhere.example") { server in
            let transport = try transport(trusting: server)
            let error = try await #require(throws: TransportError.self) {
                try await send(.post, "/echo", to: server, over: transport, body: "secret")
            }
            #expect(error.kind == .tls)
            #expect(error.message.contains("certificate"))
            #expect(!error.requestMayHaveReachedServer)
            #expect(server.seen.connections > 0)
            #expect(server.seen.bytes == 0)
        }
    }

    @Test(arguments: [(["h2", "http/1.1"], "HTTP/2"), (["http/1.1"], "HTTP/1.1")])
    func `agrees on HTTP2 where the server speaks it`(protocols: [String], version: String) async throws {
        try await withTLSServer(protocols: protocols) { server in
            let transport = try transport(trusting: server)
            for number in 0..<3 {
                let response = try await send(.post, "/echo", to: server, over: transport, body: "hello \(number)")
                #expect(response.head.status == .ok)
                #expect(try await text(response.body) == "hello \(number)")
            }
            #expect(server.seen.requests == Array(repeating: "\(version) POST /echo", count: 3))
            #expect(server.seen.connections == 1)
            #expect(server.seen.http2Connections == (version == "HTTP/2" ? 1 : 0))
        }
    }

    @Test func `HTTP2 can be switched off`() async throws {
        try await withTLSServer { server in
            let certificates = try NIOSSLCertificate.fromPEMFile(server.certificate.certificate.path)
            let transport = AsyncHTTPClientTransport {
                $0.tlsConfiguration = .makeClientConfiguration()
                $0.tlsConfiguration?.trustRoots = .certificates(certificates)
                $0.httpVersion = .http1Only
            }
            _ = try await text(try await send(.get, "/echo", to: server, over: transport).body)
            #expect(server.seen.requests == ["HTTP/1.1 GET /echo"])
        }
    }

    @Test func `a refused stream is known not to have been processed`() async throws {
        try await withTLSServer { server in
            let transport = try transport(trusting: server)
            let error = try await #require(throws: TransportError.self) {
                try await send(.post, "/refused", to: server, over: transport, body: "x")
            }
            #expect(error.kind == .lost)
            #expect(!error.requestMayHaveReachedServer)
        }
    }

    @Test func `an answer that refuses a body is read to its announced length`() async throws {
        try await withTLSServer { server in
            let transport = try transport(trusting: server)
            let request = HTTPRequest(
                method: .put,
                scheme: "https",
                authority: "localhost:\(server.port)",
                path: "/too-large"
            )
            let body = HTTPRequestBody.stream { AsyncThrowingStream { Data(count: 64 << 10) } }
            let response = try await transport.upload(request, body: body, options: TransportOptions())
            #expect(response.head.status == .contentTooLarge)
            #expect(try await text(response.body) == "too large")
        }
    }

    @Test func `many requests at once share one connection`() async throws {
        try await withTLSServer { server in
            let transport = try transport(trusting: server)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let response = try await send(.post, "/echo", to: server, over: transport, body: "\(number)")
                        #expect(try await text(response.body) == "\(number)")
                    }
                }
                try await group.waitForAll()
            }
            #expect(server.seen.connections == 1)
        }
    }

    @Test func `a stream that is cancelled leaves the connection to others`() async throws {
        try await withTLSServer { server in
            let transport = try transport(trusting: server)
            let open = try await send(.get, "/open", to: server, over: transport)
            var chunks = open.body.makeAsyncIterator()
            #expect(try await chunks.next() == Data("one".utf8))
            open.body.cancel()
            await #expect(throws: CancellationError.self) { try await chunks.next() }
            #expect(try await text(try await send(.put, "/echo", to: server, over: transport, body: "x").body) == "x")
            #expect(server.seen.connections == 1)
        }
    }

    @Test func `a server waits for a slow reader, once the window is full`() async throws {
        try await withTLSServer { server in
            let size = 64 << 20
            let transport = try transport(trusting: server)
            let response = try await send(.get, "/bytes/\(size)", to: server, over: transport)
            // The server answers others on the same connection while it waits.
            var written = 0
            repeat {
                written = server.seen.written
                _ = try await text(try await send(.get, "/echo", to: server, over: transport).body)
            } while server.seen.written > written
            #expect(written < size / 2)
            var count = 0
            for try await chunk in response.body { count += chunk.count }
            #expect(count == size)
        }
    }

    @Test func `a body is streamed in both directions`() async throws {
        try await withTLSServer { server in
            let transport = try transport(trusting: server)
            let request = HTTPRequest(
                method: .put,
                scheme: "https",
                authority: "localhost:\(server.port)",
                path: "/echo"
            )
            let body = HTTPRequestBody.stream {
                AsyncThrowingStream { continuation in
                    for _ in 0..<64 { continuation.yield(Data(repeating: UInt8(ascii: "a"), count: 50_000)) }
                    continuation.finish()
                }
            }
            let response = try await transport.upload(request, body: body, options: TransportOptions())
            var count = 0
            for try await chunk in response.body { count += chunk.count }
            #expect(count == 64 * 50_000)
        }
    }
}
