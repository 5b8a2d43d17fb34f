/// The steps that every request of a client passes, in order, on its way to the transport.
///
/// The client's own steps are among them, under the names of ``BuiltIn``; others go where they are needed:
///
/// ```swift
/// configuration.middleware.insert(CountCalls(), before: .retry)          // once for each call
/// configuration.middleware.insert(AddHeaders(), before: .authentication) // each attempt, without the credential
/// configuration.middleware.append(Signing())                             // last, with everything in place
/// ```
public struct MiddlewareChain: Sendable {
    /// A step that every client has.
    public struct BuiltIn: Sendable, Hashable, CustomStringConvertible {
        /// The name, such as `retry`.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// Repeats attempts that failed, by ``RetryPolicy`` and ``RateLimitPolicy``. It reads the bodies of answers that are no
        /// streams, so that one that breaks off is asked for again, and makes errors of statuses that are no success.
        public static let retry = BuiltIn("retry")
        /// Holds requests back that would be over their rate limit, by ``RateLimitPolicy``: see
        /// ``ClientConfiguration/rateLimitQuotas``.
        public static let rateLimit = BuiltIn("rateLimit")
        /// Adds the credential to requests whose operation asks for one.
        public static let authentication = BuiltIn("authentication")
        /// Logs attempts.
        public static let logging = BuiltIn("logging")
    }

    private struct Step: Sendable {
        let name: BuiltIn?
        let middleware: any ClientMiddleware
    }

    private var steps: [Step]

    /// The client's own steps: ``BuiltIn/retry``, ``BuiltIn/rateLimit``, ``BuiltIn/authentication``, ``BuiltIn/logging``.
    public static let standard = MiddlewareChain(steps: [
        Step(name: .retry, middleware: RetryMiddleware()),
        Step(name: .rateLimit, middleware: RateLimitMiddleware()),
        Step(name: .authentication, middleware: AuthenticationMiddleware()),
        Step(name: .logging, middleware: LoggingMiddleware()),
    ])

    private init(steps: [Step]) {
        self.steps = steps
    }

    /// Adds a step right before one of the client's own: of several, the one added last is nearest to it.
    public mutating func insert(_ middleware: some ClientMiddleware, before name: BuiltIn) {
        steps.insert(Step(name: nil, middleware: middleware), at: position(of: name))
    }

    /// Adds a step right after one of the client's own: of several, the one added last is nearest to it.
    public mutating func insert(_ middleware: some ClientMiddleware, after name: BuiltIn) {
        steps.insert(Step(name: nil, middleware: middleware), at: position(of: name) + 1)
    }

    /// Adds a step as the last before the transport.
    public mutating func append(_ middleware: some ClientMiddleware) {
        steps.append(Step(name: nil, middleware: middleware))
    }

    /// Whether there are steps that a cache in front of ``BuiltIn/retry`` cannot see the work of.
    var hasOwnStepsBehindRetry: Bool {
        steps[position(of: .retry)...].contains { $0.name == nil }
    }

    private func position(of name: BuiltIn) -> Int {
        guard let position = steps.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("Every chain has the step \(name).")
        }
        return position
    }
}

extension MiddlewareChain {
    /// All steps in one, with `transport` at their end.
    func joined(to transport: @escaping ClientMiddleware.Next) -> ClientMiddleware.Next {
        steps.reversed().reduce(transport) { next, step in
            { [middleware = step.middleware] request in try await middleware.intercept(request, next: next) }
        }
    }
}

extension MiddlewareChain: CustomStringConvertible {
    /// The names of the steps in order: `retry, rateLimit, authentication, logging, Signing`.
    public var description: String {
        steps.map { $0.name?.description ?? "\(type(of: $0.middleware))" }.joined(separator: ", ")
    }
}
