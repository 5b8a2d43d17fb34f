import Foundation
import GreenflashTesting
import HTTPTypes
import Synchronization
import Testing

@testable import GreenflashRuntime

struct ResponseCacheTests {
    private let clock = ManualClock()
    private let start = Date(timeIntervalSince1970: 1_768_469_400)

    private func client(
        _ transport: any HTTPTransport,
        _ cache: ResponseCache,
        key: String = testKey,
        baseURL: String = "https://api.example.com/v1",
        configure: (inout ClientConfiguration) -> Void = { _ in }
    ) throws -> APIClient {
        try makeClient(transport, clock: clock, baseURL: baseURL) { configuration in
            configuration.now = { [clock, start] in start.addingTimeInterval(clock.now.offset / .seconds(1)) }
            configuration.credential = .bearer(key)
            configuration.middleware.insert(cache, before: .retry)
            configure(&configuration)
        }
    }

    /// Answers with the number of the request.
    private func counting(headers: [String: String] = [:], status: Int = 200) -> InMemoryTransport {
        let requests = Counter()
        return InMemoryTransport { _ in .json(Thing(id: requests.increment()), status: status, headers: headers) }
    }

    private func analyze(_ query: String = "1") -> APIRequest {
        var request = APIRequest(.analyzeThing, path: "/things/analysis")
        request.query("q", query)
        return request
    }

    private func id(_ client: APIClient, _ request: APIRequest? = nil, _ options: CallOptions = CallOptions())
        async throws
        -> Int
    {
        let thing: Thing = try await client.value(request ?? analyze(), options)
        return thing.id
    }

    @Test func `answers the same question from memory, and says so, for as long as it may`() async throws {
        let client = try client(counting(), ResponseCache(timeToLive: .seconds(600)))
        let first = try await client.send(analyze(), CallOptions())
        #expect(!first.info.isFromCache)
        clock.advance(by: .seconds(600) - .milliseconds(1))
        let seen = Counter()
        let second = try await client.send(analyze(), CallOptions(onResponse: { _ in seen.increment() }))
        #expect(second.info.isFromCache)
        #expect(second.info.attempts == 0)
        #expect(second.info.status == 200)
        #expect(second.body == first.body)
        #expect(seen.value == 1)
        clock.advance(by: .milliseconds(1))
        #expect(try await id(client) == 2)
    }

    @Test(
        arguments: [
            // What the service says, what is allowed, and for how long an answer is used, in seconds.
            ([:], 600, 600), ([:], 100_000, 7200), ([:], 0, 0), ([:], -5, 0),
            (["Cache-Control": "max-age=60"], 600, 60), (["Cache-Control": "private, Max-Age=\"60\""], 600, 60),
            (["Cache-Control": "max-age=9999999999"], 600, 600), (["Cache-Control": "max-age=60, max-age=30"], 600, 30),
            (["Cache-Control": "max-age=soon"], 600, 0), (["Cache-Control": "no-store"], 600, 0),
            (["Cache-Control": "no-cache, max-age=60"], 600, 0), (["Cache-Control": "public, s-maxage=1"], 600, 600),
            (["Cache-Control": "max-age=60", "Age": "20"], 600, 40), (["Age": "7000"], 600, 200),
            (["Age": "8000"], 600, 0),
            (["Expires": "Thu, 15 Jan 2026 09:31:00 GMT"], 600, 60), (["Expires": "0"], 600, 0),
            (["Expires": "Thu, 15 Jan 2026 09:31:00 GMT", "Cache-Control": "max-age=90"], 600, 90),
            (["Expires": "Thu, 15 Jan 2026 08:01:30 GMT", "Date": "Thu, 15 Jan 2026 08:00:00 GMT"], 600, 90),
            (["Vary": "Accept"], 600, 600), (["Vary": "*"], 600, 0),
        ] as [([String: String], Int, Int)]
    )
    func `keeps an answer no longer than the service says`(headers: [String: String], allowed: Int, used: Int)
        async throws
    {
        let cache = ResponseCache(timeToLive: .seconds(allowed))
        #expect(cache.timeToLive == .seconds(min(allowed, 7200)))
        let client = try client(counting(headers: headers), cache)
        #expect(try await id(client) == 1)
        if used > 0 {
            clock.advance(by: .seconds(used) - .milliseconds(1))
            #expect(try await id(client) == 1)
            clock.advance(by: .milliseconds(1))
        }
        #expect(try await id(client) == 2)
    }

    @Test func `never gives an answer to another account, service, question or form`() async throws {
        let cache = ResponseCache(timeToLive: .seconds(600))
        let transport = counting()
        let client = try client(transport, cache)
        #expect(try await id(client) == 1)
        #expect(try await id(self.client(transport, cache, key: "another-key")) == 2)
        #expect(try await id(self.client(transport, cache, baseURL: "https://api.example.com/v2")) == 3)
        #expect(try await id(self.client(transport, cache, baseURL: "https://other.example.com/v1")) == 4)
        #expect(try await id(client, analyze("2")) == 5)
        #expect(try await id(client, nil, CallOptions(headers: ["Accept-Language": "de"])) == 6)
        #expect(try await id(client, nil, CallOptions(query: [URLQueryItem(name: "mode", value: "simple")])) == 7)
        #expect(try await id(self.client(counting(), cache)) == 1)
        #expect(try await id(self.client(transport, cache)) == 1)
        #expect(try await id(client, nil, CallOptions(headers: ["traceparent": "00-1"])) == 1)
        #expect(cache.count == 8)
    }

    @Test func `goes by the secret that is in use`() async throws {
        let cache = ResponseCache(timeToLive: .seconds(600))
        final class Box: Sendable { let value = Mutex("first") }
        let box = Box()
        let client = try client(counting(), cache) { configuration in
            configuration.credential = .bearer { box.value.withLock { $0 } }
        }
        #expect(try await id(client) == 1)
        box.value.withLock { $0 = "second" }
        #expect(try await id(client) == 2)
        box.value.withLock { $0 = "first" }
        #expect(try await id(client) == 1)
    }

    @Test func `keeps an answer for the secret that it was sent with`() async throws {
        let asked = Counter()
        let cache = ResponseCache(timeToLive: .seconds(600))
        let transport = counting()
        // The token changes between the look into the cache and the attempt.
        let rotating = try client(transport, cache) { $0.credential = .bearer { "token-\(asked.increment())" } }
        #expect(try await id(rotating) == 1)
        #expect(try await id(client(transport, cache, key: "token-1")) == 2)
        #expect(try await id(client(transport, cache, key: "token-2")) == 1)
    }

    @Test(arguments: [201, 206, 404, 500])
    func `keeps nothing but plain successes`(status: Int) async throws {
        let cache = ResponseCache(timeToLive: .seconds(600))
        let client = try client(counting(status: status), cache) { $0.retry = .never }
        _ = try? await client.send(analyze(), CallOptions())
        #expect(cache.count == 0)
    }

    @Test func `keeps nothing of other operations, unless it is told to, and only of GET`() async throws {
        let cache = ResponseCache(timeToLive: .seconds(600))
        let transport = counting()
        let plain = try client(transport, cache)
        #expect(try await id(plain, .get()) == 1)
        #expect(try await id(plain, .get()) == 2)
        let all = try client(transport, ResponseCache(timeToLive: .seconds(600), where: { _ in true }))
        #expect(try await id(all, .get()) == 3)
        #expect(try await id(all, .get()) == 3)
        #expect(try await id(all, .create()) == 4)
        #expect(try await id(all, .create()) == 5)
        for try await _ in all.bytes(.get("stream"), CallOptions()) {}
        for try await _ in all.bytes(.get("stream"), CallOptions()) {}
        #expect(transport.requests.count == 7)
    }

    @Test func `does what a request says of caches`() async throws {
        let cache = ResponseCache(timeToLive: .seconds(600))
        let client = try client(counting(), cache)
        #expect(try await id(client) == 1)
        #expect(try await id(client, nil, CallOptions(headers: ["Cache-Control": "no-cache"])) == 2)
        #expect(try await id(client) == 2)
        #expect(try await id(client, nil, CallOptions(headers: ["Cache-Control": "no-store"])) == 3)
        #expect(try await id(client) == 2)
        cache.removeAll()
        #expect(cache.bytes == 0)
        #expect(try await id(client) == 4)
    }

    @Test func `keeps an answer of the other form as one of that`() async throws {
        let transport = InMemoryTransport { request in
            request.query?.contains("mode=simple") == true
                ? .json(Thing(id: 7)) : .error(status: 429, headers: ["Retry-After": "10"])
        }
        let cache = ResponseCache(timeToLive: .seconds(600))
        let client = try client(transport, cache)
        let options = CallOptions(rateLimit: .fallBack)
        let first = try await client.send(analyze(), options)
        #expect(first.info.fellBack && !first.info.isFromCache)
        var simple = analyze()
        simple.query("mode", "simple")
        let second = try await client.send(simple, CallOptions())
        #expect(second.info.isFromCache)
        // It is what this call asked for.
        #expect(!second.info.fellBack)
        await #expect(throws: APIError.self) { _ = try await client.send(analyze(), CallOptions(rateLimit: .fail)) }
    }

    @Test func `stays within its bounds`() async throws {
        let transport = counting()
        let few = ResponseCache(timeToLive: .seconds(600), maximumEntries: 2)
        let client = try client(transport, few)
        for query in ["a", "b", "c"] { _ = try await id(client, analyze(query)) }
        #expect(few.count == 2)
        #expect(try await id(client, analyze("b")) == 2)
        #expect(try await id(client, analyze("a")) == 4)

        let small = ResponseCache(timeToLive: .seconds(600), maximumBytes: 100_000)
        let large = InMemoryTransport { _ in .json(["text": String(repeating: "x", count: 40_000)]) }
        let other = try self.client(large, small)
        for query in ["a", "b", "c", "d"] { _ = try await other.send(analyze(query), CallOptions()) }
        #expect(small.count == 2)
        #expect((80_000...100_000).contains(small.bytes))
    }

    @Test func `gives nobody more than they allow`() async throws {
        let cache = ResponseCache(timeToLive: .seconds(600))
        let client = try client(counting(), cache)
        _ = try await client.send(analyze(), CallOptions())
        let error = try await #require(throws: APIError.self) {
            _ = try await client.send(analyze(), CallOptions(maximumResponseBytes: 3))
        }
        #expect(error.code == .responseTooLarge)
    }

    @Test func `makes one call of identical ones at the same time`() async throws {
        let latch = Latch()
        let transport = InMemoryTransport { _ in
            await latch.wait()
            return .json(Thing(id: 1))
        }
        let cache = ResponseCache(timeToLive: .zero)
        let client = try client(transport, cache)
        let tasks = (0..<10).map { _ in Task { try await client.send(analyze(), CallOptions()) } }
        // Not shared with whoever allows it less time.
        let hasty = Task { try await client.send(analyze(), CallOptions(timeout: .seconds(5))) }
        while transport.requests.count < 2 || cache.flights.waiters < 11 { await Task.yield() }
        latch.open()
        var fromCache = 0
        for task in tasks {
            let info = try await task.value.info
            if info.isFromCache { fromCache += 1 }
            #expect(info.attempts == (info.isFromCache ? 0 : 1))
        }
        _ = try await hasty.value
        #expect(fromCache == 9)
        #expect(transport.requests.count == 2)
        #expect(cache.count == 0)
    }

    @Test func `gives an error to all who wait for it, and keeps it from nobody else`() async throws {
        let latch = Latch()
        let transport = InMemoryTransport { request in
            await latch.wait()
            return .error(status: 404)
        }
        let cache = ResponseCache(timeToLive: .seconds(600))
        let client = try client(transport, cache)
        let tasks = (0..<3).map { _ in Task { try await client.send(analyze(), CallOptions()) } }
        while cache.flights.waiters < 3 { await Task.yield() }
        latch.open()
        for task in tasks {
            let error = await #expect(throws: APIError.self) { _ = try await task.value }
            #expect(error?.code == .notFound)
        }
        #expect(transport.requests.count == 1)
        await #expect(throws: APIError.self) { _ = try await client.send(analyze(), CallOptions()) }
        #expect(transport.requests.count == 2)
    }

    @Test func `costs no slot of the limit`() async throws {
        let cache = ResponseCache(timeToLive: .seconds(600))
        let client = try client(counting(), cache) { configuration in
            configuration.rateLimitQuotas["analysis"] = RateLimitQuota(1, per: .seconds(3600))
            configuration.rateLimit = .fail
        }
        for _ in 0..<5 { #expect(try await id(client) == 1) }
        await #expect(throws: APIError.self) { _ = try await id(client, analyze("2")) }
    }

    @Test func `keeps the key out of what goes wrong with a kept answer`() async throws {
        let transport = InMemoryTransport { _ in .json(["text": testKey]) }
        let client = try client(transport, ResponseCache(timeToLive: .seconds(600)))
        for _ in 0..<2 {
            let error = try await #require(throws: APIError.self) { _ = try await id(client) }
            #expect(error.code == .decoding)
            #expect(!"\(error) \(String(decoding: error.body ?? Data(), as: UTF8.self))".contains(testKey))
        }
    }
}
