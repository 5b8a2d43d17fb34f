import Testing

@testable import SandboxServer

@Suite struct MessageTests {
    @Test func storesAMessageOfAKnownExternalIDOnce() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let body = logging(said("Hello", id: "m1"), said("Hi", by: "assistant", id: "m2"))
            let first = try await client.post("/messages", body)
            #expect(first.status == 201)
            let again = try await client.post("/messages", body)
            #expect(again.status == 200)
            #expect(again["messages"][0]["status"] == .string("deduplicated"))
            #expect(again["messages"][0]["messageId"] == first["messages"][0]["messageId"])
            let more = try await client.post("/messages", logging(said("x", id: "m3"), said("x", id: "m3")))
            #expect(more["messages"][0]["status"] == .string("created"))
            #expect(more["messages"][1]["status"] == .string("deduplicated"))
            let detail = try await client.get("/interactions/\(first["conversationId"].stringValue ?? "")")
            #expect(detail["messages"].count == 3)
            let stored = sandbox.stored(for: sandbox.keys[0])
            #expect((stored.conversations, stored.messages, stored.users) == (1, 3, 1))
            #expect(detail["participant"]["externalId"] == .string("user-1"))
        }
    }

    @Test func deduplicatesWithinAConversationOnly() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            for conversation in ["a", "b", nil, nil] {
                let answer = try await client.post(
                    "/messages",
                    logging(said("Hello", id: "m1"), conversation: conversation)
                )
                #expect(answer["messages"][0]["status"] == .string("created"))
            }
            #expect(try await client.get("/interactions").body.count == 4)
            #expect(try await client.get("/users").body.count == 1)
        }
    }

    static let invalid: [(field: String, body: JSONObject)] = [
        ("externalUserId", ["messages": [said("x")], "productId": Sandbox.productID]),
        ("conversationId", ["externalUserId": "u", "messages": [said("x")]]),
        ("messages", logging()),
        ("messages[0].role", logging(["content": "x"])),
        ("messages[0].role", logging(["content": "x", "role": "robot"])),
        ("messages[0].messageType", logging(["content": "x", "role": "user", "messageType": "thought"])),
        ("messages[0].toolName", logging(["messageType": "tool_call"])),
        ("messages[0].createdAt", logging(["content": "x", "role": "user", "createdAt": "now"])),
        ("messages[1].content", logging(said("x"), ["content": 7, "role": "user"])),
        (
            "messages[0].parentExternalMessageId",
            logging(["role": "user", "content": "x", "parentExternalMessageId": "a", "parentMessageId": "b"])
        ),
        (
            "messages[0].parentExternalMessageId",
            logging(["role": "user", "content": "x", "parentExternalMessageId": "a"])
        ),
        ("sampleRate", logging(said("x")).merging(["sampleRate": 1.5])),
        ("model", logging(said("x")).merging(["model": JSON.null])),
        ("systemPrompt", logging(said("x")).merging(["systemPrompt": 7])),
        ("voiceCall.durationMs", logging(said("x")).merging(["voiceCall": ["durationMs": 1.5] as JSONObject])),
    ]

    @Test(arguments: invalid.indices)
    func refusesAnInvalidBodyNamingTheFieldAndStoresNothing(index: Int) async throws {
        let (field, body) = Self.invalid[index]
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let answer = try await client.post("/messages", body)
            #expect(answer.status == 400)
            #expect(answer["error"].stringValue?.hasPrefix("\(field): ") == true, "\(answer.text)")
            #expect(answer["code"] == .string("invalid_request"))
            #expect(try await client.get("/interactions").body.count == 0)
            #expect(try await client.get("/users").body.count == 0)
        }
    }

    @Test func answers404ForIDsOfTheServiceThatDoNotExist() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let product = logging(said("x")).merging(["productId": "nothing"])
            let answer = try await client.post("/messages", product)
            #expect(answer.status == 404)
            let conversation = logging(said("x")).merging(["conversationId": "nothing"])
            #expect(try await client.post("/messages", conversation).status == 404)
        }
    }

    @Test func recognizesAPromptByItsTextAndItsTemplate() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let created = try await client.post(
                "/prompts",
                [
                    "name": "Help", "productId": Sandbox.productID, "role": "system",
                    "components": [["content": "You help {{who}}."] as JSONObject],
                ]
            )
            let exact = logging(said("x")).merging(["systemPrompt": "You help {{who}}."])
            let first = try await client.post("/messages", exact)
            #expect(first["systemPromptPromptId"] == created["promptId"])
            #expect(first["templateMatch"]["confidence"] == .string("exact"))
            let filled = logging(said("x")).merging(["systemPrompt": "You help Ada."])
            let second = try await client.post("/messages", filled)
            #expect(second["systemPromptPromptId"] == created["promptId"])
            #expect(second["promptVariables"]["who"] == .string("Ada"))
            let other = logging(said("x")).merging(["systemPrompt": "Be brief."])
            let third = try await client.post("/messages", other)
            #expect(third["systemPromptPromptId"] != created["promptId"])
            #expect(third["templateMatch"] == .null)
        }
    }

    @Test func makesUnknownOrganizationsForUsers() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let body = logging(said("x")).merging(["externalOrganizationId": "acme"])
            _ = try await client.post("/messages", body)
            #expect(try await client.get("/organizations").body[0]["externalId"] == .string("acme"))
            #expect(try await client.get("/interactions").body[0]["organizationExternalId"] == .string("acme"))
        }
    }

    @Test func storesEventsAndRatingsOfRetriesOnce() async throws {
        try await withSandbox(.empty()) { sandbox in
            let client = SandboxClient(sandbox)
            let event: JSONObject = [
                "eventType": "sale", "productId": Sandbox.productID, "value": "9", "valueType": "count",
                "insertId": "i1",
            ]
            let first = try await client.post("/events", event)
            #expect(try await client.post("/events", event)["eventId"] == first["eventId"])
            _ = try await client.post("/messages", logging(said("x", id: "m1")))
            let rating: JSONObject = [
                "productId": Sandbox.productID, "externalMessageId": "m1", "rating": 4, "ratingMin": 1, "ratingMax": 5,
            ]
            #expect(try await client.post("/ratings", rating)["success"] == .bool(true))
            #expect(try await client.get("/interactions").body[0]["rating"] == .integer(4))
            let outside = try await client.post("/ratings", rating.merging(["rating": 6]))
            #expect(outside["error"].stringValue?.hasPrefix("rating: ") == true)
        }
    }
}
