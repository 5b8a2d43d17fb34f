import Foundation
import Greenflash
import Testing

/// The examples of Spec/greenflash.yaml, as Scripts/support/extract_examples.py takes them out of it.
struct SpecExample: Decodable, Sendable, CustomTestStringConvertible {
    var place: String
    var schema: String
    var isList: Bool
    var isStream: Bool
    var value: JSONValue

    var testDescription: String { place }

    static let all: [SpecExample] = {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/examples.json"
        )
        guard let data = try? Data(contentsOf: url) else { return [] }
        return (try? JSONCoding.decode([SpecExample].self, from: data)) ?? []
    }()
}

@Suite struct SpecExamplesTests {
    private static let types: [String: any (Codable & Sendable).Type] = [
        "AnalysisMode": AnalysisMode.self,
        "AnalyticsPeriod": AnalyticsPeriod.self,
        "CreateEventParams": CreateEventParams.self,
        "CreateEventResponse": CreateEventResponse.self,
        "CreateMessageParams": CreateMessageParams.self,
        "CreateMessageResponse": CreateMessageResponse.self,
        "CreateOrganizationParams": CreateOrganizationParams.self,
        "CreateOrganizationResponse": CreateOrganizationResponse.self,
        "CreatePromptParams": CreatePromptParams.self,
        "CreatePromptResponse": CreatePromptResponse.self,
        "CreateSegmentParams": CreateSegmentParams.self,
        "CreateSegmentResponse": CreateSegmentResponse.self,
        "CreateUserParams": CreateUserParams.self,
        "CreateUserResponse": CreateUserResponse.self,
        "DeletePromptResponse": DeletePromptResponse.self,
        "ErrorBody": ErrorBody.self,
        "GetInboxItemResponse": GetInboxItemResponse.self,
        "GetInteractionAnalyticsResponse": GetInteractionAnalyticsResponse.self,
        "GetModelAnalyticsResponse": GetModelAnalyticsResponse.self,
        "GetModelResponse": GetModelResponse.self,
        "GetOrganizationAnalyticsResponse": GetOrganizationAnalyticsResponse.self,
        "GetProductAnalyticsResponse": GetProductAnalyticsResponse.self,
        "GetProductResponse": GetProductResponse.self,
        "GetPromptAnalyticsResponse": GetPromptAnalyticsResponse.self,
        "GetPromptResponse": GetPromptResponse.self,
        "GetSegmentAnalyticsResponse": GetSegmentAnalyticsResponse.self,
        "GetSegmentResponse": GetSegmentResponse.self,
        "GetUserAnalyticsResponse": GetUserAnalyticsResponse.self,
        "InboxAxis": InboxAxis.self,
        "InboxItemSummary": InboxItemSummary.self,
        "Interaction": Interaction.self,
        "InteractionDetail": InteractionDetail.self,
        "LogRatingParams": LogRatingParams.self,
        "LogRatingResponse": LogRatingResponse.self,
        "ModelSummary": ModelSummary.self,
        "Participant": Participant.self,
        "ProductSummary": ProductSummary.self,
        "ReviewStatus": ReviewStatus.self,
        "SegmentSummary": SegmentSummary.self,
        "SlimPrompt": SlimPrompt.self,
        "StreamChatRequest": StreamChatRequest.self,
        "TenantOrganization": TenantOrganization.self,
        "TriggerType": TriggerType.self,
        "UpdateOrganizationParams": UpdateOrganizationParams.self,
        "UpdateOrganizationResponse": UpdateOrganizationResponse.self,
        "UpdatePromptParams": UpdatePromptParams.self,
        "UpdatePromptResponse": UpdatePromptResponse.self,
        "UpdateUserParams": UpdateUserParams.self,
        "UpdateUserResponse": UpdateUserResponse.self,
        "UserSegmentMembership": UserSegmentMembership.self,
    ]

    @Test func thereAreExamples() {
        #expect(SpecExample.all.count > 70)
    }

    @Test(arguments: SpecExample.all.filter { !$0.isStream })
    func decodingAndEncodingGivesTheSameJSON(example: SpecExample) throws {
        let type = try #require(Self.types[example.schema], "add \(example.schema) to the table of this test")
        let values: [JSONValue] = example.isList ? try #require(example.value.arrayValue) : [example.value]
        for value in values {
            #expect(try roundTrip(type, value) == value)
        }
    }

    @Test(arguments: SpecExample.all.filter { $0.isStream })
    func eventsSurviveDecodingAndEncoding(example: SpecExample) throws {
        for event in try #require(example.value.arrayValue) {
            let name = try #require(event["event"].stringValue)
            let data = try #require(event["data"].stringValue)
            let raw = ServerSentEvent(event: name, data: data)
            guard name != "error" else {
                #expect(throws: GreenflashError.self) { try ChatEvent(raw) }
                continue
            }
            let again = try ChatEvent(raw).serverSentEvent()
            #expect(again.event == name)
            #expect(try again.decode(JSONValue.self) == raw.decode(JSONValue.self))
        }
    }

    /// Values that this version does not know, put where the examples have known ones.
    @Test func whatIsNotListedSurvivesARoundTrip() throws {
        let summary: JSONValue = [
            "id": "s", "isFavorited": false, "memberCount": 1, "name": "n", "presetId": nil, "type": "imported",
        ]
        #expect(try roundTrip(SegmentSummary.self, summary) == summary)
        let rule: JSONValue = ["type": "moon_phase", "value": ["full", 1, nil]]
        #expect(try roundTrip(SegmentRule.self, rule) == rule)
        #expect(try rule.decode(SegmentRule.self) == .unknown(rule))
        let prompt: JSONValue = [1, 2]
        #expect(try roundTrip(SystemPrompt.self, prompt) == prompt)
        let event = ServerSentEvent(event: "thinking", data: "not JSON", id: "7")
        #expect(try ChatEvent(event) == .unknown(event))
        #expect(try ChatEvent(event).serverSentEvent() == event)
    }

    private func roundTrip<T: Codable>(_ type: T.Type, _ value: JSONValue) throws -> JSONValue {
        let decoded = try JSONCoding.decode(type, from: JSONCoding.encode(value))
        return try JSONCoding.decode(JSONValue.self, from: JSONCoding.encode(decoded))
    }
}
