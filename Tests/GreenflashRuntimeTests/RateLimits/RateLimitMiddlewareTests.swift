import Foundation
import GreenflashTesting
import HTTPTypes
import Logging
import Synchronization
import Testing

@testable import GreenflashRuntime

struct RateLimitMiddlewareTests {
    private let clock = ManualClock()
    private let start = Date(timeIntervalSince1970: 1_768_469_400)

    private func client(
        _ transport: any HTTPTransport,
        limit: Int? = 2,
        store: any RateLimitStore = InProcessRateLimitStore(),
        key: String = testKey,
        baseURL: String = "https://api.example.com/v1",
        configure: (inout ClientConfiguration) -> Void = { _ in }
    ) throws -> APIClient {
        try makeClient(transport, clock: clock, baseURL: baseURL) { configuration in
            configuration.now = { [clock, start] in start.addingTimeInterval(clock.now.offset / .seconds(1)) }
            configuration.credential = .bearer(key)
            configuration.rateLimitQuotas["analysis"] = limit.map { RateLimitQuota($0, per: .seconds(3600)) }
            configuration.rateLimitStore = store
            configuration.rateLimit = .fail
            configure(&configuration)
        }
    }

    private func answers(_ response: ScriptedResponse = .json(Thing(id: 1))) -> InMemoryTransport {
        InMemoryTransport { _ in response }
    }

    private func analyze(mode: String? = nil) -> APIRequest {
        var request = APIRequest(.analyzeThing, path: "/things/analysis")
        request.query("mode", mode)
        return request
    }

    private func remaining(_ client: APIClient) async throws -> Int? {
        try await client.rateLimits.state(of: "analysis").remaining
    }

    @Test func `holds a call back that would be over the limit, and says when the next can be made`() async throws {
        let transport = answers()
        let client = try client(transport) { $0.hints = [429: "Take a break."] }
        for _ in 0..<2 { _ = try await client.send(analyze(), CallOptions()) }
        clock.advance(by: .seconds(600))
        let error = try await #require(throws: APIError.self) { _ = try await client.send(analyze(), CallOptions()) }
        #expect(error.code == .rateLimited)
        #expect(error.status == nil)
        #expect(error.attempts == 0)
        #expect(error.retryAfter == .seconds(3000))
        #expect(!error.mayHaveTakenEffect)
        #expect(error.operation == "things.analyze")
        #expect(error.message.hasPrefix("The request was not sent: the 2 calls in 3600 s that count as analysis"))
        #expect(error.message.contains("3000 s"))
        #expect(error.message.hasSuffix("Take a break."))
        #expect(transport.requests.count == 2)
    }

    @Test func `does not count what has no limit or is exempt`() async throws {
        let client = try client(answers(), limit: 0)
        _ = try await client.send(.get(), CallOptions())
        _ = try await client.send(analyze(mode: "simple"), CallOptions())
        _ = try await client.send(
            analyze(),
            CallOptions(query: [URLQueryItem(name: "mode", value: "simple")])
        )
        let error = try await #require(throws: APIError.self) {
            _ = try await client.send(analyze(mode: "insights"), CallOptions())
        }
        #expect(error.code == .permissionDenied)
        #expect(error.retryAfter == nil)
    }

    @Test func `waits for the next slot, and for no more than is allowed`() async throws {
        let transport = answers()
        let client = try client(transport, limit: 1)
        _ = try await client.send(analyze(), CallOptions())
        let options = CallOptions(rateLimit: .wait(upTo: .seconds(3600)))
        let waiting = Task { try await client.send(analyze(), options) }
        await clock.sleepers(atLeast: 1)
        #expect(try await client.rateLimits.state(of: "analysis").waiting == 1)
        // A second one would have to wait for two windows.
        let error = try await #require(throws: APIError.self) { _ = try await client.send(analyze(), options) }
        #expect(error.retryAfter == .seconds(7200))
        #expect(error.message.contains("allows to wait 3600 s"))
        clock.advance(by: .seconds(3600))
        #expect(try await waiting.value.info.attempts == 1)
        #expect(transport.requests.count == 2)
    }

    @Test(arguments: [(3600, false), (3601, true)])
    func `does not wait in vain where the time for the whole call is over before`(total: Int, waits: Bool) async throws
    {
        let client = try client(answers(), limit: 1)
        _ = try await client.send(analyze(), CallOptions())
        let options = CallOptions(totalTimeout: .seconds(total), rateLimit: .wait(upTo: .seconds(9999)))
        let task = Task { try await client.send(analyze(), options) }
        guard waits else {
            let error = await #expect(throws: APIError.self) { _ = try await task.value }
            #expect(error?.code == .rateLimited)
            #expect(error?.message.contains("3600 s are left of the time for the whole call") == true)
            return
        }
        // The call's timer, and that of the line.
        await clock.sleepers(atLeast: 2)
        clock.advance(by: .seconds(3600))
        _ = try await task.value
    }

    @Test func `falls back before anything is sent`() async throws {
        let transport = answers()
        let log = LogLines()
        let client = try client(transport, limit: 1) { configuration in
            configuration.rateLimit = .fallBack
            configuration.logger = log.logger
        }
        #expect(try await !client.send(analyze(), CallOptions()).info.fellBack)
        let response = try await client.send(analyze(), CallOptions(retry: .never))
        #expect(response.info.fellBack)
        #expect(response.info.attempts == 1)
        #expect(transport.requests.map(\.query) == [nil, "mode=simple"])
        #expect(log.lines.contains { $0.level == .notice && $0.message.contains("mode=simple") })
        #expect(log.lines.last?.metadata["attempt"]?.description == "1")
    }

    @Test func `cancels a wait at once`() async throws {
        let client = try client(answers(), limit: 1)
        _ = try await client.send(analyze(), CallOptions())
        let task = Task { try await client.send(analyze(), CallOptions(rateLimit: .wait(upTo: .seconds(9999)))) }
        await clock.sleepers(atLeast: 1)
        task.cancel()
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(try await client.rateLimits.state(of: "analysis").waiting == 0)
    }

    @Test func `shares a budget between clients with the same key and address, and with no others`() async throws {
        let transport = answers()
        let store = InProcessRateLimitStore()
        let first = try client(transport, limit: 1, store: store)
        _ = try await first.send(analyze(), CallOptions())
        let same = try client(transport, limit: 1, store: store, baseURL: "https://API.example.com:443/v1/")
        #expect(try await remaining(same) == 0)
        await #expect(throws: APIError.self) { _ = try await same.send(analyze(), CallOptions()) }
        let others = [
            try client(transport, limit: 1, store: store, key: "another-key"),
            try client(transport, limit: 1, store: store, baseURL: "https://api.example.com/v2"),
            try client(transport, limit: 1, store: store, baseURL: "https://api.example.com:444/v1"),
            try client(transport, limit: 1),
            try client(answers(), limit: 1, store: store),
        ]
        for other in others {
            #expect(try await remaining(other) == 1)
            _ = try await other.send(analyze(), CallOptions())
        }
    }

    @Test func `shares by default what a process has`() async throws {
        let transport = answers()
        func plain() throws -> APIClient {
            try makeClient(transport) { configuration in
                configuration.rateLimitQuotas["analysis"] = RateLimitQuota(1, per: .seconds(3600))
                configuration.rateLimit = .fail
            }
        }
        _ = try await plain().send(analyze(), CallOptions())
        await #expect(throws: APIError.self) { _ = try await plain().send(analyze(), CallOptions()) }
    }

    @Test(
        arguments: [
            (.json(Thing(id: 1)), 1), (.json(Thing(id: 1), headers: ["Age": "3"]), 2),
            (.json(Thing(id: 1), headers: ["X-Greenflash-Cache": "hit"]), 2),
            (.json(Thing(id: 1), headers: ["X-Greenflash-Cache": "miss"]), 1),
            (.error(status: 401), 2), (.error(status: 429), 2), (.error(status: 404), 1), (.error(status: 500), 1),
            (.failure(TransportError(.connect, requestMayHaveReachedServer: false, message: "")), 2),
            (.failure(TransportError(.lost, requestMayHaveReachedServer: true, message: "")), 1),
            (.failure(POSIXError(.EIO)), 1),
        ] as [(ScriptedResponse, Int)]
    )
    func `gives a slot back where the service certainly did not count the call`(
        response: ScriptedResponse,
        remaining: Int
    ) async throws {
        let client = try client(answers(response)) { $0.retry = .never }
        _ = try? await client.send(analyze(), CallOptions())
        #expect(try await self.remaining(client) == remaining)
    }

    @Test func `gives a slot back where nothing was sent`() async throws {
        struct NoToken: Error {}
        let client = try client(answers()) { configuration in
            struct Refusing: ClientMiddleware {
                func intercept(_: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
                    throw NoToken()
                }
            }
            configuration.middleware.append(Refusing())
        }
        await #expect(throws: APIError.self) { _ = try await client.send(analyze(), CallOptions()) }
        #expect(try await remaining(client) == 2)
    }

    @Test func `takes in what the service says, in the middle of other calls`() async throws {
        let latch = Latch()
        let transport = InMemoryTransport { request in
            if request.query == "slow=1" { await latch.wait() }
            return .json(Thing(id: 1), headers: ["RateLimit-Limit": "30", "RateLimit-Remaining": "10"])
        }
        let client = try client(transport, limit: 50)
        let slow = Task {
            try await client.send(analyze(), CallOptions(query: [URLQueryItem(name: "slow", value: "1")]))
        }
        while transport.requests.isEmpty { await Task.yield() }
        clock.advance(by: .seconds(1))
        _ = try await client.send(analyze(), CallOptions())
        let state = try await client.rateLimits.state(of: "analysis")
        #expect(state.limit == 30)
        #expect(state.remaining == 10)
        latch.open()
        _ = try await slow.value
        // That one was sent before the other, which the service had counted already, so that one less is left.
        #expect(try await remaining(client) == 9)
    }

    @Test func `holds other calls back until the service is ready again`() async throws {
        let transport = InMemoryTransport([
            .error(status: 429, headers: ["Retry-After": "30"]), .json(Thing(id: 1)), .json(Thing(id: 1)),
        ])
        let client = try client(transport, limit: nil)
        let first = Task { try await client.send(analyze(), CallOptions(rateLimit: .wait(upTo: .seconds(60)))) }
        await clock.sleepers(atLeast: 1)
        let error = try await #require(throws: APIError.self) { _ = try await client.send(analyze(), CallOptions()) }
        #expect(error.attempts == 0)
        #expect(error.retryAfter == .seconds(30))
        #expect(error.message.contains("the service wants no calls that count as analysis for 30 s"))
        #expect(try await client.rateLimits.state(of: "analysis").nextSlot == start.addingTimeInterval(30))
        clock.advance(by: .seconds(30))
        #expect(try await first.value.info.attempts == 2)
        _ = try await client.send(analyze(), CallOptions())
        #expect(transport.requests.count == 3)
    }

    @Test func `counts waits for slots and waits after 429 together`() async throws {
        let transport = InMemoryTransport([
            .json(Thing(id: 1)), .error(status: 429, headers: ["Retry-After": "30"]), .json(Thing(id: 1)),
        ])
        let client = try client(transport, limit: 1) { configuration in
            configuration.rateLimitQuotas["analysis"] = RateLimitQuota(1, per: .seconds(40))
        }
        _ = try await client.send(analyze(), CallOptions())
        let task = Task { try await client.send(analyze(), CallOptions(rateLimit: .wait(upTo: .seconds(69)))) }
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(40))
        let error = await #expect(throws: APIError.self) { _ = try await task.value }
        #expect(error?.attempts == 1)
        #expect(error?.retryAfter == .seconds(30))
        #expect(transport.requests.count == 2)
    }

    @Test func `waits for no slot that comes too late after a wait for the service`() async throws {
        let transport = InMemoryTransport([.error(status: 429, headers: ["Retry-After": "30"])])
        let store = InProcessRateLimitStore()
        let client = try client(transport, limit: 1, store: store)
        let task = Task { try await client.send(analyze(), CallOptions(rateLimit: .wait(upTo: .seconds(3600)))) }
        await clock.sleepers(atLeast: 1)
        // Another process takes the only slot meanwhile: it is free again 3,600 s after, 3,630 s after the call began.
        let now = Timestamp(start.addingTimeInterval(30))
        let bucket = RateLimitBucket("analysis", client.core.base, transport, [testKey])
        try await store.update(bucket) { $0.calls = [now] }
        clock.advance(by: .seconds(30))
        let error = await #expect(throws: APIError.self) { _ = try await task.value }
        #expect(error?.attempts == 1)
        #expect(error?.retryAfter == .seconds(3600))
        #expect(transport.requests.count == 1)
    }

    @Test func `is asked for a secret once for each attempt`() async throws {
        let secrets = Counter()
        let transport = InMemoryTransport([.error(status: 503), .json(Thing(id: 1))])
        let client = try makeClient(transport) { configuration in
            configuration.credential = .bearer { "key-\(secrets.increment())" }
        }
        _ = try await client.send(analyze(), CallOptions())
        #expect(transport.requests.map { $0.header("Authorization") } == ["Bearer key-1", "Bearer key-2"])
    }

    @Test func `goes on without a budget when its store fails, and says so`() async throws {
        let log = LogLines()
        let store = FlakyStore()
        store.setBroken(true)
        let client = try client(answers(), limit: 0, store: store) { $0.logger = log.logger }
        #expect(try await client.send(analyze(), CallOptions()).info.attempts == 1)
        #expect(log.lines.first?.level == .warning)
        #expect(log.lines.first?.message.contains("analysis") == true)
        #expect(!"\(log.lines)".contains(testKey))
    }

    @Test func `shows the budget as it changes`() async throws {
        let client = try client(answers())
        var changes = client.rateLimits.changes(of: "analysis").makeAsyncIterator()
        #expect(try await changes.next()?.remaining == 2)
        _ = try await client.send(analyze(), CallOptions())
        #expect(try await changes.next()?.remaining == 1)
        _ = try await client.send(analyze(), CallOptions())
        let state = try #require(try await changes.next())
        #expect(state.remaining == 0)
        #expect(state.nextSlot == start.addingTimeInterval(3600))
        clock.advance(by: .seconds(3600))
        #expect(try await changes.next()?.remaining == 2)
    }
}
