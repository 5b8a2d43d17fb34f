import HTTPTypes

/// The header fields in which an answer says how much of a limit is left.
public enum RateLimitStyle: String, Sendable, Hashable, CaseIterable {
    /// None: the API reference documents none.
    case none
    /// `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10).
    case ietf
    /// `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset`, the last in seconds from now.
    case x
}

/// How much of a limit is left, at the moment of an answer.
struct RateLimitState: Sendable, Hashable {
    /// The calls that are allowed in the window.
    var limit: Int
    var remaining: Int
    /// The seconds until the next call is given back: one that was made an hour before that.
    var reset: Int
    /// The policy's name.
    var name = "hour"
    /// The window's length, in seconds.
    var window = 3600

    /// The fields that say so.
    func fields(_ style: RateLimitStyle) -> HTTPFields {
        switch style {
        case .none:
            [:]
        case .ietf:
            [
                .rateLimitPolicy: "\"\(name)\";q=\(limit);w=\(window)",
                .rateLimit: "\"\(name)\";r=\(remaining);t=\(reset)",
            ]
        case .x:
            [.xRateLimitLimit: "\(limit)", .xRateLimitRemaining: "\(remaining)", .xRateLimitReset: "\(reset)"]
        }
    }
}
