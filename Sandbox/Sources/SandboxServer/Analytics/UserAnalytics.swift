/// The answer of `users.analytics`.
struct UserAnalytics {
    let user: User
    let analyses: [ConversationAnalysis]
    let mode: AnalysisMode

    var body: JSONObject {
        let aggregate = Aggregate(analyses)
        var body = aggregate.participation
        guard mode == .insights else { return body }
        body["summary"] = analyses.isEmpty ? .null : .object(summary(aggregate))
        body["topics"] = Aggregate.json(aggregate.topics)
        body["keywords"] = Aggregate.json(aggregate.keywords)
        return body
    }

    private func summary(_ aggregate: Aggregate) -> JSONObject {
        [
            "profileSummary": "\(user.name ?? user.externalID): \(aggregate.sentence)",
            "methodology": "Word counts over \(aggregate.conversationCount) conversations.",
            "engagement": engagement(aggregate),
            "behavioralPatterns": patterns(aggregate),
            "productAlignment": alignment(aggregate),
            "signals": signals(aggregate),
        ]
    }

    private func engagement(_ aggregate: Aggregate) -> JSONObject {
        let level =
            switch aggregate.conversationCount {
            case _ where aggregate.frustration >= 0.5: "at_risk"
            case 10...: "power_user"
            case 3...: "regular"
            default: "casual"
            }
        let trajectory =
            switch aggregate.sentimentChange {
            case 0.1...: "growing"
            case ..<(-0.1): "declining"
            default: "stable"
            }
        return ["level": level, "trajectory": trajectory, "description": aggregate.sentence]
    }

    private func patterns(_ aggregate: Aggregate) -> [JSONObject] {
        aggregate.topics.prefix(3).map { topic in
            let share = Double(topic.count) / Double(max(1, aggregate.conversationCount))
            let frequency = share >= 0.5 ? "recurring" : share >= 0.2 ? "occasional" : "rare"
            return [
                "pattern": "Asks about \(topic.name.lowercased())",
                "frequency": frequency,
                "evidence": "\(topic.count) of \(aggregate.conversationCount) conversations",
            ]
        }
    }

    private func alignment(_ aggregate: Aggregate) -> JSONObject {
        let unhappy = analyses.filter(\.isUnhappy)
        let gaps = Aggregate.ranked(Aggregate.counts(of: unhappy.map(\.topic))).map(\.name)
        let strengths = aggregate.topics.map(\.name).filter { !gaps.contains($0) }
        return [
            "summary": "\(analyses.count - unhappy.count) of \(analyses.count) conversations went well.",
            "gaps": gaps,
            "strengths": strengths,
        ]
    }

    private func signals(_ aggregate: Aggregate) -> [JSONObject] {
        var signals: [JSONObject] = []
        if aggregate.frustration >= 0.3 {
            let priority = aggregate.frustration >= 0.6 ? "high" : "medium"
            signals.append([
                "type": "risk", "priority": priority, "title": "Frustration",
                "description": "Frustration averages \(aggregate.frustration.json.text) of 1.",
            ])
        }
        if analyses.contains(where: { $0.commercialSignal == "upgrade" }) {
            signals.append([
                "type": "opportunity", "priority": "medium", "title": "Asks about buying",
                "description": "At least one conversation mentions prices, seats or an upgrade.",
            ])
        }
        return signals
    }
}
