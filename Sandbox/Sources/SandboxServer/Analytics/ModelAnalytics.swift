import Foundation

/// The answer of `models.analytics`: the conversations of a period, and a point for each of its days that had any.
struct ModelAnalytics {
    static let periods = ["7d": 7, "30d": 30, "90d": 90]
    static let defaultPeriod = "30d"

    let model: Model
    /// Conversations of the period, with their analyses.
    let conversations: [(began: Date, analysis: ConversationAnalysis)]
    let mode: AnalysisMode

    var body: JSONObject {
        let aggregate = Aggregate(conversations.map(\.analysis))
        var body = Self.figures(aggregate)
        body["averageConversationRating"] = aggregate.rating.json
        for member in aggregate.averages.merging(aggregate.safetyCounts).members {
            // Nothing is known of a model that was not used in the period.
            body[member.name] = conversations.isEmpty ? .null : member.value
        }
        body["dataPoints"] = points.json
        guard mode == .insights else { return body }
        body["recommendations"] = conversations.isEmpty ? .null : .object(recommendations(aggregate))
        return body
    }

    private var points: [JSONObject] {
        let day: TimeInterval = 86_400
        let byDay = Dictionary(grouping: conversations) { ($0.began.timeIntervalSince1970 / day).rounded(.down) * day }
        return byDay.sorted { $0.key < $1.key }.map { start, conversations in
            var point: JSONObject = ["date": Date(timeIntervalSince1970: start)]
            point = point.merging(Self.figures(Aggregate(conversations.map(\.analysis))))
            return point
        }
    }

    private static func figures(_ aggregate: Aggregate) -> JSONObject {
        let pillars = aggregate.conversationCount > 0 ? aggregate.pillars : nil
        return [
            "conversationCount": aggregate.conversationCount,
            "messageCount": aggregate.messageCount,
            "avgConversationQualityIndex": aggregate.quality,
            "avgFrictionScore": pillars?.friction,
            "avgGrowthScore": pillars?.growth,
            "avgSafetyScore": pillars?.safety,
            "avgSatisfactionScore": pillars?.satisfaction,
        ]
    }

    private func recommendations(_ aggregate: Aggregate) -> JSONObject {
        let quality = aggregate.quality ?? 0
        let level = quality >= 0.6 ? "healthy" : quality >= 0.4 ? "needs_attention" : "critical"
        return [
            "healthLevel": level,
            "summary": "\(model.displayName): \(aggregate.sentence)",
            "strengths": quality >= 0.6 ? ["Good quality on average"] : [String](),
            "detectedIssues": issues(aggregate),
            "recommendations": level == "healthy" ? [JSONObject]() : [recommendation(aggregate)],
        ]
    }

    private func issues(_ aggregate: Aggregate) -> [JSONObject] {
        guard aggregate.frustration >= 0.2 else { return [] }
        let severity = aggregate.frustration >= 0.6 ? "critical" : "warning"
        return [["id": "frustration", "severity": severity, "title": "Users are frustrated"]]
    }

    private func recommendation(_ aggregate: Aggregate) -> JSONObject {
        [
            "title": "Look at the prompts in front of \(model.displayName)",
            "action": "Read the conversations about \(aggregate.topics.first?.name.lowercased() ?? "anything") first.",
            "category": "prompt_optimization_link",
            "priority": "medium",
            "expectedImpact": ["Fewer frustrated users"],
            "evidence": ["exampleSnippets": aggregate.keywords.prefix(3).map(\.name)] as JSONObject,
            "rationale": [
                "observedPattern": aggregate.sentence,
                "whyThisMatters": "Frustrated users come back less often.",
            ] as JSONObject,
        ]
    }
}
