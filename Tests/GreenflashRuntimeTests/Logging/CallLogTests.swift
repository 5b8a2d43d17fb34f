import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct CallLogTests {
    @Test func `logs attempts and retries, and no query, header or key`() async throws {
        let log = LogLines()
        let transport = InMemoryTransport([
            .error(status: 503, message: "for \(testKey)"), .failure(POSIXError(.EIO)), .json(Thing(id: 1)),
        ])
        let client = try makeClient(transport) { configuration in
            configuration.logger = log.logger
            configuration.headers = ["X-Secret": "hidden"]
        }
        var request = APIRequest.get()
        request.query("email", "jane@acme.com")
        _ = try await client.send(request, CallOptions())
        #expect(log.lines.map(\.level) == [.debug, .notice, .debug, .notice, .debug])
        #expect(log.lines.first?.message == "GET /v1/things/1: 503")
        #expect(log.lines.last?.message == "GET /v1/things/1: 200")
        #expect(log.lines.last?.metadata["attempt"]?.description == "3")
        #expect(log.lines.last?.metadata["operation"] == "things.get")
        let everything = "\(log.lines)"
        for secret in [testKey, "hidden", "jane", "Bearer"] { #expect(!everything.contains(secret)) }
    }

    @Test func `tells that it fell back`() async throws {
        let log = LogLines()
        let client = try makeClient(InMemoryTransport([.error(status: 429), .json(Thing(id: 1))])) { configuration in
            configuration.logger = log.logger
        }
        let request = APIRequest(.analyzeThing, path: "/things/analysis")
        _ = try await client.send(request, CallOptions(rateLimit: .fallBack))
        #expect(log.lines.contains { $0.level == .notice && $0.message.contains("mode=simple") })
    }
}
