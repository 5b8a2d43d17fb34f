import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

/// Bodies that are not in memory, over a socket.
@Suite(.timeLimit(.minutes(2)))
struct UploadTests {
    private func upload(
        _ body: HTTPRequestBody,
        to server: LoopbackServer,
        over transport: any HTTPTransport
    ) async throws -> HTTPTransportResponse {
        let headers: HTTPFields = [.contentType: "text/plain", .cookie: "a=1; b=2"]
        let request = HTTPRequest.to(server, .post, path: "/upload", headers: headers)
        return try await transport.upload(request, body: body, options: TransportOptions())
    }

    private func temporaryFile(_ text: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("upload-test-\(UUID().uuidString)")
        try Data(text.utf8).write(to: url)
        return url
    }

    private func chunks(_ texts: [String]) -> AsyncThrowingStream<Data, any Error> {
        AsyncThrowingStream { continuation in
            for text in texts { continuation.yield(Data(text.utf8)) }
            continuation.finish()
        }
    }

    @Test(arguments: TestTransport.allCases)
    func `files and streams arrive as they are and with their length`(kind: TestTransport) async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        let file = try temporaryFile("from a file")
        defer { try? FileManager.default.removeItem(at: file) }
        let stream = HTTPRequestBody.stream(length: 11) { chunks(["from ", "a file"]) }
        for body in [.file(file), stream, .text("from a file")] as [HTTPRequestBody] {
            let response = try await upload(body, to: server, over: kind())
            #expect(response.head.status == .ok)
            let request = try #require(server.requests.last)
            #expect(request.hasSuffix("\r\n\r\nfrom a file"), "\(body)")
            #expect(request.lowercased().contains("content-length: 11\r\n"), "\(body)")
            #expect(request.contains("Content-Type: text/plain\r\n"), "\(body)")
            #expect(request.contains("Cookie: a=1; b=2\r\n"), "\(body)")
        }
        #expect(server.requests.count == 3)
    }

    @Test(arguments: TestTransport.allCases)
    func `streams of unknown length arrive whole`(kind: TestTransport) async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        let response = try await upload(.stream { chunks(["from ", "", "a stream"]) }, to: server, over: kind())
        #expect(response.head.status == .ok)
        let request = try #require(server.requests.last)
        #expect(request.hasSuffix("\r\n\r\nfrom a stream"))
        // URLSession is given a file, which has a length.
        let framing = kind == .urlSession ? "content-length: 13\r\n" : "transfer-encoding: chunked\r\n"
        #expect(request.lowercased().contains(framing))
    }

    @Test(arguments: TestTransport.allCases)
    func `a large file arrives whole`(kind: TestTransport) async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        let text = String(repeating: "0123456789abcdef", count: 1 << 17)
        let file = try temporaryFile(text)
        defer { try? FileManager.default.removeItem(at: file) }
        let response = try await upload(.file(file), to: server, over: kind())
        #expect(response.head.status == .ok)
        #expect(server.requests.last?.hasSuffix(text) == true)
    }

    @Test func `URLSession's temporary files do not stay`() async throws {
        let transport = URLSessionTransport()
        let server = try LoopbackServer { $0.respond("ok") }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("upload-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        @Sendable func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

        try await TemporaryFile.$folder.withValue(folder) {
            let looking = HTTPRequestBody.stream { () throws -> AsyncThrowingStream<Data, any Error> in
                #expect(try files().count == 1)
                return chunks(["a"])
            }
            _ = try await upload(looking, to: server, over: transport)
            await #expect(throws: TransportError.self) {
                try await upload(.stream { throw Broken() }, to: server, over: transport)
            }
        }
        #expect(try files().isEmpty)
        #expect(server.requests.count == 1)
    }

    private struct Broken: Error {}

    @Test(arguments: TestTransport.allCases)
    func `a stream that fails is an error, and no request that is complete`(kind: TestTransport) async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        let failing = HTTPRequestBody.stream {
            AsyncThrowingStream { continuation in
                continuation.yield(Data("half of".utf8))
                continuation.finish(throwing: Broken())
            }
        }
        for body in [failing, .stream { throw Broken() }] {
            let error = try await #require(throws: TransportError.self) {
                try await upload(body, to: server, over: kind())
            }
            #expect(error.kind == .invalidRequest)
            #expect(error.cause is Broken)
            // URLSession sends nothing before it has everything.
            #expect(error.requestMayHaveReachedServer == (kind != .urlSession))
        }
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: TestTransport.allCases)
    func `a stream that is not as long as it says is an error`(kind: TestTransport) async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        // The second is the length of the first chunk.
        for length in [3, 4, 30] {
            let error = try await #require(throws: TransportError.self) {
                try await upload(.stream(length: length) { chunks(["too ", "long"]) }, to: server, over: kind())
            }
            #expect(error.kind == .invalidRequest, "\(length)")
        }
        #expect(server.requests.isEmpty)
    }

    @Test(arguments: TestTransport.allCases)
    func `a file that is not there is an error before anything is sent`(kind: TestTransport) async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        let error = await #expect(throws: TransportError.self) {
            try await upload(.file(URL(fileURLWithPath: "/nowhere/at/all")), to: server, over: kind())
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.requestMayHaveReachedServer == false)
        #expect(server.requests.isEmpty)
    }
}
