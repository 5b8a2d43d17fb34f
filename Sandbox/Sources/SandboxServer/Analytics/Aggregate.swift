/// What a set of conversations comes to: averages and counts over their analyses.
struct Aggregate: Sendable {
    let conversationCount: Int
    let messageCount: Int
    let sentiment: Double
    let sentimentChange: Double
    let frustration: Double
    let struggle: Double
    let commercialIntent: Double
    /// `nil` where nothing was rated.
    let rating: Double?
    let ratingCount: Int
    /// `nil` where there is nothing to judge.
    let quality: Double?
    let topics: [(name: String, count: Int)]
    let topicGroups: [(name: String, count: Int)]
    let keywords: [(name: String, count: Int)]
    private let flagged: [ConversationAnalysis.Flag: Int]

    /// As many topics and keywords as an answer shows.
    static let shown = 10

    init(_ analyses: [ConversationAnalysis]) {
        conversationCount = analyses.count
        messageCount = analyses.reduce(0) { $0 + $1.messageCount }
        sentiment = Self.average(analyses.map(\.sentiment)) ?? 0
        sentimentChange = Self.average(analyses.map(\.sentimentChange)) ?? 0
        frustration = Self.average(analyses.map(\.frustration)) ?? 0
        struggle = Self.average(analyses.map(\.struggle)) ?? 0
        commercialIntent = Self.average(analyses.map(\.commercialIntent)) ?? 0
        let ratings = analyses.compactMap(\.rating)
        rating = Self.average(ratings)
        ratingCount = ratings.count
        quality = Self.average(analyses.map(\.quality))
        topics = Self.ranked(Self.counts(of: analyses.map(\.topic)))
        topicGroups = Self.ranked(Self.counts(of: analyses.map(\.topicGroup)))
        keywords = Self.ranked(analyses.reduce(into: [:]) { $0.merge($1.keywords, uniquingKeysWith: +) })
        flagged = analyses.reduce(into: [:]) { counts, analysis in
            for flag in analysis.flags { counts[flag, default: 0] += 1 }
        }
    }

    /// How many conversations have the flag, and their share in percent.
    func count(of flag: ConversationAnalysis.Flag) -> JSONObject {
        let total = flagged[flag] ?? 0
        let percentage = conversationCount > 0 ? 100 * Double(total) / Double(conversationCount) : 0
        return ["percentage": percentage, "total": total]
    }

    /// The pillars of quality, 0 to 1 each.
    var pillars: (friction: Double, growth: Double, safety: Double, satisfaction: Double) {
        let unsafe = flagged.filter { $0.key != .missingCapability }.values.reduce(0, +)
        return (
            friction: 1 - (frustration + struggle) / 2,
            growth: commercialIntent,
            safety: conversationCount > 0 ? 1 - min(1, Double(unsafe) / Double(conversationCount)) : 1,
            satisfaction: (sentiment + 1) / 2
        )
    }

    static func average(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    static func counts(of names: [String]) -> [String: Int] {
        names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// The most frequent first, those of one count by name.
    static func ranked(_ counts: [String: Int]) -> [(name: String, count: Int)] {
        let all = counts.map { (name: $0.key, count: $0.value) }
        let sorted = all.sorted { $0.count == $1.count ? $0.name < $1.name : $0.count > $1.count }
        return Array(sorted.prefix(shown))
    }

    static func json(_ counts: [(name: String, count: Int)]) -> JSON {
        .array(counts.map { .object(["name": $0.name, "count": $0.count]) })
    }
}
