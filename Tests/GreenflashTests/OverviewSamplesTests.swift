import Foundation
import Greenflash
import Testing

/// The samples of the public API overview, which differ from the reference in places: both have to be read.
@Suite struct OverviewSamplesTests {
    private func decode<T: Decodable>(_ json: String) throws -> T {
        try JSONCoding.decode(T.self, from: Data(json.utf8))
    }

    @Test func productAnalyticsHasTheOverviewsFields() throws {
        let analytics: GetProductAnalyticsResponse = try decode(
            """
            {"totalConversations": 487, "averageUserSentiment": {"label": "positive", "score": 0.68},
             "averageConversationRating": 4.3, "averageConversationQualityIndex": 0.82,
             "topics": [{"name": "Billing Questions", "count": 142}, {"name": "Technical Support", "count": 98}],
             "keywords": [{"name": "billing", "count": 234}, {"name": "invoice", "count": 156}]}
            """
        )
        #expect(analytics.totalConversations == 487)
        #expect(analytics.averageUserSentiment == LabeledScore(label: "positive", score: 0.68))
        #expect(analytics.averageConversationRating?.wrapped == 4.3)
        #expect(analytics.topics?.map(\.name) == ["Billing Questions", "Technical Support"])
        #expect(analytics.keywords?.map(\.name) == ["billing", "invoice"])
        #expect(analytics.keywords?.map(\.count) == [234, 156])
    }

    @Test func productAnalyticsHasTheReferencesFields() throws {
        let analytics: GetProductAnalyticsResponse = try decode(
            #"{"keywords": ["billing"], "averageConversationRating": null, "productQualityIndex": 0.8, "insights": null}"#
        )
        #expect(analytics.keywords?.map(\.name) == ["billing"])
        #expect(analytics.keywords?.map(\.count) == [nil])
        #expect(analytics.averageConversationRating == .null)
        #expect(analytics.insights == .null)
    }

    @Test func noFieldOfAnalyticsIsNeeded() throws {
        let _: GetProductAnalyticsResponse = try decode("{}")
        let _: GetInteractionAnalyticsResponse = try decode("{}")
        let _: GetUserAnalyticsResponse = try decode("{}")
        let _: GetOrganizationAnalyticsResponse = try decode("{}")
        let _: GetSegmentAnalyticsResponse = try decode("{}")
        let _: GetModelAnalyticsResponse = try decode("{}")
        let _: GetPromptAnalyticsResponse = try decode("{}")
    }

    @Test func theBodiesOfTheOverviewAreWhatTheSDKSends() throws {
        let user = CreateUserParams(
            externalUserID: "user-456",
            email: "jane@acme.com",
            externalOrganizationID: "acme-corp-123",
            name: "Jane Doe",
            properties: ["plan": "enterprise", "role": "admin"]
        )
        #expect(
            try JSONValue(encoding: user)
                == decode(
                    """
                    {"externalUserId": "user-456", "externalOrganizationId": "acme-corp-123", "name": "Jane Doe",
                     "email": "jane@acme.com", "properties": {"plan": "enterprise", "role": "admin"}}
                    """
                )
        )
        let question = StreamChatRequest(
            question: "Which users are most affected?",
            conversationID: "conv_abc123",
            messages: [
                StreamChatRequest.Message(content: "What are the top issues my users are facing?", role: .user),
                StreamChatRequest.Message(content: "Based on your recent conversations...", role: .assistant),
            ]
        )
        #expect(
            try JSONValue(encoding: question)
                == decode(
                    """
                    {"question": "Which users are most affected?", "conversationId": "conv_abc123",
                     "messages": [{"role": "user", "content": "What are the top issues my users are facing?"},
                                  {"role": "assistant", "content": "Based on your recent conversations..."}]}
                    """
                )
        )
    }
}
