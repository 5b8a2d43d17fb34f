import Foundation
import Testing

@testable import SandboxServer

@Suite struct SandboxTests {
    @Test func saysWhichPortIsInUseAndWhatToDo() async throws {
        try await withSandbox(.empty()) { sandbox in
            var configuration = SandboxConfiguration.empty()
            configuration.port = try #require(sandbox.baseURL.port)
            let error = await #expect(throws: SandboxError.self) { _ = try await Sandbox.start(configuration) }
            let text = error?.description ?? ""
            #expect(text.contains("Port \(configuration.port)"))
            #expect(text.contains("--port 0"))
        }
    }

    @Test func recordsWhatWentOverTheWireWithoutTheKey() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(newID()).jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        let configuration = SandboxConfiguration.empty { $0.recordFile = file.path }
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            _ = try await client.get("/users?limit=2&organizationId=a%2Fb")
            _ = try await client.post("/users", ["externalUserId": "ü"])
            _ = try await client.post("/chat", ["question": "?"])
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains("gf_sandbox_growth"))
        let lines = try text.split(separator: "\n").map { try JSON.parse(Data($0.utf8)) }
        try #require(lines.count == 3)
        #expect(lines[0]["query"] == .string("limit=2&organizationId=a%2Fb"))
        #expect(lines[0]["headers"]["authorization"] == .string("Bearer <redacted>"))
        #expect(lines[0]["status"] == .integer(404))
        #expect(lines[0]["body"] == .null)
        #expect(lines[1]["path"] == .string("/api/v1/users"))
        #expect(lines[1]["body"] == .string(#"{"externalUserId":"ü"}"#))
        #expect(lines[1]["responseBody"].stringValue?.hasPrefix(#"{"success":true"#) == true)
        #expect(lines[2]["responseBody"].count > 3)
        #expect(lines[2]["responseBody"][0].stringValue?.hasPrefix("event: tool_call") == true)
    }

    @Test func startsWithDemoDataOrWithNothing() async throws {
        var configuration = SandboxConfiguration.empty()
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            let products = try await client.get("/products").body
            #expect(products.count == 1)
            #expect(try await client.get("/prompts").body.count == 0)
        }
        configuration.seed = .demo
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            let interactions = try await client.get("/interactions?limit=100").body
            #expect(interactions.count == 48)
            #expect(try await client.get("/prompts").body.count == 2)
            #expect(try await client.get("/inbox").body.count > 0)
        }
    }
}
