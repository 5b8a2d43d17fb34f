import HTTPTypes

/// What two requests have in common that get the same answer.
struct ResponseCacheKey: Hashable, Sendable {
    private let account: String
    /// The client, where steps of its own behind the cache may ask for something else than what can be seen here.
    private let client: ObjectIdentifier?
    private let service: String
    private let operation: String
    private let target: String
    /// By lower-case name, in order.
    private let fields: [String]

    /// - Parameter secrets: The credential's.
    init(_ request: OutgoingRequest, _ secrets: [String]) {
        let base = request.call.request.base
        let address = "\(request.head.scheme ?? "")://\(request.head.authority ?? "")"
        account = Account.fingerprint(secrets, at: "\(base.origin)\(base.path)")
        let call = request.call
        client = call.configuration.middleware.hasOwnStepsBehindRetry ? ObjectIdentifier(call.core) : nil
        service = request.call.configuration.transport.serviceID.map { "\(address)#\($0)" } ?? address
        operation = request.endpoint.id
        target = request.head.path ?? ""
        fields = request.head.headerFields
            .filter { !Self.ofTheRequestAlone.contains($0.name.canonicalName) }
            .map { "\($0.name.canonicalName):\($0.value)" }
            .sorted()
    }

    /// Fields that say something of the request, and not of what is asked for.
    private static let ofTheRequestAlone: Set = [
        "b3", "baggage", "cache-control", "request-id", "traceparent", "tracestate", "user-agent", "x-b3-parentspanid",
        "x-b3-sampled", "x-b3-spanid", "x-b3-traceid", "x-correlation-id", "x-request-id",
    ]

    /// The bytes that it takes in memory, about.
    var cost: Int {
        fields.reduce(256 + service.utf8.count + target.utf8.count) { $0 + 16 + $1.utf8.count }
    }
}

/// What two calls have in common that can be one: the request, and how long and how often it is tried.
struct SharedCallKey: Hashable, Sendable {
    private let request: ResponseCacheKey
    private let timeout: Duration?
    private let totalTimeout: Duration?
    private let retry: RetryPolicy
    private let rateLimit: RateLimitPolicy
    private let maximumResponseBytes: Int

    init(_ request: ResponseCacheKey, _ settings: CallSettings) {
        self.request = request
        timeout = settings.timeout
        totalTimeout = settings.totalTimeout
        retry = settings.retry
        rateLimit = settings.rateLimit
        maximumResponseBytes = settings.maximumResponseBytes
    }
}
