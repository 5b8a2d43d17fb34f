import Foundation
import Testing

@testable import SandboxServer

@Suite struct LimitTests {
    private static let analytics = "/products/\(Sandbox.productID)/analytics"

    /// Dates that a binary fraction hits, and dates that it only comes near to.
    @Test(arguments: [1_768_469_400, 1_768_469_400.001, 1_768_469_400.1, 1_768_469_400.333, 1_768_469_400.999])
    func freesASlotExactlyAnHourAfterItWasTaken(start: TimeInterval) {
        let clock = SandboxClock(standingAt: Date(timeIntervalSince1970: start))
        let limiter = RateLimiter()
        let subject = RateLimiter.Subject(token: "a", bucket: .chat)
        func take() -> Bool { limiter.take(subject, limit: 2, now: clock.milliseconds).isTaken }
        #expect(take())
        clock.advance(by: .milliseconds(1500))
        #expect(take())
        #expect(!take())
        clock.advance(by: .seconds(3600) - .milliseconds(1501))
        #expect(!take(), "1 ms before the hour is over")
        clock.advance(by: .milliseconds(1))
        #expect(take(), "the hour is over")
        #expect(!take(), "the second slot was taken 1.5 s later")
        clock.advance(by: .milliseconds(1499))
        #expect(!take())
        clock.advance(by: .milliseconds(1))
        #expect(take())
    }

    @Test func countsEachKeyAndBucketOnItsOwn() {
        let limiter = RateLimiter()
        let subjects = ["a", "b"].flatMap { token in
            [APIOperation.Bucket.chat, .analytics].map { RateLimiter.Subject(token: token, bucket: $0) }
        }
        for subject in subjects {
            #expect(limiter.take(subject, limit: 1, now: 0).isTaken)
            #expect(!limiter.take(subject, limit: 1, now: 1).isTaken)
        }
        limiter.giveBack(subjects[0], takenAt: 0)
        #expect(limiter.take(subjects[0], limit: 1, now: 2).isTaken)
        #expect(!limiter.take(subjects[1], limit: 1, now: 2).isTaken)
    }

    @Test func saysHowMuchIsLeft() {
        let limiter = RateLimiter()
        let subject = RateLimiter.Subject(token: "a", bucket: .analytics)
        func left(_ now: Int64, limit: Int = 2) -> [Int] {
            let state = limiter.state(subject, limit: limit, now: now)
            return [state.remaining, state.reset]
        }
        #expect(left(0) == [2, 0])
        #expect(left(0, limit: 0) == [0, 3600])
        _ = limiter.take(subject, limit: 2, now: 1000)
        #expect(left(1000) == [1, 3600])
        #expect(left(1001) == [1, 3600], "rounded up: a client that waits so long finds a slot")
        _ = limiter.take(subject, limit: 2, now: 2000)
        #expect(left(2000) == [0, 3599])
        #expect(left(3_600_999) == [0, 1])
        #expect(left(3_601_000) == [1, 1])
    }

    struct Reported: Sendable, CustomTestStringConvertible {
        let style: RateLimitStyle
        let first: [String: String]
        let refused: [String: String]
        var testDescription: String { style.rawValue }
    }

    static let reported = [
        Reported(style: .none, first: [:], refused: [:]),
        Reported(
            style: .ietf,
            first: ["ratelimit": "\"analytics\";r=1;t=3600", "ratelimit-policy": "\"analytics\";q=2;w=3600"],
            refused: ["ratelimit": "\"analytics\";r=0;t=3540", "ratelimit-policy": "\"analytics\";q=2;w=3600"]
        ),
        Reported(
            style: .x,
            first: ["x-ratelimit-limit": "2", "x-ratelimit-remaining": "1", "x-ratelimit-reset": "3600"],
            refused: ["x-ratelimit-limit": "2", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "3540"]
        ),
    ]

    @Test(arguments: reported)
    func reportsTheLimitInHeaderFields(_ each: Reported) async throws {
        let configuration = SandboxConfiguration.empty {
            $0.rateLimitHeaders = each.style
            $0.limits[.growth]?.analyticsPerHour = 2
        }
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            func limits(_ path: String) async throws -> [String: String] {
                try await client.get(path).headers.filter { $0.key.contains("ratelimit") }
            }
            #expect(try await limits(Self.analytics) == each.first)
            #expect(try await limits(Self.analytics) == each.first, "an answer from the cache costs nothing")
            sandbox.clock.advance(by: .seconds(60))
            #expect(try await limits("\(Self.analytics)?productId=x").count == each.first.count)
            #expect(try await limits("\(Self.analytics)?productId=y") == each.refused)
            let refused = try await client.get("\(Self.analytics)?productId=y")
            #expect(refused.status == 429)
            #expect(refused.headers["retry-after"] == "3540")
            #expect(try await limits("\(Self.analytics)?mode=simple") == [:])
            #expect(try await limits("/users") == [:])
            let enterprise = SandboxClient(sandbox, token: "gf_sandbox_enterprise")
            #expect(try await enterprise.get(Self.analytics).headers["ratelimit"] == nil)
        }
    }
}
