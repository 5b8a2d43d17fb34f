import Foundation

/// The answer of `prompts.analytics`: numbers only, so that both modes are the same.
struct PromptAnalytics {
    let analyses: [ConversationAnalysis]
    let lastUsedAt: Date?

    var body: JSONObject {
        let quality = Aggregate(analyses).quality
        let unhappy = analyses.count(where: \.isUnhappy)
        return [
            "totalConversations": analyses.count,
            "avgQualityIndex": quality,
            "lastUsedAt": lastUsedAt,
            "needsReview": quality.map { $0 < 0.5 } ?? false,
            "suggestionCount": unhappy,
            "effectiveSuggestionCount": unhappy / 2,
        ]
    }
}
