import Foundation
import Greenflash
import GreenflashTesting
import Testing

struct RateLimitsTests {
    private let transport = InMemoryTransport { request in
        request.path.hasSuffix("/chat") ? .events([ChatEvent.done(Self.done)]) : .json(JSONValue.object([:]))
    }

    private static let done = ChatDone(
        conversationID: "c-1",
        status: .complete,
        usage: ChatDone.Usage(toolCalls: 0, tools: [])
    )

    private func client(
        _ plan: GreenflashPlan?,
        rateLimit: RateLimitPolicy = .fail,
        cache: ResponseCache? = nil,
        configure: (inout ClientConfiguration) -> Void = { _ in }
    ) throws -> GreenflashClient {
        try GreenflashClient(
            apiKey: "gf_live_0123456789",
            transport: transport,
            rateLimit: rateLimit,
            plan: plan,
            cache: cache,
            environment: [:],
            configure: configure
        )
    }

    /// Uses up all analyses, and returns how many there were.
    private func useUp(_ client: GreenflashClient) async throws -> (calls: Int, error: GreenflashError) {
        var calls = 0
        while true {
            do {
                _ = try await client.products.analytics("p-\(calls)")
                calls += 1
            } catch let error as GreenflashError {
                return (calls, error)
            }
        }
    }

    @Test(arguments: [(.growth, 50), (.enterprise(analyticsPerHour: 7), 7)] as [(GreenflashPlan, Int)])
    func `keeps the plan's analyses`(plan: GreenflashPlan, limit: Int) async throws {
        let client = try client(plan)
        let (calls, error) = try await useUp(client)
        #expect(calls == limit)
        #expect(error.code == .rateLimited)
        #expect(error.message.contains("mode simple"))
        let state = try await client.rateLimits.analytics
        #expect(state.limit == limit)
        #expect(state.remaining == 0)
        #expect(state.window == .seconds(3600))
        // Simple mode is not limited, and chat is counted for itself.
        _ = try await client.products.analytics("p-1", mode: .simple)
        _ = try await client.chat.session().ask("What hurts?")
    }

    @Test func `keeps the plan's questions`() async throws {
        let client = try client(.growth)
        for _ in 0..<20 { _ = try await client.chat.session().ask("What hurts?") }
        let error = try await #require(throws: GreenflashError.self) {
            _ = try await client.chat.session().ask("What hurts?")
        }
        #expect(error.code == .rateLimited)
        #expect(try await client.rateLimits.chat.remaining == 0)
        #expect(try await client.rateLimits.analytics.remaining == 50)
        #expect(transport.requests.count == 20)
    }

    @Test func `sends nothing that the Free plan has not`() async throws {
        let client = try client(.free, rateLimit: .wait(upTo: .seconds(60)))
        let (calls, error) = try await useUp(client)
        #expect(calls == 0)
        #expect(error.code == .permissionDenied)
        #expect(error.message.contains("upgrade your plan"))
        #expect(transport.requests.isEmpty)
    }

    @Test func `limits nothing without a plan`() async throws {
        let client = try client(nil)
        for number in 0..<60 { _ = try await client.products.analytics("p-\(number)") }
        #expect(try await client.rateLimits.analytics.limit == nil)
        #expect(try await client.rateLimits.analytics.remaining == nil)
    }

    @Test func `shares the plan's budget between clients with one key`() async throws {
        _ = try await useUp(client(.growth))
        let second = try await useUp(client(.growth))
        #expect(second.calls == 0)
    }

    @Test func `falls back to simple mode where the analyses are used up`() async throws {
        let client = try client(.enterprise(analyticsPerHour: 1), rateLimit: .fallBackToSimple)
        for fellBack in [false, true] {
            let (_, response) = try await client.withResponse { try await $0.segments.analytics("s-1") }
            #expect(response.fellBack == fellBack)
        }
        #expect(transport.requests.map(\.query) == [nil, "mode=simple"])
    }

    @Test func `answers analytics from the cache, and nothing else`() async throws {
        let client = try client(.growth, cache: ResponseCache(timeToLive: .seconds(600)))
        for isFromCache in [false, true] {
            let (_, response) = try await client.withResponse { try await $0.segments.analytics("s-1") }
            #expect(response.isFromCache == isFromCache)
        }
        _ = try await client.send(.get, "/products")
        _ = try await client.send(.get, "/products")
        #expect(transport.requests.count == 3)
        #expect(try await client.rateLimits.analytics.remaining == 49)
    }

    @Test func `shows changes of both limits`() async throws {
        let client = try client(.growth)
        var analytics = client.rateLimits.analyticsChanges.makeAsyncIterator()
        var chat = client.rateLimits.chatChanges.makeAsyncIterator()
        #expect(try await analytics.next()?.remaining == 50)
        #expect(try await chat.next()?.remaining == 20)
        _ = try await client.products.analytics("p-1")
        _ = try await client.chat.session().ask("What hurts?")
        #expect(try await analytics.next()?.remaining == 49)
        #expect(try await chat.next()?.remaining == 19)
    }
}
