import Testing

@testable import SandboxServer

@Suite struct AnalyticsTests {
    @Test func countsWhatIsStored() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            for number in 1...2 {
                _ = try await client.post(
                    "/messages",
                    logging(said("My invoice is wrong"), said("Sorry", by: "assistant"), conversation: "c\(number)")
                        .merging(["model": "acme/brand-new"])
                )
            }
            _ = try await client.post(
                "/ratings",
                [
                    "productId": Sandbox.productID, "externalConversationId": "c1", "rating": 1, "ratingMin": 1,
                    "ratingMax": 5,
                ]
            )
            let product = try await client.get("/products/\(Sandbox.productID)/analytics")
            #expect(product["totalConversations"] == .integer(2))
            #expect(product["averageConversationRating"] == .integer(1))
            #expect(product["ratingCount"] == .integer(1))
            #expect(product["averageUserSentiment"]["score"] == .integer(-1))
            #expect(product["topics"] == .array([.object(["name": "Billing Questions", "count": 2])]))
            #expect(product["keywords"] == ["invoice", "wrong"].json)
            let model = try await client.get("/models/acme%2Fbrand-new/analytics?period=7d")
            #expect(model["conversationCount"] == .integer(2))
            #expect(model["messageCount"] == .integer(4))
            #expect(model["dataPoints"].count == 1)
            let inbox = try await client.get("/inbox?triggerType=expectation_check")
            #expect(inbox.body.count == 1)
        }
    }

    @Test(arguments: [
        "/products/\(Sandbox.productID)", "/interactions/demo-conversation-1", "/users/user-001",
        "/organizations/acme-corp-123", "/segments/power-users", "/models/gpt-4o",
    ])
    func leavesTextsOutInSimpleMode(path: String) async throws {
        var configuration = SandboxConfiguration.empty()
        configuration.seed = .demo
        try await withSandbox(configuration) { sandbox in
            let client = SandboxClient(sandbox)
            let simple = try await client.get("\(path)/analytics?mode=simple")
            let insights = try await client.get("\(path)/analytics")
            let texts = ["topics", "topic", "topicGroups", "keywords", "summary", "recommendations", "insights"]
            for name in texts { #expect(simple[name] == .null) }
            #expect(texts.contains { insights[$0] != .null })
            for member in simple.body.objectValue?.members ?? [] { #expect(insights[member.name] == member.value) }
            #expect(try await client.get("\(path)/analytics?mode=deep").status == 400)
        }
    }
}
