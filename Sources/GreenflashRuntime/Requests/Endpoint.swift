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

    /// - Parameters:
    ///   - id: The operation's name, such as `users.list`.
    ///   - method: The HTTP method.
    ///   - template: The path with its parameters in braces, for logs.
    ///   - isSafeToRepeat: Whether a request that the service may have received already can be sent again.
    ///   - rateLimit: The limit that calls count against.
    public init(
        _ id: String,
        _ method: HTTPRequest.Method,
        _ template: String,
        isSafeToRepeat: Bool,
        rateLimit: RateLimit? = nil
    ) {
        self.id = id
        self.method = method
        self.template = template
        self.isSafeToRepeat = isSafeToRepeat
        self.rateLimit = rateLimit
    }
}
