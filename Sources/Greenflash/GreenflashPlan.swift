import GreenflashRuntime

/// What the account's plan allows in any hour: how many analyses in insights mode, and how many questions to the
/// assistant.
///
/// A client that knows its plan holds calls back that the service would refuse. What the service says of its limits
/// corrects it.
public struct GreenflashPlan: Sendable, Hashable {
    /// Insights analyses in any hour; `nil` where that is not known.
    public var analyticsPerHour: Int?

    /// Questions to the assistant in any hour; `nil` where that is not known.
    public var chatsPerHour: Int?

    /// No analytics and no assistant: such calls fail with the code `permissionDenied`, without being sent.
    public static let free = GreenflashPlan(analyticsPerHour: 0, chatsPerHour: 0)

    /// 50 analyses and 20 questions.
    public static let growth = GreenflashPlan(analyticsPerHour: 50, chatsPerHour: 20)

    /// What was agreed upon.
    ///
    /// - Parameters:
    ///   - analyticsPerHour: Insights analyses in any hour; `nil`: not limited until the service says something.
    ///   - chatsPerHour: Questions to the assistant in any hour; `nil`: not limited until the service says something.
    public static func enterprise(analyticsPerHour: Int? = nil, chatsPerHour: Int? = nil) -> GreenflashPlan {
        GreenflashPlan(analyticsPerHour: analyticsPerHour, chatsPerHour: chatsPerHour)
    }

    /// By the names that the API's description gives them.
    var quotas: [String: RateLimitQuota] {
        [RateLimits.analyticsBucket: analyticsPerHour, RateLimits.chatBucket: chatsPerHour]
            .compactMapValues { $0 }
            .mapValues { RateLimitQuota($0, per: .seconds(3600)) }
    }
}
