import Foundation
import Greenflash
import GreenflashTesting
import Testing

struct GreenflashClientTests {
    private let key = "gf_live_0123456789"

    private func client(
        _ transport: InMemoryTransport,
        apiKey: String? = "gf_live_0123456789",
        environment: [String: String] = [:],
        rateLimit: RateLimitPolicy = .wait(upTo: .seconds(60))
    ) throws -> GreenflashClient {
        try GreenflashClient(
            apiKey: apiKey,
            transport: transport,
            rateLimit: rateLimit,
            environment: environment
        ) { $0.clock = ManualClock(skippingSleepsUpTo: .seconds(120)) }
    }

    @Test func `sends the key, the SDK's name, and goes to Greenflash`() async throws {
        let transport = InMemoryTransport([.json([JSONValue]())])
        _ = try await client(transport).products.list().collect()
        let request = try #require(transport.requests.first)
        #expect(request.head.scheme == "https")
        #expect(request.head.authority == "www.greenflash.ai")
        #expect(request.path == "/api/v1/products")
        #expect(request.header("Authorization") == "Bearer \(key)")
        let userAgent = try #require(request.header("User-Agent"))
        #expect(userAgent.hasPrefix("greenflash-swift/0.1.0 ("))
        #expect(userAgent.contains("; Swift 6."))
    }

    @Test func `takes the key from the environment`() async throws {
        let transport = InMemoryTransport([.empty()])
        let client = try client(transport, apiKey: nil, environment: ["GREENFLASH_API_KEY": "from-environment"])
        _ = try await client.send(.get, "/users")
        #expect(transport.requests.first?.header("Authorization") == "Bearer from-environment")
    }

    @Test(arguments: [
        "", " ", "\n", "\t ", "gf_live 0123", "gf_live_0123\n", "gf_live_0123\r\nX-Injected: 1", " gf_live_0123",
        "gf_live_0123 ", "gf_live_\u{0}0123", "gf_live_\u{7F}0123", "gf_live_ключ", "gf_live_0123\u{A0}",
        "Bearer gf_live_0123",
    ])
    func `refuses a malformed key at once and does not show it`(key: String) throws {
        for environment in [[:], ["GREENFLASH_API_KEY": key]] {
            let error = try #require(throws: GreenflashError.self) {
                try client(InMemoryTransport(), apiKey: environment.isEmpty ? key : nil, environment: environment)
            }
            #expect(error.code == .configuration)
            #expect(error.message.contains(environment.isEmpty ? "apiKey" : "GREENFLASH_API_KEY"))
            #expect(error.message.contains("API Keys"))
            #expect(!"\(error)".contains("gf_live"))
        }
    }

    @Test func `says what to do when there is no key`() throws {
        let error = try #require(throws: GreenflashError.self) { try client(InMemoryTransport(), apiKey: nil) }
        #expect(error.code == .configuration)
        #expect(error.message.contains("GREENFLASH_API_KEY"))
    }

    @Test(arguments: [
        (["GREENFLASH_BASE_URL": "https://insights.acme.dev/gf/v1/"], "insights.acme.dev", "/gf/v1/users"),
        (["GREENFLASH_API_URL": "http://127.0.0.1:8080"], "127.0.0.1:8080", "/users"),
        (
            ["GREENFLASH_BASE_URL": "https://a.dev", "GREENFLASH_API_URL": "https://b.dev"], "a.dev", "/users"
        ),
        (["GREENFLASH_BASE_URL": "", "GREENFLASH_API_URL": "https://b.dev"], "b.dev", "/users"),
        ([:], "www.greenflash.ai", "/api/v1/users"),
    ])
    func `takes the base URL from the environment`(
        environment: [String: String],
        authority: String,
        path: String
    ) async throws {
        let transport = InMemoryTransport([.empty()])
        _ = try await client(transport, environment: environment).send(.get, "/users")
        #expect(transport.requests.first?.head.authority == authority)
        #expect(transport.requests.first?.path == path)
    }

    @Test(arguments: ["not a url", "www.greenflash.ai", "ftp://greenflash.ai", "http://greenflash.ai"])
    func `refuses a base URL that is none`(url: String) throws {
        let error = try #require(throws: GreenflashError.self) {
            try client(InMemoryTransport(), environment: ["GREENFLASH_BASE_URL": url])
        }
        #expect(error.code == .configuration)
    }

    @Test func `shows the key in no description or dump`() throws {
        let client = try client(InMemoryTransport())
        var dumped = ""
        dump(client, to: &dumped)
        dump(client.users, to: &dumped)
        dump(client.chat.session(), to: &dumped)
        #expect(!"\(client) \(String(reflecting: client)) \(dumped)".contains(key))
    }

    @Test(arguments: [(401, "Settings → Developers"), (403, "upgrade"), (404, "Verify the id"), (429, "mode simple")])
    func `says what to do about a status`(status: Int, advice: String) async throws {
        let transport = InMemoryTransport { _ in .error(status: status, message: "No") }
        let error = try await #require(throws: GreenflashError.self) {
            _ = try await client(transport, rateLimit: .fail).products.analytics("p-1")
        }
        #expect(error.message.hasPrefix("No. "))
        #expect(error.message.contains(advice))
    }

    @Test func `gives out what came with an answer`() async throws {
        let transport = InMemoryTransport([
            .error(status: 503), .json(JSONValue.object([:]), headers: ["X-Request-Id": "req-1"]),
        ])
        let (_, response) = try await client(transport).withResponse { client in
            try await client.products.analytics("p-1", mode: .simple)
        }
        #expect(response.requestID == "req-1")
        #expect(response.attempts == 2)
        #expect(response.operation == "products.analytics")
    }

    @Test func `tells when no call was made inside withResponse`() async throws {
        let client = try client(InMemoryTransport())
        await #expect(throws: GreenflashError.self) { try await client.withResponse { _ in 5 } }
    }

    @Test func `falls back to simple mode`() async throws {
        let transport = InMemoryTransport([.error(status: 429), .json(JSONValue.object([:]))])
        let (_, response) = try await client(transport, rateLimit: .fallBackToSimple).withResponse { client in
            try await client.products.analytics("p-1", mode: .insights)
        }
        #expect(response.fellBack)
        #expect(transport.requests.map(\.query) == ["mode=insights", "mode=simple"])
    }

    @Test func `sends any request`() async throws {
        let transport = InMemoryTransport([.json(["title": "Report"])])
        let answer = try await client(transport).send(
            .post,
            "/reports/\("a b", name: "id")",
            query: ["z": "1", "a": "2"],
            body: ["new": JSONValue.bool(true)]
        )
        #expect(try answer.json()["title"].stringValue == "Report")
        let request = try #require(transport.requests.first)
        #expect(request.description == "POST /api/v1/reports/a%20b?z=1&a=2")
        #expect(try request.json() == ["new": true])
    }

    @Test func `repeats any request only where that is safe`() async throws {
        let transport = InMemoryTransport { _ in .error(status: 503) }
        let client = try client(transport)
        await #expect(throws: GreenflashError.self) { _ = try await client.send(.post, "/a") }
        #expect(transport.requests.count == 1)
        await #expect(throws: GreenflashError.self) { _ = try await client.send(.post, "/a", isSafeToRepeat: true) }
        #expect(transport.requests.count == 4)
        await #expect(throws: GreenflashError.self) { _ = try await client.send(.get, "/a") }
        #expect(transport.requests.count == 7)
    }

    @Test func `names keywords of either form`() {
        #expect(Keyword.text("billing").name == "billing")
        #expect(Keyword.text("billing").count == nil)
        #expect(Keyword.counted(NamedCount(name: "billing", count: 3)).name == "billing")
        #expect(Keyword.counted(NamedCount(name: "billing", count: 3)).count == 3)
        #expect(Keyword.unknown(5).name == nil)
    }
}
