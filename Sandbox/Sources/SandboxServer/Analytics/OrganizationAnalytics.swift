/// The answer of `organizations.analytics`.
struct OrganizationAnalytics {
    let analyses: [ConversationAnalysis]
    let mode: AnalysisMode

    var body: JSONObject {
        let aggregate = Aggregate(analyses)
        var body = aggregate.participation
        guard mode == .insights else { return body }
        body["summary"] =
            analyses.isEmpty
            ? .null
            : .object([
                "analysis": aggregate.sentence,
                "reason": "Averages over what the organization's users wrote, by word lists.",
            ])
        body["topics"] = Aggregate.json(aggregate.topics)
        body["keywords"] = Aggregate.json(aggregate.keywords)
        return body
    }
}
