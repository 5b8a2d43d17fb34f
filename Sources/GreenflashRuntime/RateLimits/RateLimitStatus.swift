public import Foundation
public import HTTPTypes

/// What a response says about the rate limit that it counted against.
///
/// Read from `RateLimit` and `RateLimit-Policy` (IETF draft-ietf-httpapi-ratelimit-headers, structured fields), or
/// else from `RateLimit-Limit`, `-Remaining` and `-Reset` of the draft's older versions, or else from the same three
/// names behind `X-`.
public struct RateLimitStatus: Sendable, Hashable {
    /// The policy's name, where the service names it.
    public var policy: String?
    /// The calls that the policy allows in its window.
    public var limit: Int?
    /// The time over which calls are counted.
    public var window: Duration?
    /// The calls that are left.
    public var remaining: Int?
    /// The time until more calls are allowed, counted from the response.
    public var resetAfter: Duration?

    /// A status for tests and scripted answers.
    public init(
        policy: String? = nil,
        limit: Int? = nil,
        window: Duration? = nil,
        remaining: Int? = nil,
        resetAfter: Duration? = nil
    ) {
        self.policy = policy
        self.limit = limit
        self.window = window
        self.remaining = remaining
        self.resetAfter = resetAfter
    }

    /// Reads the header fields of a response; `nil` where they say nothing of a rate limit.
    ///
    /// Where several policies are reported, the one with the fewest calls left is taken.
    /// - Parameters:
    ///   - fields: The header fields of the response.
    ///   - now: The time of the response, for fields that give the reset as a date.
    public init?(_ fields: HTTPFields, now: Date) {
        // Most responses have none of them.
        guard fields.contains(where: \.name.isOfRateLimits),
            let status = Self.structured(fields) ?? Self.dictionary(fields)
                ?? Self.separate(fields, prefix: "RateLimit", now: now)
                ?? Self.separate(fields, prefix: "X-RateLimit", now: now)
        else { return nil }
        self = status
    }
}

// MARK: - RateLimit and RateLimit-Policy

extension RateLimitStatus {
    /// `RateLimit: "default";r=50;t=30` and `RateLimit-Policy: "default";q=100;w=3600`
    private static func structured(_ fields: HTTPFields) -> RateLimitStatus? {
        let policies = items(fields, .rateLimitPolicy).compactMap { item -> RateLimitStatus? in
            guard let name = item.name, let quota = item.count("q") else { return nil }
            return RateLimitStatus(policy: name, limit: quota, window: item.duration("w"))
        }
        let limits = items(fields, .rateLimit).compactMap { item -> RateLimitStatus? in
            guard let name = item.name, let remaining = item.count("r") else { return nil }
            return RateLimitStatus(policy: name, remaining: remaining, resetAfter: item.duration("t"))
        }
        let tightest = limits.min { left, right in
            guard left.remaining == right.remaining else { return (left.remaining ?? 0) < (right.remaining ?? 0) }
            // With as many calls left, the one that takes longer to reset binds.
            return (left.resetAfter ?? .zero) > (right.resetAfter ?? .zero)
        }
        guard var status = tightest else { return policies.first }
        let policy = policies.first { $0.policy == status.policy }
        status.limit = policy?.limit
        status.window = policy?.window
        return status
    }

    /// `RateLimit: limit=100, remaining=50, reset=30`, as the draft's versions 3 to 7 have it.
    private static func dictionary(_ fields: HTTPFields) -> RateLimitStatus? {
        guard let text = fields[.rateLimit], let members = StructuredField.dictionary(text) else { return nil }
        func count(_ name: String) -> Int? {
            guard case .integer(let value) = members[name]?.value, value >= 0 else { return nil }
            return value
        }
        guard let remaining = count("remaining") else { return nil }
        let limit = count("limit")
        let policies = fields[.rateLimitPolicy].flatMap(StructuredField.list) ?? []
        let policy = limit.flatMap { limit in policies.first { $0.value == .integer(limit) } }
        return RateLimitStatus(
            limit: limit,
            window: policy?.duration("w"),
            remaining: remaining,
            resetAfter: count("reset").map { .seconds($0) }
        )
    }

    private static func items(_ fields: HTTPFields, _ name: HTTPField.Name) -> [StructuredField.Item] {
        fields[name].flatMap(StructuredField.list) ?? []
    }
}

extension StructuredField.Item {
    fileprivate var name: String? {
        switch value {
        case .string(let name), .token(let name): name
        default: nil
        }
    }

    fileprivate func count(_ parameter: String) -> Int? {
        guard case .integer(let value) = parameters[parameter], value >= 0 else { return nil }
        return value
    }

    fileprivate func duration(_ parameter: String) -> Duration? {
        count(parameter).map { .seconds($0) }
    }
}

// MARK: - One field per number

extension RateLimitStatus {
    private static func separate(_ fields: HTTPFields, prefix: String, now: Date) -> RateLimitStatus? {
        func text(_ suffix: String) -> String? {
            HTTPField.Name("\(prefix)-\(suffix)").flatMap { fields[$0] }
        }
        let status = RateLimitStatus(
            limit: text("Limit").flatMap(leadingCount),
            remaining: text("Remaining").flatMap(leadingCount),
            resetAfter: text("Reset").flatMap { reset($0, now: now) }
        )
        return status == RateLimitStatus() ? nil : status
    }

    /// The number in front: some services append their policy, as in `100, 100;w=3600`.
    private static func leadingCount(_ text: String) -> Int? {
        let digits = text.trimmingCharacters(in: .whitespaces).prefix { !",; ".contains($0) }
        guard let value = Int(digits), value >= 0 else { return nil }
        return value
    }

    /// Seconds to wait, or a time since 1970 in seconds or milliseconds: no window lasts the 30 years that tell them
    /// apart. A date is read too.
    private static func reset(_ text: String, now: Date) -> Duration? {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard let number = Double(text), number.isFinite else {
            let date = HTTPDate.parse(text, now: now) ?? DateTime.parse(text)
            return date.map { .seconds(max(0, $0.timeIntervalSince(now))) }
        }
        switch number {
        case ..<0: return nil
        case ..<1e9: return .seconds(number)
        case ..<1e11: return .seconds(max(0, number - now.timeIntervalSince1970))
        case ..<1e14: return .seconds(max(0, number / 1000 - now.timeIntervalSince1970))
        default: return nil
        }
    }
}

extension HTTPField.Name {
    fileprivate var isOfRateLimits: Bool {
        canonicalName.hasPrefix("ratelimit") || canonicalName.hasPrefix("x-ratelimit")
    }

    fileprivate static let rateLimit = HTTPField.Name("RateLimit")!
    fileprivate static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy")!
}
