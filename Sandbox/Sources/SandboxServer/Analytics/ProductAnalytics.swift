/// The answer of `products.analytics`.
///
/// It has the fields of the reference and those of the overview's sample, which are not the same.
struct ProductAnalytics {
    let analyses: [ConversationAnalysis]
    let mode: AnalysisMode

    var body: JSONObject {
        let aggregate = Aggregate(analyses)
        let pillars = aggregate.pillars
        var body: JSONObject = [
            "totalConversations": aggregate.conversationCount,
            "productQualityIndex": aggregate.quality,
            "averageConversationQualityIndex": aggregate.quality,
            "averageConversationRating": aggregate.rating,
            "ratingCount": aggregate.ratingCount,
        ]
        body = body.merging(aggregate.averages).merging(aggregate.safetyCounts)
        body["pillarScores"] =
            analyses.isEmpty
            ? .null
            : .object([
                "friction": pillars.friction,
                "growth": pillars.growth,
                "safety": pillars.safety,
                "satisfaction": pillars.satisfaction,
            ])
        guard mode == .insights else { return body }
        body["topics"] = Aggregate.json(aggregate.topics)
        body["topicGroups"] = Aggregate.json(aggregate.topicGroups)
        body["keywords"] = aggregate.keywords.map(\.name).json
        body["dissatisfactionThemes"] = themes.json
        body["rootCauseMix"] = rootCauses.json
        body["topFailingTools"] = failingTools.json
        body["insights"] = .object(["summary": aggregate.sentence])
        return body
    }

    /// Topics of the conversations that went badly.
    private var themes: [JSONObject] {
        let unhappy = analyses.filter(\.isUnhappy)
        let byTopic = Dictionary(grouping: unhappy, by: \.topic)
        return Aggregate.ranked(byTopic.mapValues(\.count)).map { topic in
            let members = byTopic[topic.name] ?? []
            return [
                "topicCanonical": topic.name,
                "topicGroup": members.first?.topicGroup ?? Lexicon.otherTopic.group,
                "count": topic.count,
                "avgCqi": Aggregate.average(members.map(\.quality)),
                "avgFrustration": Aggregate.average(members.map(\.frustration)) ?? 0,
                "avgStruggle": Aggregate.average(members.map(\.struggle)) ?? 0,
            ]
        }
    }

    private var rootCauses: [JSONObject] {
        let causes = analyses.filter(\.isUnhappy).map(\.rootCause)
        return Aggregate.ranked(Aggregate.counts(of: causes)).map { cause in
            ["cause": cause.name, "count": cause.count, "avgConfidence": 0.8, "source": "word_list"]
        }
    }

    private var failingTools: [JSONObject] {
        let tools = analyses.reduce(into: [String: (calls: Int, failures: Int)]()) { sums, analysis in
            sums.merge(analysis.tools) { ($0.calls + $1.calls, $0.failures + $1.failures) }
        }
        return Aggregate.ranked(tools.mapValues(\.failures).filter { $0.value > 0 }).map { tool in
            let calls = max(tools[tool.name]?.calls ?? 0, tool.count)
            return [
                "toolName": tool.name,
                "failureCount": tool.count,
                "totalCalls": calls,
                "failureRate": Double(tool.count) / Double(calls),
            ]
        }
    }
}

extension ConversationAnalysis {
    var isUnhappy: Bool { sentiment < -0.2 || frustration >= 0.3 || quality < 0.4 }

    /// Why an unhappy conversation went badly.
    var rootCause: String {
        if flags.contains(.missingCapability) { return "missing_capability" }
        if flags.contains(.hallucination) { return "wrong_answer" }
        if tools.values.contains(where: { $0.failures > 0 }) { return "tool_failure" }
        if struggle > frustration { return "hard_to_use" }
        return "unmet_expectation"
    }
}

/// How deep an analysis goes.
enum AnalysisMode: String, CaseIterable {
    /// Numbers only; never limited.
    case simple
    /// Topics, keywords and summaries too.
    case insights

    init(_ query: RequestQuery) throws {
        let text = try query.choice("mode", of: Self.allCases.map(\.rawValue))
        self = text.flatMap(Self.init(rawValue:)) ?? .insights
    }
}
