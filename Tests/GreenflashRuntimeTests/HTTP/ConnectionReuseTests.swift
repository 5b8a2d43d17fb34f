import Foundation
import GreenflashRuntime
import HTTPTypes
import Synchronization
import Testing

/// What becomes of a request on a connection that was used before, when the server closes it without an answer.
@Suite(.timeLimit(.minutes(1)))
struct ConnectionReuseTests {
    /// Answers the first request of each connection, and closes the connection when a second one has come over it.
    private final class ClosingServer: Sendable {
        private let seen = Log()
        private let server: LoopbackServer

        private final class Log: Sendable {
            let methods = Mutex<[String]>([])

            func add(_ connection: LoopbackConnection) {
                methods.withLock { $0.append(String(connection.request.prefix { $0 != " " })) }
            }
        }

        init() throws {
            server = try LoopbackServer { [seen] connection in
                seen.add(connection)
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                if connection.receiveRequest() { seen.add(connection) }
            }
        }

        /// The methods of all requests.
        var methods: [String] { seen.methods.withLock { $0 } }

        var authority: String { "127.0.0.1:\(server.port)" }
    }

    private func send(
        _ method: HTTPRequest.Method,
        to server: ClosingServer,
        over transport: any HTTPTransport,
        body: Data? = nil
    ) async throws {
        let request = HTTPRequest(method: method, scheme: "http", authority: server.authority, path: "/")
        let response = try await transport.send(request, body: body, options: TransportOptions(timeout: .seconds(30)))
        for try await _ in response.body {}
    }

    // URLSession elsewhere may repeat what HTTP calls idempotent.
    #if canImport(FoundationNetworking)
        private static let methods: [HTTPRequest.Method] = [.post, .put, .patch, .delete]
    #else
        private static let methods: [HTTPRequest.Method] = [.post]
    #endif

    @Test(arguments: TestTransport.allCases, methods)
    func `reports a write as lost at once, and does not repeat it`(
        kind: TestTransport,
        method: HTTPRequest.Method
    ) async throws {
        for size in [1, 1 << 20] {
            let server = try ClosingServer()
            let transport = kind()
            try await send(.get, to: server, over: transport)
            let error = try await #require(throws: TransportError.self) {
                let body = Data(repeating: UInt8(ascii: "1"), count: size)
                try await send(method, to: server, over: transport, body: body)
            }
            #expect(error.kind == .lost)
            #expect(error.requestMayHaveReachedServer)
            #expect(server.methods == ["GET", method.rawValue])
        }
    }

    @Test(arguments: TestTransport.allCases, methods)
    func `sends a write without a body once`(kind: TestTransport, method: HTTPRequest.Method) async throws {
        let server = try ClosingServer()
        let transport = kind()
        try await send(.get, to: server, over: transport)
        // Whether it gets an answer depends on the connection that it went over.
        try? await send(method, to: server, over: transport)
        #expect(server.methods == ["GET", method.rawValue])
    }

    @Test func `URLSession gets an answer to a read, over another connection`() async throws {
        let server = try ClosingServer()
        let transport = URLSessionTransport()
        try await send(.get, to: server, over: transport)
        try await send(.get, to: server, over: transport)
        #expect(server.methods == ["GET", "GET", "GET"])
    }

    #if AsyncHTTPClient
        @Test func `async-http-client leaves it to the caller to repeat a read`() async throws {
            let server = try ClosingServer()
            let transport = AsyncHTTPClientTransport()
            try await send(.get, to: server, over: transport)
            let error = try await #require(throws: TransportError.self) {
                try await send(.get, to: server, over: transport)
            }
            #expect(error.kind == .lost)
            #expect(error.requestMayHaveReachedServer)
            #expect(server.methods == ["GET", "GET"])
        }
    #endif
}
