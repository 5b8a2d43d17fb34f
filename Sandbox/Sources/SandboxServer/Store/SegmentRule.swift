import Foundation

/// A user with what the rules of a segment look at.
struct SegmentCandidate {
    let user: User
    /// The conversations that the segment's filters admit.
    let conversations: [Conversation]
    let analyses: [ConversationAnalysis]
    let now: Date

    /// When the user last said something; users who never did were last seen when they were created.
    var lastSeen: Date {
        conversations.map(\.updatedAt).max() ?? user.createdAt
    }
}

/// One condition of a segment.
enum SegmentRule: Sendable {
    enum Comparison: String, Sendable {
        case gt, lt, eq, gte, lte, neq, contains
    }

    /// The average of a score over the user's conversations; false where there is nothing to average.
    case analysis(field: String, Comparison, Double)
    /// Whether any conversation has the flag.
    case flag(ConversationAnalysis.Flag, Bool)
    /// A property of the user.
    case property(key: String, Comparison, JSON)
    /// A property of any of the user's conversations.
    case conversationProperty(key: String, Comparison, JSON)
    case conversationCount(Comparison, Int)
    case lastSeen(within: Bool, seconds: TimeInterval)

    private static let types = [
        "analysis", "analysis_flag", "property", "conversation_property", "conversation_count", "last_seen",
    ]

    init(_ input: InputObject) throws {
        switch try input.choice("type", of: Self.types) {
        case "analysis":
            let fields = ["sentiment", "frustration", "struggle", "commercialIntent", "cqi", "rating"]
            self = .analysis(
                field: try input.choice("field", of: fields),
                try Self.comparison(input, [.gt, .lt, .eq, .gte, .lte]),
                try input.number("value")
            )
        case "analysis_flag":
            let name = try input.choice("field", of: ConversationAnalysis.Flag.allCases.map(\.rawValue))
            guard let value = try input.boolIfPresent("value") else { throw input.failure("value", "is required") }
            self = .flag(ConversationAnalysis.Flag(rawValue: name) ?? .jailbreak, value)
        case "property":
            let (key, comparison, value) = try Self.property(input)
            self = .property(key: key, comparison, value)
        case "conversation_property":
            let (key, comparison, value) = try Self.property(input)
            self = .conversationProperty(key: key, comparison, value)
        case "conversation_count":
            let comparison = try Self.comparison(input, [.gte, .lte])
            guard let count = try input.integerIfPresent("value") else { throw input.failure("value", "is required") }
            self = .conversationCount(comparison, count)
        default:
            let isWithin = try input.choice("operator", of: ["within", "before"]) == "within"
            self = .lastSeen(within: isWithin, seconds: try Self.seconds(input))
        }
    }

    func holds(for candidate: SegmentCandidate) -> Bool {
        switch self {
        case .analysis(let field, let comparison, let value):
            guard let average = Self.average(of: field, candidate.analyses) else { return false }
            return comparison.holds(average, value)
        case .flag(let flag, let value):
            return candidate.analyses.contains { $0.flags.contains(flag) } == value
        case .property(let key, let comparison, let value):
            return comparison.holds(candidate.user.properties[key], value)
        case .conversationProperty(let key, let comparison, let value):
            return candidate.conversations.contains { comparison.holds($0.properties[key], value) }
        case .conversationCount(let comparison, let count):
            return comparison.holds(Double(candidate.conversations.count), Double(count))
        case .lastSeen(let within, let seconds):
            return (candidate.now.timeIntervalSince(candidate.lastSeen) <= seconds) == within
        }
    }

    private static func average(of field: String, _ analyses: [ConversationAnalysis]) -> Double? {
        switch field {
        case "sentiment": Aggregate.average(analyses.map(\.sentiment))
        case "frustration": Aggregate.average(analyses.map(\.frustration))
        case "struggle": Aggregate.average(analyses.map(\.struggle))
        case "commercialIntent": Aggregate.average(analyses.map(\.commercialIntent))
        case "cqi": Aggregate.average(analyses.map(\.quality))
        default: Aggregate.average(analyses.compactMap(\.rating))
        }
    }

    private static func comparison(_ input: InputObject, _ admitted: [Comparison]) throws -> Comparison {
        let name = try input.choice("operator", of: admitted.map(\.rawValue))
        return Comparison(rawValue: name) ?? .eq
    }

    private static func property(_ input: InputObject) throws -> (String, Comparison, JSON) {
        let key = try input.identifier("key")
        let comparison = try comparison(input, [.eq, .neq, .contains, .gt, .lt])
        guard let value = input.object["value"] else { throw input.failure("value", "is required") }
        switch value {
        case .string, .integer, .number, .bool: return (key, comparison, value)
        default: throw input.failure("value", "has to be a string, a number or a boolean, not \(value.typeName)")
        }
    }

    /// `7d`, `24h`, `30m`.
    private static func seconds(_ input: InputObject) throws -> TimeInterval {
        let text = try input.string("value")
        let units: [Character: TimeInterval] = ["d": 86_400, "h": 3600, "m": 60]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()), count > 0 else {
            throw input.failure("value", "'\(text)' is not a span such as 7d, 24h or 30m")
        }
        return Double(count) * unit
    }
}

extension SegmentRule.Comparison {
    func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .gt: left > right
        case .lt: left < right
        case .eq: left == right
        case .gte: left >= right
        case .lte: left <= right
        case .neq: left != right
        case .contains: false
        }
    }

    /// Compares a property, which may be absent, with a rule's value: numbers as numbers, everything else as text.
    func holds(_ property: JSON?, _ value: JSON) -> Bool {
        guard let property else { return self == .neq }
        if self == .contains {
            if case .array(let elements) = property { return elements.contains(value) }
            return (property.stringValue ?? property.text).localizedStandardContains(value.stringValue ?? value.text)
        }
        if let left = property.doubleValue, let right = value.doubleValue { return holds(left, right) }
        switch self {
        case .eq: return property == value
        case .neq: return property != value
        case .gt, .lt:
            guard let left = property.stringValue, let right = value.stringValue else { return false }
            return self == .gt ? left > right : left < right
        default: return false
        }
    }
}
