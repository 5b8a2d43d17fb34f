import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

@Suite struct RateLimitStatusTests {
    struct Case: Sendable {
        let fields: [(String, String)]
        let status: RateLimitStatus?

        init(_ fields: [(String, String)], _ status: RateLimitStatus?) {
            self.fields = fields
            self.status = status
        }
    }

    static let now = Date(timeIntervalSince1970: 1_768_469_400)

    @Test(arguments: [
        // draft-ietf-httpapi-ratelimit-headers, version 8 and later
        Case(
            [("RateLimit-Policy", #""hour";q=50;w=3600"#), ("RateLimit", #""hour";r=12;t=1800"#)],
            RateLimitStatus(
                policy: "hour",
                limit: 50,
                window: .seconds(3600),
                remaining: 12,
                resetAfter: .seconds(1800)
            )
        ),
        Case([("ratelimit", "default;r=0")], RateLimitStatus(policy: "default", remaining: 0)),
        Case(
            [
                ("RateLimit-Policy", #""burst";q=5;w=1, "day";q=100;w=86400;qu="requests""#),
                ("RateLimit", #""burst";r=5;t=1,"day";r=2;t=600;pk=:cGsK:"#),
            ],
            RateLimitStatus(
                policy: "day",
                limit: 100,
                window: .seconds(86_400),
                remaining: 2,
                resetAfter: .seconds(600)
            )
        ),
        Case(
            [("RateLimit", #""a";r=0;t=1"#), ("RateLimit", #""b";r=0;t=9, "c";r=0"#)],
            RateLimitStatus(policy: "b", remaining: 0, resetAfter: .seconds(9))
        ),
        Case(
            [("RateLimit-Policy", #""hour";q=50;w=3600"#)],
            RateLimitStatus(policy: "hour", limit: 50, window: .seconds(3600))
        ),
        Case([("RateLimit", #""hour";t=5"#)], nil),
        Case([("RateLimit", #""hour";r=-1"#)], nil),
        Case([("RateLimit", #""hour";r="5""#)], nil),
        Case([("RateLimit", #""hour";r=5 junk"#)], nil),
        Case([("RateLimit", #""hour";r=5,"#)], nil),
        // Versions 3 to 7
        Case(
            [("RateLimit", "limit=100, remaining=50, reset=30"), ("RateLimit-Policy", "10;w=1, 100;w=3600")],
            RateLimitStatus(limit: 100, window: .seconds(3600), remaining: 50, resetAfter: .seconds(30))
        ),
        Case([("RateLimit", "remaining=1")], RateLimitStatus(remaining: 1)),
        Case([("RateLimit", "limit=100")], nil),
        // One field per number
        Case(
            [("RateLimit-Limit", "100, 100;w=3600"), ("RateLimit-Remaining", "7"), ("RateLimit-Reset", "30")],
            RateLimitStatus(limit: 100, remaining: 7, resetAfter: .seconds(30))
        ),
        Case(
            [("X-RateLimit-Limit", "50"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "120")],
            RateLimitStatus(limit: 50, remaining: 0, resetAfter: .seconds(120))
        ),
        Case([("X-RateLimit-Reset", "1768469460")], RateLimitStatus(resetAfter: .seconds(60))),
        Case([("X-RateLimit-Reset", "1768469460000")], RateLimitStatus(resetAfter: .seconds(60))),
        Case([("X-RateLimit-Reset", "1768469300")], RateLimitStatus(resetAfter: .zero)),
        Case([("X-RateLimit-Reset", "0.5")], RateLimitStatus(resetAfter: .milliseconds(500))),
        Case([("X-RateLimit-Reset", "2026-01-15T09:31:00Z")], RateLimitStatus(resetAfter: .seconds(60))),
        Case([("X-RateLimit-Reset", "Thu, 15 Jan 2026 09:31:00 GMT")], RateLimitStatus(resetAfter: .seconds(60))),
        Case([("X-RateLimit-Reset", "-5"), ("X-RateLimit-Remaining", "-1"), ("X-RateLimit-Limit", "many")], nil),
        Case([("X-RateLimit-Reset", "nan")], nil),
        Case([("X-RateLimit-Reset", "1e300")], nil),
        Case([("X-RateLimit-Remaining", "99999999999999999999")], nil),
        // The first family that says something counts
        Case(
            [("RateLimit", "garbage\""), ("X-RateLimit-Remaining", "3")],
            RateLimitStatus(remaining: 3)
        ),
        Case([("RateLimit", #""a";r=1"#), ("X-RateLimit-Remaining", "3")], RateLimitStatus(policy: "a", remaining: 1)),
        Case([], nil),
        Case([("Retry-After", "5")], nil),
    ])
    func reads(_ testCase: Case) throws {
        var fields = HTTPFields()
        for (name, value) in testCase.fields {
            fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        #expect(RateLimitStatus(fields, now: Self.now) == testCase.status)
    }
}
