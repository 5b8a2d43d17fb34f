/// The answer of `interactions.analytics`.
struct InteractionAnalytics {
    let conversation: Conversation
    let analysis: ConversationAnalysis
    let mode: AnalysisMode

    var body: JSONObject {
        var body: JSONObject = [
            "averageUserSentiment": Score.sentiment(analysis.sentiment),
            "changeInUserSentiment": Score.change(analysis.sentimentChange),
            "commercialIntent": [
                "primarySignal": analysis.commercialSignal, "score": analysis.commercialIntent,
            ] as JSONObject,
            "conversationQualityIndex": analysis.quality,
            "frustration": Score.level(analysis.frustration),
            "messageCount": analysis.messageCount,
            "rating": analysis.rating,
            "struggle": Score.level(analysis.struggle),
        ]
        guard mode == .insights else { return body }
        body["mostCommonUserEmotion"] = .string(analysis.emotion)
        body["topic"] = .string(analysis.topic)
        body["summary"] = .string(
            """
            A conversation of \(analysis.messageCount) messages about \(analysis.topic.lowercased()); the user's mood is \
            best called \(analysis.emotion).
            """
        )
        body["keywords"] = Aggregate.ranked(analysis.keywords).map(\.name).json
        return body
    }
}
