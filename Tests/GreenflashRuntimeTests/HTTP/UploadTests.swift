import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

/// Bodies that are not in memory, over a socket.
@Suite(.timeLimit(.minutes(2)))
struct UploadTests {
    private func upload(_ body: HTTPRequestBody, to server: LoopbackServer) async throws -> HTTPTransportResponse {
        let request = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "127.0.0.1:\(server.port)",
            path: "/upload",
            headerFields: [.contentType: "text/plain", .cookie: "a=1; b=2"]
        )
        return try await URLSessionTransport().upload(request, body: body, options: TransportOptions())
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

    @Test func `files and streams arrive as they are and with their length`() async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        let file = try temporaryFile("from a file")
        defer { try? FileManager.default.removeItem(at: file) }
        let bodies: [HTTPRequestBody] = [.file(file), .stream { chunks(["from ", "a file"]) }, .text("from a file")]
        for body in bodies {
            let response = try await upload(body, to: server)
            #expect(response.head.status == .ok)
            let request = try #require(server.requests.last)
            #expect(request.hasSuffix("\r\n\r\nfrom a file"), "\(body)")
            #expect(request.lowercased().contains("content-length: 11\r\n"), "\(body)")
            #expect(request.contains("Content-Type: text/plain\r\n"), "\(body)")
            #expect(request.contains("Cookie: a=1; b=2\r\n"), "\(body)")
        }
        #expect(server.requests.count == 3)
    }

    @Test func `a large file arrives whole`() async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        let text = String(repeating: "0123456789abcdef", count: 1 << 17)
        let file = try temporaryFile(text)
        defer { try? FileManager.default.removeItem(at: file) }
        let response = try await upload(.file(file), to: server)
        #expect(response.head.status == .ok)
        #expect(server.requests.last?.hasSuffix(text) == true)
    }

    @Test func `temporary files do not stay`() async throws {
        struct Broken: Error {}
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
            _ = try await upload(looking, to: server)
            let error = await #expect(throws: TransportError.self) {
                try await upload(.stream { throw Broken() }, to: server)
            }
            #expect(error?.kind == .invalidRequest)
            #expect(error?.cause is Broken)
        }
        #expect(try files().isEmpty)
        #expect(server.requests.count == 1)
    }

    @Test func `a file that is not there is an error before anything is sent`() async throws {
        let server = try LoopbackServer { $0.respond("ok") }
        let error = await #expect(throws: TransportError.self) {
            try await upload(.file(URL(fileURLWithPath: "/nowhere/at/all")), to: server)
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.requestMayHaveReachedServer == false)
        #expect(server.requests.isEmpty)
    }
}
