/// What holds for one call: its options, and its client's configuration where they say nothing.
struct CallSettings: Sendable {
    let timeout: Duration?
    let totalTimeout: Duration?
    let retry: RetryPolicy
    let rateLimit: RateLimitPolicy
    let maximumResponseBytes: Int
    let undecodableElements: UndecodableElements
    let onResponse: (@Sendable (ResponseInfo) -> Void)?

    init(_ options: CallOptions, _ core: APIClient.Core) {
        timeout = (options.timeout ?? core.configuration.timeout)?.limit
        totalTimeout = (options.totalTimeout ?? core.configuration.totalTimeout)?.limit
        retry = options.retry ?? core.configuration.retry
        rateLimit = options.rateLimit ?? core.configuration.rateLimit
        maximumResponseBytes = options.maximumResponseBytes ?? core.configuration.maximumResponseBytes
        undecodableElements = options.undecodableElements ?? core.configuration.undecodableElements
        onResponse = options.onResponse
    }
}
