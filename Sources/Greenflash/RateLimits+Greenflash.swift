public import GreenflashRuntime

extension GreenflashClient {
    /// What is left of the hourly limits. Nothing is sent.
    ///
    /// ```swift
    /// let state = try await greenflash.rateLimits.analytics
    /// if let remaining = state.remaining { print(remaining, "analyses left") }  // nil: no limit is known
    /// ```
    public var rateLimits: RateLimits { api.rateLimits }
}

extension RateLimits {
    static let analyticsBucket = "analytics"
    static let chatBucket = "chat"

    /// What is left of the analyses in insights mode.
    public var analytics: RateLimitState {
        get async throws { try await state(of: Self.analyticsBucket) }
    }

    /// What is left of the questions to the assistant.
    public var chat: RateLimitState {
        get async throws { try await state(of: Self.chatBucket) }
    }

    /// What is left of the analyses in insights mode, and then every change.
    public var analyticsChanges: RateLimitChanges { changes(of: Self.analyticsBucket) }

    /// What is left of the questions to the assistant, and then every change.
    public var chatChanges: RateLimitChanges { changes(of: Self.chatBucket) }
}
