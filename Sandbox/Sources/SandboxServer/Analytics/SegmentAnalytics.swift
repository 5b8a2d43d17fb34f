/// The answer of `segments.analytics`.
struct SegmentAnalytics {
    let segment: Segment
    let memberCount: Int
    let analyses: [ConversationAnalysis]
    let mode: AnalysisMode

    var body: JSONObject {
        let aggregate = Aggregate(analyses)
        var body = aggregate.averages.merging(aggregate.safetyCounts)
        body["participantCount"] = .integer(memberCount)
        body["totalConversations"] = .integer(aggregate.conversationCount)
        body["averageConversationQualityIndex"] = aggregate.quality.json
        body["averageConversationRating"] = aggregate.rating.json
        guard mode == .insights else { return body }
        body["topics"] = Aggregate.json(aggregate.topics)
        body["topicGroups"] = Aggregate.json(aggregate.topicGroups)
        body["keywords"] = Aggregate.json(aggregate.keywords)
        body["summary"] =
            analyses.isEmpty
            ? .null : .object(["overview": "\(segment.name): \(memberCount) users, \(aggregate.sentence)"])
        return body
    }
}
