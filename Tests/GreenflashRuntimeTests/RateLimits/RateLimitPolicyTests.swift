import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct RateLimitPolicyTests {
    private let tooMany = ScriptedResponse.error(
        status: 429,
        message: "Rate limit exceeded",
        headers: ["Retry-After": "30", "X-RateLimit-Limit": "50", "X-RateLimit-Remaining": "0"]
    )

    private func analyze(mode: String? = nil) -> APIRequest {
        var request = APIRequest(.analyzeThing, path: "/things/analysis")
        request.query("a", "1")
        request.query("mode", mode)
        request.query("z", "2")
        return request
    }

    @Test func `waits as long as the service says`() async throws {
        let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
        let transport = InMemoryTransport([tooMany, .json(Thing(id: 1))])
        let response = try await makeClient(transport, clock: clock).send(analyze(), CallOptions())
        #expect(clock.sleeps == [.seconds(30)])
        #expect(response.info.attempts == 2)
        #expect(!response.info.fellBack)
    }

    @Test func `waits for the reset where there is no Retry-After`() async throws {
        let clock = ManualClock(skippingSleepsUpTo: .seconds(120))
        let transport = InMemoryTransport([
            .error(status: 429, headers: ["RateLimit": #""hour";r=0;t=12"#]), .json(Thing(id: 1)),
        ])
        _ = try await makeClient(transport, clock: clock).send(analyze(), CallOptions())
        #expect(clock.sleeps == [.seconds(12)])
    }

    @Test(arguments: [RateLimitPolicy.fail, .wait(upTo: .seconds(29))])
    func `fails with what the service said`(policy: RateLimitPolicy) async throws {
        let transport = InMemoryTransport([tooMany])
        let client = try makeClient(transport) { $0.hints = [429: "Wait a little."] }
        let error = try await #require(throws: APIError.self) {
            _ = try await client.send(analyze(), CallOptions(rateLimit: policy))
        }
        #expect(error.code == .rateLimited)
        #expect(error.retryAfter == .seconds(30))
        #expect(error.rateLimit?.limit == 50)
        #expect(error.rateLimit?.remaining == 0)
        #expect(error.message.hasPrefix("Rate limit exceeded. Wait a little."))
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [(nil, "a=1&mode=simple&z=2"), ("insights", "a=1&mode=simple&z=2")] as [(String?, String)])
    func `falls back with the parameter in its place`(mode: String?, query: String) async throws {
        let transport = InMemoryTransport([tooMany, .json(Thing(id: 1))])
        let response = try await makeClient(transport)
            .send(analyze(mode: mode), CallOptions(retry: .never, rateLimit: .fallBack))
        #expect(transport.requests.map(\.query).last == query)
        #expect(response.info.fellBack)
        #expect(response.info.attempts == 2)
    }

    @Test func `does not fall back from the form that it would fall back to, or where there is none`() async throws {
        let transport = InMemoryTransport { [tooMany] _ in tooMany }
        let client = try makeClient(transport)
        for request in [analyze(mode: "simple"), .get()] {
            let error = try await #require(throws: APIError.self) {
                _ = try await client.send(request, CallOptions(rateLimit: .fallBack))
            }
            #expect(error.code == .rateLimited)
        }
        #expect(transport.requests.count == 2)
    }

    @Test func `gives out what a successful answer says of limits`() async throws {
        let transport = InMemoryTransport([.json(Thing(id: 1), headers: ["X-RateLimit-Remaining": "7"])])
        #expect(try await makeClient(transport).send(analyze(), CallOptions()).info.rateLimit?.remaining == 7)
    }
}
