/// What holds for one call: its options, and its client's configuration where they say nothing.
struct CallSettings: Sendable {
    let timeout: Duration?
    let totalTimeout: Duration?
    let retry: RetryPolicy
    let rateLimit: RateLimitPolicy
    let maximumResponseBytes: Int
    let undecodableElements: UndecodableElements
    let onResponse: (@Sendable (ResponseInfo) -> Void)?

    init(_ options: CallOptions, _ configuration: ClientConfiguration) {
        timeout = (options.timeout ?? configuration.timeout)?.limit
        totalTimeout = (options.totalTimeout ?? configuration.totalTimeout)?.limit
        retry = options.retry ?? configuration.retry
        rateLimit = options.rateLimit ?? configuration.rateLimit
        maximumResponseBytes = options.maximumResponseBytes ?? configuration.maximumResponseBytes
        undecodableElements = options.undecodableElements ?? configuration.undecodableElements
        onResponse = options.onResponse
    }
}
