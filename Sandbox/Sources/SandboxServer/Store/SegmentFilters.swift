import Foundation

/// What makes a user a member of a segment: all rules hold, over the conversations that the filters admit.
struct SegmentFilters: Sendable {
    /// As it was sent, for answers.
    let body: JSONObject
    let rules: [SegmentRule]
    let productIDs: Set<String>?
    private let dateRange: DateRange

    /// When conversations count; both ends are optional.
    private struct DateRange: Sendable {
        var days: Int?
        var from: Date?
        var to: Date?

        func contains(_ date: Date, now: Date) -> Bool {
            if let days, date < now.addingTimeInterval(-86_400 * Double(days)) { return false }
            if let from, date < from { return false }
            if let to, date > to { return false }
            return true
        }
    }

    init(_ input: InputObject) throws {
        body = input.object
        let rules = try input.parts("rules")
        guard !rules.isEmpty else { throw input.failure("rules", "needs at least one rule") }
        self.rules = try rules.map { try SegmentRule($0) }
        productIDs = try input.stringsIfPresent("productIds").flatMap { $0.isEmpty ? nil : Set($0) }
        var range = DateRange()
        if let dates = try input.partIfPresent("dateRange") {
            let preset = try dates.choiceIfPresent("preset", of: ["7d", "30d", "90d", "all"])
            range.days = ["7d": 7, "30d": 30, "90d": 90][preset ?? ""]
            range.from = try Self.date("from", in: dates)
            range.to = try Self.date("to", in: dates)
        }
        dateRange = range
    }

    /// Rules of a system segment, written in code.
    init(_ rules: [SegmentRule], body: JSONObject) {
        self.rules = rules
        self.body = body
        productIDs = nil
        dateRange = DateRange()
    }

    func admits(_ conversation: Conversation, now: Date) -> Bool {
        (productIDs?.contains(conversation.productID) ?? true) && dateRange.contains(conversation.updatedAt, now: now)
    }

    /// A date-time, or a plain date, which means its first moment in UTC.
    private static func date(_ name: String, in input: InputObject) throws -> Date? {
        guard let text = try input.stringIfPresent(name) else { return nil }
        guard let date = Timestamp.date(text) ?? Timestamp.date("\(text)T00:00:00Z") else {
            throw input.failure(name, "'\(text)' is not an ISO 8601 date")
        }
        return date
    }
}

extension StoreState {
    func segment(_ id: String) throws -> Segment {
        guard let segment = segments[id] ?? segments.records.first(where: { $0.presetID == id }) else {
            throw APIFailure.notFound("segment", id)
        }
        return segment
    }

    mutating func isMember(_ user: User, of segment: Segment, now: Date) -> Bool {
        let all = conversations(ofUser: user.id)
        let admitted = all.filter { segment.filters.admits($0, now: now) }
        let analyses = admitted.map { analysis(of: $0) }
        let member = SegmentCandidate(user: user, conversations: admitted, analyses: analyses, now: now)
        return segment.filters.rules.allSatisfy { $0.holds(for: member) }
    }

    mutating func members(of segment: Segment, now: Date) -> [User] {
        var members: [User] = []
        for user in users.records where isMember(user, of: segment, now: now) { members.append(user) }
        return members
    }
}
