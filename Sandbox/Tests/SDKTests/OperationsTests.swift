import Foundation
import Greenflash
import SandboxServer
import Testing

/// Every operation of the API, called through the SDK over real HTTP.
///
/// With GREENFLASH_WIRE_RECORD set to the beginning of a path, the sandbox writes down what it saw of each transport;
/// `Scripts/test` holds that against the spec with Scripts/support/check_wire.py, which knows nothing of the SDK.
@Suite struct OperationsTests {
    @Test(arguments: TestTransport.allCases) func allOperationsWorkOverHTTP(transport: TestTransport) async throws {
        var configuration = SandboxConfiguration.strict
        configuration.recordFile = ProcessInfo.processInfo.environment["GREENFLASH_WIRE_RECORD"]
            .map { "\($0)-\(transport.rawValue).jsonl" }
        configuration.chunkDelay = .zero
        try await withSandbox(configuration) { sandbox in
            let greenflash = try client(of: sandbox, over: transport)
            try await people(greenflash)
            let conversation = try await conversations(greenflash)
            try await feedback(greenflash, conversation: conversation)
            try await prompts(greenflash)
            try await catalogue(greenflash)
            try await segments(greenflash)
            try await inbox(greenflash)
            try await chat(greenflash)
        }
    }

    private func people(_ greenflash: GreenflashClient) async throws {
        let organization = try await greenflash.organizations.create(
            CreateOrganizationParams(externalOrganizationID: "acme/corp 1", name: "Acme", properties: ["tier": 1])
        )
        #expect(organization.success)
        #expect(organization.organization.externalID == "acme/corp 1")
        let renamed = try await greenflash.organizations.update(
            "acme/corp 1",
            UpdateOrganizationParams(name: "Acme & Söhne")
        )
        #expect(renamed.organization.id == organization.organization.id)
        #expect(renamed.organization.name == "Acme & Söhne")
        let organizations = try await greenflash.organizations.list(page: 1, limit: 2).collect()
        #expect(organizations.contains { $0.id == organization.organization.id })

        let created = try await greenflash.users.create(
            CreateUserParams(
                externalUserID: "user?456#ü",
                email: "jane@acme.com",
                externalOrganizationID: "acme/corp 1",
                name: "Jane Doe",
                properties: ["plan": "enterprise", "logins": 12, "beta": true]
            )
        )
        #expect(created.participant.externalOrganizationID == "acme/corp 1")
        #expect(created.participant.properties["logins"] == 12)
        let again = try await greenflash.users.create(CreateUserParams(externalUserID: "user?456#ü", phone: "+1 555"))
        #expect(again.participant.id == created.participant.id)
        let updated = try await greenflash.users.update("user?456#ü", UpdateUserParams(anonymized: true))
        #expect(updated.participant.anonymized)
        let members = try await greenflash.users.list(
            page: 1,
            limit: 10,
            organizationID: organization.organization.id
        ).collect()
        #expect(members.map(\.externalID) == ["user?456#ü"])
        _ = try await greenflash.users.segments(created.participant.id)
        for mode in [AnalysisMode.simple, .insights] {
            _ = try await greenflash.users.analytics(created.participant.id, mode: mode)
            _ = try await greenflash.organizations.analytics(organization.organization.id, mode: mode)
        }
    }

    private func conversations(_ greenflash: GreenflashClient) async throws -> String {
        let messages = [
            MessageItem(content: "How do I reset my password?", externalMessageID: "m1", role: .user),
            MessageItem(
                createdAt: .value(Date(timeIntervalSince1970: 1_768_469_400.25)),
                externalMessageID: "m2",
                input: ["query": "password"],
                messageType: .toolCall,
                output: ["hits": [1, 2]],
                toolName: "search"
            ),
            MessageItem(content: "Settings → Security.", context: .null, role: .assistant),
        ]
        let body = CreateMessageParams(
            externalUserID: "user?456#ü",
            messages: messages,
            externalConversationID: "conv-789",
            model: "gpt-4o",
            productID: Sandbox.productID,
            properties: ["channel": "web"],
            sampleRate: 1,
            systemPrompt: "You are a helpful customer support assistant.",
            voiceCall: CreateMessageParams.VoiceCall(durationMs: 1200, platform: .vapi)
        )
        let logged = try await greenflash.messages.create(body)
        #expect(logged.messages.map(\.status) == [.created, .created, .created])
        #expect(logged.messages[2].externalMessageID?.isEmpty == false, "the client fills in what makes a retry safe")
        let repeated = try await greenflash.messages.create(body)
        #expect(repeated.messages.map(\.status) == [.deduplicated, .deduplicated, .created])

        let detail = try await greenflash.interactions.get(logged.conversationID)
        #expect(detail.externalID == "conv-789")
        #expect(detail.messages.first?.content == "How do I reset my password?")
        var seen: [String] = []
        for try await interaction in greenflash.interactions.list(limit: 3, productID: Sandbox.productID) {
            seen.append(interaction.id)
        }
        #expect(Set(seen).count == seen.count)
        #expect(seen.contains(logged.conversationID))
        let simple = try await greenflash.interactions.analytics(logged.conversationID, mode: .simple)
        #expect(simple.messageCount != nil)
        _ = try await greenflash.interactions.analytics(logged.conversationID)
        return logged.conversationID
    }

    private func feedback(_ greenflash: GreenflashClient, conversation: String) async throws {
        let rating = try await greenflash.ratings.log(
            LogRatingParams(
                productID: Sandbox.productID,
                rating: 4.5,
                ratingMax: 5,
                ratingMin: 1,
                conversationID: conversation,
                feedback: "Quick & clear"
            )
        )
        #expect(rating.success)
        #expect(try await greenflash.interactions.get(conversation).rating == 4.5)
        let event = CreateEventParams(
            eventType: "upgrade",
            productID: Sandbox.productID,
            value: "99.00",
            conversationID: conversation,
            insertID: "evt-1",
            properties: ["seats": 3],
            qualityImpactScore: 0.5,
            valueType: .currency
        )
        let first = try await greenflash.events.create(event)
        #expect(try await greenflash.events.create(event).eventID == first.eventID)
    }

    private func prompts(_ greenflash: GreenflashClient) async throws {
        let created = try await greenflash.prompts.create(
            CreatePromptParams(
                components: [ComponentInput(content: "Hello {{name}}, welcome to {{place}}.", type: .system)],
                name: "Greeting",
                productID: Sandbox.productID,
                role: "assistant"
            )
        )
        let prompt = try await greenflash.prompts.get(
            created.promptID,
            variables: ["place": "Zürich & more", "name": "A=B"]
        )
        #expect(prompt.composedPrompt == "Hello A=B, welcome to Zürich & more.")
        let updated = try await greenflash.prompts.update(
            created.promptID,
            UpdatePromptParams(components: [ComponentInput(content: "Hi {{name}}.")])
        )
        #expect(updated.versionID != created.versionID)
        let listed = try await greenflash.prompts.list(pageSize: 1, includeArchived: true).collect()
        #expect(listed.contains { $0.id == created.promptID })
        for mode in [AnalysisMode.simple, .insights] {
            _ = try await greenflash.prompts.analytics(created.promptID, mode: mode)
        }
        let deleted = try await greenflash.prompts.delete(created.promptID)
        #expect(deleted.promptID == created.promptID)
    }

    private func catalogue(_ greenflash: GreenflashClient) async throws {
        let products = try await greenflash.products.list(page: 1, pageSize: 1).collect()
        #expect(products.contains { $0.id == Sandbox.productID })
        #expect(try await greenflash.products.get(Sandbox.productID).name == "Support Assistant")
        let simple = try await greenflash.products.analytics(Sandbox.productID, mode: .simple)
        #expect(simple.averageUserSentiment?.score != nil)
        let insights = try await greenflash.products.analytics(Sandbox.productID, mode: .insights)
        #expect(insights.topics?.isEmpty == false)

        let models = try await greenflash.models.list(pageSize: 2).collect()
        let model = try #require(models.first { $0.usageCount > 0 })
        #expect(try await greenflash.models.get(model.id).canonicalID == model.canonicalID)
        for mode in [AnalysisMode.simple, .insights] {
            let analytics = try await greenflash.models.analytics(model.id, mode: mode, period: .last30Days)
            #expect(analytics.conversationCount != nil)
        }
    }

    private func segments(_ greenflash: GreenflashClient) async throws {
        let created = try await greenflash.segments.create(
            CreateSegmentParams(
                filters: CreateSegmentParams.Filters(
                    rules: [
                        .analysis(AnalysisRule(field: .sentiment, operator: .gt, value: -1)),
                        .analysisFlag(AnalysisFlagRule(field: .jailbreakDetected, value: false)),
                        .property(PropertyRule(key: "plan", operator: .eq, value: "enterprise")),
                        .conversationProperty(ConversationPropertyRule(key: "beta", operator: .neq, value: true)),
                        .conversationCount(ConversationCountRule(operator: .gte, value: 1)),
                        .lastSeen(LastSeenRule(operator: .within, value: "7d")),
                    ],
                    dateRange: CreateSegmentParams.Filters.DateRange(preset: .last90Days)
                ),
                name: "Happy enterprise"
            )
        )
        #expect(created.type == .custom)
        let segment = try await greenflash.segments.get(created.id)
        #expect(segment.memberCount >= 1)
        #expect(try await greenflash.segments.list(pageSize: 3).collect().contains { $0.id == created.id })
        for mode in [AnalysisMode.simple, .insights] {
            let analytics = try await greenflash.segments.analytics(created.id, mode: mode)
            #expect(analytics.participantCount == segment.memberCount)
        }
    }

    private func inbox(_ greenflash: GreenflashClient) async throws {
        let items = try await greenflash.inbox.list(page: 1, limit: 2, status: .unreviewed).collect()
        let item = try #require(items.first)
        let detail = try await greenflash.inbox.get(item.conversationID)
        #expect(detail.conversationID == item.conversationID)
        #expect(detail.messageCount == detail.messages.count)
    }

    private func chat(_ greenflash: GreenflashClient) async throws {
        var text = ""
        var names: [String] = []
        var conversation: String?
        let question = StreamChatRequest(question: "What are the top issues my users are facing?")
        for try await event in greenflash.chat.stream(question) {
            switch event {
            case .toolCall(let call): names.append(call.toolName)
            case .toolResult(let result): #expect(result.output != nil)
            case .textDelta(let delta): text += delta.text
            case .done(let done):
                conversation = done.conversationID
                #expect(done.usage.tools == names)
            case .unknown(let event): Issue.record("unknown event \(event)")
            }
        }
        #expect(!text.isEmpty)
        #expect(!names.isEmpty)
        let followUp = StreamChatRequest(
            question: "Which users are most affected?",
            conversationID: conversation,
            messages: [
                StreamChatRequest.Message(content: question.question, role: .user),
                StreamChatRequest.Message(content: text, role: .assistant),
            ]
        )
        for try await event in greenflash.chat.stream(followUp) {
            if case .done(let done) = event { #expect(done.conversationID == conversation) }
        }
    }
}
