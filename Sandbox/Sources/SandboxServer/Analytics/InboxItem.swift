/// A conversation that somebody should look at, and why.
struct InboxItem: Sendable {
    struct Trigger: Sendable {
        let type: String
        /// 1 to 5.
        let severity: Int
        let reason: String
    }

    let conversation: Conversation
    let analysis: ConversationAnalysis
    /// The gravest one first; never empty.
    let triggers: [Trigger]

    /// `nil` for a conversation with nothing to look at.
    init?(_ conversation: Conversation, _ analysis: ConversationAnalysis) {
        let triggers = Self.triggers(conversation, analysis)
        guard !triggers.isEmpty else { return nil }
        self.conversation = conversation
        self.analysis = analysis
        self.triggers = triggers.sorted { $0.severity > $1.severity }
    }

    /// Nothing in the API changes it, so everything is unreviewed.
    var reviewStatus: String { "unreviewed" }

    var axis: String {
        triggers.allSatisfy { $0.type == "novelty" } ? "opportunity" : "attention"
    }

    private static func triggers(_ conversation: Conversation, _ analysis: ConversationAnalysis) -> [Trigger] {
        var triggers: [Trigger] = []
        let unsafe = analysis.flags.subtracting([.missingCapability]).map(\.rawValue).sorted()
        if !unsafe.isEmpty {
            triggers.append(
                Trigger(type: "guardrail", severity: 5, reason: "Found: \(unsafe.joined(separator: ", ")).")
            )
        }
        if let rating = conversation.rating, rating.normalized <= 0.25 {
            let reason = "Rated \(rating.value.json.text) of \(rating.maximum.json.text)."
            triggers.append(Trigger(type: "expectation_check", severity: 4, reason: reason))
        }
        if analysis.frustration >= 0.3 {
            let severity = analysis.frustration >= 0.6 ? 4 : 3
            let reason = "The user sounds frustrated (\(analysis.frustration.json.text))."
            triggers.append(Trigger(type: "expectation_check", severity: severity, reason: reason))
        }
        if analysis.commercialSignal == "churn" {
            triggers.append(Trigger(type: "revenue_risk", severity: 4, reason: "The user speaks of leaving."))
        }
        if analysis.commercialSignal == "upgrade" {
            triggers.append(Trigger(type: "novelty", severity: 2, reason: "The user asks about buying."))
        }
        return triggers
    }
}
