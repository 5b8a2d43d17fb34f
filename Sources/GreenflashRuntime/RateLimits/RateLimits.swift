/// What is left of a client's rate limits: now, and as it changes.
///
/// ```swift
/// let state = try await client.rateLimits.state(of: "analytics")
/// print(state.remaining ?? 0, state.nextSlot ?? .now)
/// ```
public struct RateLimits: Sendable {
    let core: APIClient.Core

    /// What is left of a bucket. Nothing is sent; the numbers are those of the client's own count, with all that the service
    /// has said.
    ///
    /// - Parameter bucket: ``RateLimit/bucket``, at the client's base URL.
    /// - Throws: What the credential or the store throws.
    public func state(of bucket: String) async throws -> RateLimitState {
        try await budget(bucket).current(terms(bucket), core.time)
    }

    /// What is left of a bucket, and then every change.
    ///
    /// Changes are calls of this process, what the service says, and the time that frees slots. What other processes take
    /// from a shared store is seen with the next of these. Whoever is slow to read gets the newest state.
    ///
    /// - Parameter bucket: ``RateLimit/bucket``, at the client's base URL.
    public func changes(of bucket: String) -> RateLimitChanges {
        RateLimitChanges(limits: self, bucket: bucket)
    }

    func stream(of bucket: String) async throws -> AsyncStream<RateLimitState> {
        try await budget(bucket).changes(terms(bucket), core.time)
    }

    private func terms(_ bucket: String) -> RateLimitTerms? {
        core.configuration.rateLimitQuotas[bucket].map { RateLimitTerms(limit: $0.limit, window: $0.window) }
    }

    private func budget(_ name: String) async throws -> RateLimitBudget {
        let configuration = core.configuration
        let secrets = try await configuration.credential?.secrets() ?? []
        let bucket = RateLimitBucket(name, core.base, configuration.transport, secrets)
        return RateLimitBudgets.shared.budget(bucket, configuration.rateLimitStore)
    }
}

extension APIClient {
    /// What is left of the rate limits.
    public var rateLimits: RateLimits { RateLimits(core: core) }
}
