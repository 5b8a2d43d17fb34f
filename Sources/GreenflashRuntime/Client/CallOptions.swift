public import Foundation

/// What one call does differently from its client. Whatever is `nil` or empty is as the client says.
///
/// ```swift
/// try await client.users.list(options: CallOptions(timeout: .seconds(5), retry: .never))
/// ```
public struct CallOptions: Sendable {
    /// Replaces ``ClientConfiguration/timeout``. More than 0; `Duration.unlimited` is no limit.
    public var timeout: Duration?

    /// Replaces ``ClientConfiguration/totalTimeout``. More than 0; `Duration.unlimited` is no limit.
    public var totalTimeout: Duration?

    /// Replaces ``ClientConfiguration/retry``.
    public var retry: RetryPolicy?

    /// Replaces ``ClientConfiguration/rateLimit``.
    public var rateLimit: RateLimitPolicy?

    /// Replaces ``ClientConfiguration/maximumResponseBytes``.
    public var maximumResponseBytes: Int?

    /// Replaces ``ClientConfiguration/undecodableElements``.
    public var undecodableElements: UndecodableElements?

    /// More header fields, by name. They go before those of the client and of the operation, but not before the credential.
    public var headers: [String: String]

    /// More query parameters, after those of the operation: for what the service knows and this version does not.
    public var query: [URLQueryItem]

    /// Called with status, header fields and attempts of an answer of success, before its body is decoded; for lists with
    /// every page's, for streams when they open. Where there is no such answer, the error has it all.
    public var onResponse: (@Sendable (ResponseInfo) -> Void)?

    /// Options that say only what is given.
    public init(
        timeout: Duration? = nil,
        totalTimeout: Duration? = nil,
        retry: RetryPolicy? = nil,
        rateLimit: RateLimitPolicy? = nil,
        maximumResponseBytes: Int? = nil,
        undecodableElements: UndecodableElements? = nil,
        headers: [String: String] = [:],
        query: [URLQueryItem] = [],
        onResponse: (@Sendable (ResponseInfo) -> Void)? = nil
    ) {
        self.timeout = timeout
        self.totalTimeout = totalTimeout
        self.retry = retry
        self.rateLimit = rateLimit
        self.maximumResponseBytes = maximumResponseBytes
        self.undecodableElements = undecodableElements
        self.headers = headers
        self.query = query
        self.onResponse = onResponse
    }

    /// These options where they say something, and `base` elsewhere. Both callbacks are called.
    public func merged(over base: CallOptions) -> CallOptions {
        var merged = self
        merged.timeout = timeout ?? base.timeout
        merged.totalTimeout = totalTimeout ?? base.totalTimeout
        merged.retry = retry ?? base.retry
        merged.rateLimit = rateLimit ?? base.rateLimit
        merged.maximumResponseBytes = maximumResponseBytes ?? base.maximumResponseBytes
        merged.undecodableElements = undecodableElements ?? base.undecodableElements
        merged.headers = base.headers.merging(headers) { _, own in own }
        merged.query = base.query + query
        if let first = base.onResponse, let second = onResponse {
            merged.onResponse = { info in
                first(info)
                second(info)
            }
        } else {
            merged.onResponse = onResponse ?? base.onResponse
        }
        return merged
    }
}

extension CallOptions: CustomReflectable {
    public var customMirror: Mirror {
        // Values of header fields may be secrets.
        Mirror(
            self,
            children: [
                "timeout": timeout as Any,
                "totalTimeout": totalTimeout as Any,
                "retry": retry as Any,
                "rateLimit": rateLimit as Any,
                "maximumResponseBytes": maximumResponseBytes as Any,
                "undecodableElements": undecodableElements as Any,
                "headers": headers.keys.sorted(),
                "query": query,
            ]
        )
    }
}
