#if AsyncHTTPClient
    import Foundation
    import GreenflashRuntime
    import HTTPTypes
    import Testing

    /// What is true of async-http-client alone.
    @Suite(.timeLimit(.minutes(2)))
    struct AsyncHTTPClientTransportTests {
        @Test func `fails on a response that expands to many times its size`() async throws {
            // A megabyte of zeros in gzip.
            let bomb = try #require(Data(base64Encoded: Self.bomb))
            let server = try LoopbackServer { connection in
                connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
                connection.send(bomb)
            }
            let response = try await AsyncHTTPClientTransport().send(to: server)
            var count = 0
            let error = try await #require(throws: TransportError.self) {
                for try await chunk in response.body { count += chunk.count }
            }
            #expect(error.kind == .bufferOverflow)
            #expect(count <= 201 * bomb.count)
        }

        private static let bomb =
            "H4sIAAAAAAACA+3BMQEAAADCoPVPbQhfo"
            + String(repeating: "A", count: 1355) + "PgMc6jinAAAQAA=="

        @Test(arguments: ["", "ftp", "http+unix"])
        func `speaks HTTP and nothing else`(scheme: String) async throws {
            let request = HTTPRequest(method: .get, scheme: scheme, authority: "127.0.0.1:9", path: "/")
            let error = try await #require(throws: TransportError.self) {
                try await AsyncHTTPClientTransport().send(request, body: nil, options: TransportOptions())
            }
            #expect(error.kind == .invalidRequest)
        }

        @Test func `sends a GET with a body`() async throws {
            let server = try LoopbackServer { $0.respond("ok") }
            _ = try await AsyncHTTPClientTransport().send(to: server, body: Data("{}".utf8)).body.text()
            #expect(server.requests.first?.hasSuffix("\r\n\r\n{}") == true)
        }
    }
#endif
