import Foundation
import Greenflash
import GreenflashTesting
import Testing

/// No retry logs twice: every operation that writes, against a service that may have stored the first attempt.
struct RetrySafetyTests {
    private static let lost = ScriptedResponse.failure(
        TransportError(.lost, requestMayHaveReachedServer: true, message: "lost")
    )

    private func client(_ transport: InMemoryTransport) throws -> GreenflashClient {
        try GreenflashClient(apiKey: "gf_test", transport: transport, environment: [:]) {
            $0.clock = ManualClock(skippingSleepsUpTo: .seconds(120))
        }
    }

    /// The bodies of a call whose attempts all get lost.
    private func attempts(
        _ responses: [ScriptedResponse] = Array(repeating: lost, count: 3),
        of call: (GreenflashClient) async throws -> Void
    ) async throws -> [JSONValue] {
        let transport = InMemoryTransport(responses)
        let error = try await #require(throws: GreenflashError.self) { try await call(try client(transport)) }
        #expect(error.attempts == transport.requests.count)
        return try transport.requests.map { try $0.json() }
    }

    private func messages(conversation: String? = nil, ids: [String?]) -> CreateMessageParams {
        CreateMessageParams(
            externalUserID: "u",
            messages: ids.map { MessageItem(content: "hi", externalMessageID: $0, role: .user) },
            externalConversationID: conversation,
            productID: "p"
        )
    }

    @Test func `messages of a named conversation get ids, and every attempt the same`() async throws {
        let bodies = try await attempts { greenflash in
            _ = try await greenflash.messages.create(messages(conversation: "c", ids: ["mine", nil, ""]))
        }
        #expect(bodies.count == 3)
        #expect(Set(bodies).count == 1)
        let ids = bodies[0]["messages"].arrayValue?.map { $0["externalMessageId"].stringValue ?? "" } ?? []
        #expect(ids.first == "mine")
        #expect(Set(ids).count == 3)
        #expect(!ids.contains(""))
    }

    @Test(arguments: [nil, ""] as [String?])
    func `messages that name no conversation are sent once`(conversation: String?) async throws {
        let bodies = try await attempts { greenflash in
            _ = try await greenflash.messages.create(messages(conversation: conversation, ids: ["mine"]))
        }
        #expect(bodies.count == 1)
    }

    @Test func `events get an insert id, and every attempt the same`() async throws {
        let bodies = try await attempts { greenflash in
            _ = try await greenflash.events.create(CreateEventParams(eventType: "e", productID: "p", value: "1"))
        }
        #expect(bodies.count == 3)
        #expect(Set(bodies).count == 1)
        #expect(bodies[0]["insertId"].stringValue?.isEmpty == false)
        let own = try await attempts { greenflash in
            let event = CreateEventParams(eventType: "e", productID: "p", value: "1", insertID: "mine")
            _ = try await greenflash.events.create(event)
        }
        #expect(own.count == 3)
        #expect(own.allSatisfy { $0["insertId"].stringValue == "mine" })
    }

    @Test func `upserts are repeated`() async throws {
        let users = try await attempts { _ = try await $0.users.create(CreateUserParams(externalUserID: "u")) }
        let organizations = try await attempts {
            _ = try await $0.organizations.create(CreateOrganizationParams(externalOrganizationID: "o"))
        }
        let updates = try await attempts { _ = try await $0.users.update("u", UpdateUserParams(name: "n")) }
        #expect([users, organizations, updates].map(\.count) == [3, 3, 3])
    }

    @Test func `what would be stored twice is sent once`() async throws {
        let rating = LogRatingParams(productID: "p", rating: 1, ratingMax: 5, ratingMin: 1, conversationID: "c")
        let component = ComponentInput(content: "c")
        let prompt = CreatePromptParams(components: [component], name: "n", productID: "p", role: "r")
        let segment = CreateSegmentParams(filters: CreateSegmentParams.Filters(rules: []))
        let calls: [(GreenflashClient) async throws -> Void] = [
            { _ = try await $0.ratings.log(rating) },
            { _ = try await $0.prompts.create(prompt) },
            { _ = try await $0.prompts.update("p", UpdatePromptParams(components: [component])) },
            { _ = try await $0.segments.create(segment) },
            { for try await _ in $0.chat.stream(StreamChatRequest(question: "q")) {} },
        ]
        for call in calls {
            #expect(try await attempts(of: call).count == 1)
            #expect(try await attempts([.error(status: 503)], of: call).count == 1)
        }
    }

    @Test func `what was refused because of a limit can be sent again`() async throws {
        let rating = LogRatingParams(productID: "p", rating: 1, ratingMax: 5, ratingMin: 1, conversationID: "c")
        let transport = InMemoryTransport([
            .error(status: 429, headers: ["Retry-After": "1"]), .json(["success": true], status: 201),
        ])
        #expect(try await client(transport).ratings.log(rating).success)
        #expect(transport.requests.count == 2)
    }
}
