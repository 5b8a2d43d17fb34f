/// A change of what a plan allows: `growth.analytics=5`.
package struct LimitChange: Sendable, Hashable {
    /// What is limited.
    enum Subject: String, CaseIterable {
        /// Analytics in insights mode, each hour.
        case analytics
        /// Chats, each hour.
        case chat
        /// Custom segments of a tenant.
        case segments
    }

    let plan: Plan
    let subject: Subject
    /// `nil` for no limit.
    let limit: Int?

    /// Reads `PLAN.SUBJECT=N`, or `none` for no limit.
    /// - Throws: ``SandboxError``, which says what there is.
    package init(_ text: String) throws {
        let halves = text.split(separator: "=", omittingEmptySubsequences: false)
        let names = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count == 2, names.count == 2 else {
            throw SandboxError("a limit is PLAN.SUBJECT=N, such as 'growth.analytics=5' or 'enterprise.chat=none'")
        }
        guard let plan = Plan(rawValue: String(names[0])) else { throw SandboxError.noPlan(names[0]) }
        guard let subject = Subject(rawValue: String(names[1])) else {
            let subjects = Subject.allCases.map(\.rawValue).joined(separator: ", ")
            throw SandboxError("there is no limit of '\(names[1])'. Limits: \(subjects)")
        }
        guard subject == .segments || PlanLimits.defaults[plan]?.includesAnalytics == true else {
            throw SandboxError("the \(plan.rawValue) plan has neither analytics nor chat, so there is nothing to limit")
        }
        self.plan = plan
        self.subject = subject
        guard halves[1] != "none" else {
            limit = nil
            return
        }
        guard let limit = Int(halves[1]), limit >= 0 else {
            throw SandboxError("'\(halves[1])' is no limit: write a number from 0, or 'none'")
        }
        self.limit = limit
    }

    package func apply(to limits: inout [Plan: PlanLimits]) {
        var changed = limits[plan] ?? PlanLimits()
        switch subject {
        case .analytics: changed.analyticsPerHour = limit
        case .chat: changed.chatsPerHour = limit
        case .segments: changed.customSegments = limit
        }
        limits[plan] = changed
    }
}
