public import HTTPTypes

/// What is the same for every call of one operation.
public struct Endpoint: Sendable, Hashable {
    /// The operation's name, such as `interactions.analytics`; for logs, errors and scripted answers.
    public let id: String
    /// The HTTP method.
    public let method: HTTPRequest.Method
    /// The path with its parameters in braces, such as `/interactions/{interactionId}/analytics`.
    public let template: String
    /// Whether sending the request twice has the effect of sending it once, so that it may be retried.
    public let isSafeToRepeat: Bool
    /// The limit that calls count against, where the operation has one.
    public let rateLimit: RateLimit?
    /// The media type that is asked for; `nil` for the one that the kind of call has.
    public let accept: String?
    /// Where the operation is, if not at the client's base URL: a URL, or a path on the same origin.
    public let server: String?
    /// Whether the operation is called with the client's credential.
    public let sendsCredential: Bool

    /// - Parameters:
    ///   - id: The operation's name, such as `users.list`.
    ///   - method: The HTTP method.
    ///   - template: The path with its parameters in braces, for logs.
    ///   - isSafeToRepeat: Whether a request that the service may have received already can be sent again; `nil` where
    ///     the method says it.
    ///   - rateLimit: The limit that calls count against.
    ///   - accept: The media type that is asked for.
    ///   - server: Where the operation is, if not at the client's base URL: a URL, or a path on the same origin. See
    ///     ``ClientConfiguration/servers``.
    ///   - sendsCredential: Whether the operation is called with the client's credential.
    public init(
        _ id: String,
        _ method: HTTPRequest.Method,
        _ template: String,
        isSafeToRepeat: Bool? = nil,
        rateLimit: RateLimit? = nil,
        accept: String? = nil,
        server: String? = nil,
        sendsCredential: Bool = true
    ) {
        self.id = id
        self.method = method
        self.template = template
        self.isSafeToRepeat = isSafeToRepeat ?? Self.idempotentMethods.contains(method.rawValue)
        self.rateLimit = rateLimit
        self.accept = accept
        self.server = server
        self.sendsCredential = sendsCredential
    }

    /// RFC 9110, section 9.2.2; and QUERY, which changes nothing either.
    private static let idempotentMethods: Set = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT", "QUERY", "TRACE"]

    /// An operation of a method that only its API knows, such as `LINK`.
    ///
    /// - Parameter method: A token (RFC 9110, section 5.6.2).
    public init(
        _ id: String,
        custom method: String,
        _ template: String,
        isSafeToRepeat: Bool? = nil,
        rateLimit: RateLimit? = nil,
        accept: String? = nil,
        server: String? = nil,
        sendsCredential: Bool = true
    ) {
        guard let method = HTTPRequest.Method(method) else {
            preconditionFailure("\(String(reflecting: method)) is no name of an HTTP method")
        }
        self.init(
            id,
            method,
            template,
            isSafeToRepeat: isSafeToRepeat,
            rateLimit: rateLimit,
            accept: accept,
            server: server,
            sendsCredential: sendsCredential
        )
    }
}
