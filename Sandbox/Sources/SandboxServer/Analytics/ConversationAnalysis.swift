/// What the sandbox makes of one conversation, by counting words.
struct ConversationAnalysis: Sendable {
    let messageCount: Int
    /// -1 to 1.
    let sentiment: Double
    /// The last user message's sentiment less the first one's: -2 to 2.
    let sentimentChange: Double
    /// 0 to 1.
    let frustration: Double
    /// 0 to 1.
    let struggle: Double
    /// 0 to 1.
    let commercialIntent: Double
    /// `upgrade`, `churn` or `none`.
    let commercialSignal: String
    /// As it was given, on its own scale.
    let rating: Double?
    /// 0 to 1.
    let quality: Double
    let topic: String
    let topicGroup: String
    let keywords: [String: Int]
    let flags: Set<Flag>
    let tools: [String: (calls: Int, failures: Int)]

    enum Flag: String, CaseIterable, Sendable {
        case jailbreak = "jailbreakDetected"
        case hallucination = "hallucinationDetected"
        case userToxicity = "userToxicityDetected"
        case modelToxicity = "modelToxicityDetected"
        case userBias = "userBiasDetected"
        case modelBias = "modelBiasDetected"
        case missingCapability = "missingCapabilityDetected"
    }

    init(_ conversation: Conversation) {
        let byUser = conversation.messages.filter { $0.role == "user" }.map(\.text)
        let byModel = conversation.messages
            .filter { $0.role == "assistant" || $0.role == "final_response" }
            .map(\.text)
        let userWords = byUser.map { Lexicon.words(of: $0) }
        let allUserWords = userWords.flatMap(\.self)
        let modelWords = byModel.flatMap { Lexicon.words(of: $0) }

        messageCount = conversation.messages.count
        sentiment = Self.sentiment(of: allUserWords)
        sentimentChange = Self.sentiment(of: userWords.last ?? []) - Self.sentiment(of: userWords.first ?? [])
        frustration = Self.share(of: allUserWords, in: Lexicon.frustration, full: 3)
        struggle = Self.share(of: allUserWords, in: Lexicon.struggle, full: 5)
        let purchase = Self.share(of: allUserWords, in: Lexicon.purchase, full: 2)
        let churn = Self.share(of: allUserWords, in: Lexicon.churn, full: 2)
        commercialIntent = max(purchase, churn)
        commercialSignal = commercialIntent == 0 ? "none" : churn > purchase ? "churn" : "upgrade"
        rating = conversation.rating?.value
        let satisfaction = conversation.rating?.normalized ?? (sentiment + 1) / 2
        quality = min(1, max(0, 0.35 + 0.65 * satisfaction - 0.25 * frustration - 0.1 * struggle))

        let best = Lexicon.topics
            .map { topic in (topic, hits: allUserWords.count { topic.words.contains($0) }) }
            .max { $0.hits < $1.hits }
        let topic = best.flatMap { $0.hits > 0 ? (name: $0.0.name, group: $0.0.group) : nil } ?? Lexicon.otherTopic
        self.topic = topic.name
        topicGroup = topic.group
        keywords = allUserWords.reduce(into: [:]) { counts, word in
            if word.count > 2, !Lexicon.stopWords.contains(word) { counts[word, default: 0] += 1 }
        }
        flags = Self.flags(byUser, byModel, allUserWords, modelWords)
        tools = conversation.messages.reduce(into: [:]) { tools, message in
            guard let name = message.toolName else { return }
            let hasFailed = message.type == "tool_error" || message.output?["error"] != nil
            if message.type == "tool_call" { tools[name, default: (0, 0)].calls += 1 }
            if hasFailed { tools[name, default: (0, 0)].failures += 1 }
        }
    }

    var emotion: String {
        if frustration >= 0.5 { return "frustration" }
        if sentiment > 0.2 { return "satisfaction" }
        if sentiment < -0.2 { return "disappointment" }
        return "neutral"
    }

    private static func sentiment(of words: [String]) -> Double {
        let positive = words.count { Lexicon.positive.contains($0) }
        let negative = words.count { Lexicon.negative.contains($0) }
        guard positive + negative > 0 else { return 0 }
        return Double(positive - negative) / Double(positive + negative)
    }

    /// How many of the words are in a list, 1 from `full` of them on.
    private static func share(of words: [String], in list: Set<String>, full: Int) -> Double {
        min(1, Double(words.count { list.contains($0) }) / Double(full))
    }

    private static func flags(
        _ byUser: [String],
        _ byModel: [String],
        _ userWords: [String],
        _ modelWords: [String]
    ) -> Set<Flag> {
        let user = byUser.joined(separator: "\n").lowercased()
        let model = byModel.joined(separator: "\n").lowercased()
        var flags: Set<Flag> = []
        if Lexicon.jailbreaks.contains(where: user.contains) { flags.insert(.jailbreak) }
        if Lexicon.hallucinations.contains(where: user.contains) { flags.insert(.hallucination) }
        if Lexicon.missingCapabilities.contains(where: model.contains) { flags.insert(.missingCapability) }
        if !Lexicon.toxic.isDisjoint(with: userWords) { flags.insert(.userToxicity) }
        if !Lexicon.toxic.isDisjoint(with: modelWords) { flags.insert(.modelToxicity) }
        if !Lexicon.biased.isDisjoint(with: userWords) { flags.insert(.userBias) }
        if !Lexicon.biased.isDisjoint(with: modelWords) { flags.insert(.modelBias) }
        return flags
    }
}
