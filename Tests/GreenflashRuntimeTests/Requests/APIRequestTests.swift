import Foundation
import HTTPTypes
import Testing

@testable import GreenflashRuntime

@Suite struct APIRequestTests {
    static let endpoint = Endpoint(
        "things.analytics",
        .get,
        "/things",
        isSafeToRepeat: true,
        rateLimit: RateLimit(
            bucket: "analytics",
            window: .seconds(3600),
            exemption: RateLimit.Exemption(parameter: "mode", value: "simple")
        )
    )

    private func request() -> APIRequest { APIRequest(Self.endpoint, path: "/things") }

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a b", "a%20b"), ("a+b", "a%2Bb"), ("a&b=c", "a%26b%3Dc"),
        ("-._~", "-._~"), ("é😀", "%C3%A9%F0%9F%98%80"), ("100%", "100%25"), ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("'(*)'", "%27%28%2A%29%27"), ("\r\n\u{0}", "%0D%0A%00"),
    ])
    func encodesNamesAndValues(_ text: String, _ encoded: String) {
        var request = request()
        request.query("q", text)
        request.query(text, "v")
        #expect(request.percentEncodedQuery == "q=\(encoded)&\(encoded)=v")
    }

    @Test func keepsTheOrderOfCallsAndLeavesNilOut() {
        var request = request()
        request.query("z", 1)
        request.query("nothing", nil as String?)
        request.query("nothing", nil as Int?)
        request.query("nothing", nil as Double?)
        request.query("nothing", nil as Bool?)
        request.query("nothing", nil as Date?)
        request.query("nothing", nil as SamplePlan?)
        request.query("nothing", nil as [String]?)
        request.query(nil)
        request.query("a", "x")
        request.query("plan", SamplePlan.growth)
        request.query("flag", true)
        request.query("other", false)
        request.query("since", Date(timeIntervalSince1970: 0))
        request.query("tag", ["b", "a"])
        request.query("plans", [SamplePlan.free, "new"])
        request.query(["y": "2", "B": "3", "x": "1"])
        #expect(
            request.percentEncodedQuery
                == "z=1&a=x&plan=growth&flag=true&other=false&since=1970-01-01T00%3A00%3A00.000Z"
                + "&tag=b&tag=a&plans=free&plans=new&B=3&x=1&y=2"
        )
    }

    @Test(arguments: [
        (1.0, "1"), (-2.0, "-2"), (0.5, "0.5"), (0.1, "0.1"), (-0.0, "0"), (1e-7, "1e-07"), (1e300, "1e%2B300"),
    ])
    func writesNumbersShort(_ number: Double, _ text: String) {
        var request = request()
        request.query("n", number)
        #expect(request.percentEncodedQuery == "n=\(text)")
    }

    @Test func withoutItemsThereIsNoQuery() throws {
        #expect(request().percentEncodedQuery == nil)
        #expect(try request().percentEncodedPath() == "/things")
    }

    @Test(arguments: [
        ("X-Trace", "abc"), ("x-trace", ""), ("X-Trace", "a\tb, c; d=\"e\""), ("Accept", "text/event-stream"),
    ])
    func setsHeaderFields(_ name: String, _ value: String) throws {
        var request = request()
        request.header(name, "first")
        request.header(name, value)
        request.header(name, nil)
        #expect(request.headers[values: try #require(HTTPField.Name(name))] == [value])
        #expect(try request.percentEncodedPath() == "/things")
    }

    @Test(arguments: [
        ("", "x"), ("a b", "x"), ("a:", "x"), (":path", "x"), ("é", "x"), ("a\r\n", "x"),
        ("X-Trace", "a\r\nb"), ("X-Trace", "a\nb"), ("X-Trace", "a\rb"), ("X-Trace", "a\u{0}b"),
    ])
    func aHeaderFieldThatHTTPDoesNotAdmitMakesTheRequestInvalid(_ name: String, _ value: String) {
        var request = request()
        request.header(name, value)
        request.header("X-Other", "fine")
        #expect(throws: InvalidRequest.self) { try request.percentEncodedPath() }
    }

    @Test func theFirstProblemIsReported() {
        var request = request()
        request.query("score", Double.nan)
        request.query("since", Date(timeIntervalSinceReferenceDate: .infinity))
        let expected = InvalidRequest(
            message: "things.analytics: the query parameter score is nan, which is not a finite number"
        )
        #expect(throws: expected) { try request.percentEncodedPath() }
    }

    @Test func theQueryCanExemptACallFromItsRateLimit() {
        var simple = request()
        simple.query("mode", "simple")
        var insights = request()
        insights.query("mode", "insights")
        #expect(simple.rateLimit == nil)
        #expect(insights.rateLimit?.bucket == "analytics")
        #expect(request().rateLimit?.bucket == "analytics")
        #expect(APIRequest(Endpoint("x", .get, "/x", isSafeToRepeat: true), path: "/x").rateLimit == nil)
    }

    @Test func aCallCanBeLessSafeThanItsEndpoint() throws {
        var request = request()
        #expect(request.isSafeToRepeat)
        request.isSafeToRepeat = false
        #expect(!request.isSafeToRepeat && request.endpoint.isSafeToRepeat)
        request.json(["a": 1])
        let body = try #require(request.body)
        #expect(try encode(body) == #"{"a":1}"#)
    }

    @Test func idempotencyKeysAreLowerCaseUUIDsAndDiffer() {
        let key = IdempotencyKey.make()
        #expect(UUID(uuidString: key)?.uuidString.lowercased() == key)
        #expect(key != IdempotencyKey.make())
    }
}
