import Foundation
import Testing

@testable import SandboxServer

@Suite struct AccessTests {
    private static let product = "/products/\(Sandbox.productID)"

    @Test(arguments: ["", "wrong", "gf_sandbox_growth extra"])
    func refusesUnknownKeys(token: String) async throws {
        try await withSandbox(.empty()) { sandbox in
            let answer = try await SandboxClient(sandbox, token: token).get("/users")
            #expect(answer.status == 401)
            #expect(answer["code"] == .string("unauthorized"))
            #expect(answer.headers["x-request-id"]?.hasPrefix("req_") == true)
        }
    }

    @Test func knowsWhatIsNotThere() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            #expect(try await client.get("/nothing").status == 404)
            #expect(try await client.get("/users/").status == 404)
            #expect(try await client.get("/products/nothing")["code"] == .string("not_found"))
            let patched = try await client.send("PATCH", "/users")
            #expect(patched.status == 405)
            #expect(patched.headers["allow"] == "GET, POST")
            #expect(try await client.send("POST", "/users", "{").status == 400)
        }
    }

    @Test func keepsTheFreePlanOutOfAnalyticsAndChat() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox, token: "gf_sandbox_free")
            for query in ["", "?mode=simple"] {
                let answer = try await client.get("\(Self.product)/analytics\(query)")
                #expect(answer.status == 403)
                #expect(answer["code"] == .string("plan_required"))
            }
            #expect(try await client.post("/chat", ["question": "?"]).status == 403)
            #expect(try await client.get(Self.product).status == 200)
        }
    }

    @Test func limitsTheSegmentsOfAPlan() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox, token: "gf_sandbox_free")
            let rule: JSONObject = ["type": "conversation_count", "operator": "gte", "value": 1]
            let segment: JSONObject = ["filters": ["rules": [rule]] as JSONObject]
            for _ in 0..<3 { #expect(try await client.post("/segments", segment).status == 201) }
            let refused = try await client.post("/segments", segment)
            #expect(refused.status == 403)
            #expect(refused["code"] == .string("quota_exceeded"))
        }
    }

    @Test func countsInsightsInARollingHour() async throws {
        try await withSandbox(.empty { $0.limits[.growth]?.analyticsPerHour = 2 }) { sandbox in
            let client = SandboxClient(sandbox)
            let analytics = "\(Self.product)/analytics"
            let missed = try await client.get("\(analytics)?mode=insights")
            #expect(missed.headers["x-greenflash-cache"] == "miss")
            sandbox.clock.advance(by: .seconds(60))
            let repeated = try await client.get("\(analytics)?mode=insights")
            #expect(repeated.headers["x-greenflash-cache"] == "hit")
            #expect(repeated.body == missed.body)
            // A failing call costs nothing.
            #expect(try await client.get("/products/nothing/analytics").status == 404)
            #expect(try await client.get(analytics).status == 200)
            let refused = try await client.get("/users/u/analytics")
            #expect(refused.status == 429)
            #expect(refused.headers["retry-after"] == "3540")
            #expect(refused["code"] == .string("rate_limited"))
            #expect(try await client.get("\(analytics)?mode=simple").status == 200)
            #expect(try await client.get("\(analytics)?mode=insights").status == 200)
            #expect(try await SandboxClient(sandbox, token: "gf_sandbox_enterprise").get(analytics).status == 200)
            sandbox.clock.advance(by: .seconds(3539))
            #expect(try await client.get("/users/u/analytics").status == 429)
            sandbox.clock.advance(by: .seconds(1))
            #expect(try await client.get("/segments/power-users/analytics").status == 200)
            #expect(try await client.get("/users/u/analytics").status == 429)
        }
    }

    @Test func countsChatsOnTheirOwn() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            for _ in 0..<20 { #expect(try await client.post("/chat", ["question": "?"]).status == 200) }
            let refused = try await client.post("/chat", ["question": "?"])
            #expect(refused.status == 429)
            #expect(try await client.get("\(Self.product)/analytics").status == 200)
        }
    }

    @Test func keepsTenantsApart() async throws {
        let configuration = SandboxConfiguration.empty { configuration in
            configuration.keys = [
                APIKey("a", plan: .growth, tenant: "one"), APIKey("b", plan: .growth, tenant: "two"),
            ]
        }
        try await withSandbox(configuration) { sandbox in
            let (one, two) = (SandboxClient(sandbox, token: "a"), SandboxClient(sandbox, token: "b"))
            _ = try await one.post("/messages", logging(said("x")))
            #expect(try await one.get("\(Self.product)/analytics")["totalConversations"] == .integer(1))
            #expect(try await two.get("\(Self.product)/analytics")["totalConversations"] == .integer(0))
            #expect(try await two.get("/users").body.count == 0)
        }
    }
}
