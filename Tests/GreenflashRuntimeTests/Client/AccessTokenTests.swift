import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

@Suite(.timeLimit(.minutes(1)))
struct AccessTokenTests {
    private let start = Date(timeIntervalSince1970: 1_768_469_400)

    @Test func `a token is kept until shortly before it expires`() async throws {
        let asked = Counter()
        let seconds = Counter()
        let cache = AccessTokenCache {
            AccessToken("token \(asked.increment())", expiry: start.addingTimeInterval(100))
        } now: {
            start.addingTimeInterval(TimeInterval(seconds.value))
        }
        #expect(try await cache.token() == "token 1")
        seconds.increment(by: 69)
        #expect(try await cache.token() == "token 1")
        seconds.increment(by: 1)
        #expect(try await cache.token() == "token 2")
    }

    @Test func `a token whose end is not known is kept until the service refuses it`() async throws {
        let asked = Counter()
        let transport = InMemoryTransport { request in
            request.header("Authorization") == "Bearer token 1" ? .error(status: 401, message: "No") : .json(["a": 1])
        }
        let client = try makeClient(transport) {
            $0.credential = .accessToken { AccessToken("token \(asked.increment())") }
        }
        let error = try await #require(throws: APIError.self) { try await client.empty(.get(), CallOptions()) }
        #expect(error.code == .authentication)
        try await client.empty(.get(), CallOptions())
        try await client.empty(.get(), CallOptions())
        #expect(asked.value == 2)
    }

    @Test func `a token is fetched once for all who ask`() async throws {
        let asked = Counter()
        let latch = Latch()
        let cache = AccessTokenCache {
            await latch.wait()
            return AccessToken("token \(asked.increment())")
        }
        let tokens = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await cache.token() } }
            while await cache.waiters < 20 { await Task.yield() }
            latch.open()
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(tokens == ["token 1"])
    }

    @Test func `a call that waits for a token can be cancelled, and the fetching with the last of them`() async throws {
        let ended = Latch()
        let cache = AccessTokenCache {
            // As a source that does not answer.
            let (never, _) = AsyncStream<Never>.makeStream()
            for await _ in never {}
            ended.open()
            throw CancellationError()
        }
        let first = Task { try await cache.token() }
        let second = Task { try await cache.token() }
        while await cache.waiters < 2 { await Task.yield() }
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        #expect(await cache.waiters == 1)
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        await ended.wait()
    }

    @Test func `a token that cannot be had ends the call, and is asked for again by the next`() async throws {
        struct NoToken: Error {}
        let asked = Counter()
        let client = try makeClient(InMemoryTransport { _ in .json(["a": 1]) }) {
            $0.credential = .accessToken {
                guard asked.increment() > 1 else { throw NoToken() }
                return AccessToken("token")
            }
        }
        let error = try await #require(throws: APIError.self) { try await client.empty(.get(), CallOptions()) }
        #expect(error.code == .authentication)
        #expect(error.attempts == 0)
        try await client.empty(.get(), CallOptions())
    }
}
