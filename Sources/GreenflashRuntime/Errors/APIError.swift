public import Foundation
public import HTTPTypes

/// Why a call failed, and what to do about it.
///
/// Tell failures apart by their ``code``:
///
/// ```swift
/// do {
///     …
/// } catch let error as APIError where error.code == .rateLimited {
///     print("come back in", error.retryAfter ?? .seconds(60))
/// }
/// ```
///
/// A cancelled task throws `CancellationError` instead.
///
/// Nothing in an error contains the client's credential: where the service repeats it, it is replaced with `***`.
public struct APIError: Error, Sendable {
    /// The kind of failure.
    public var code: Code

    /// What happened and what to do, in a sentence or two.
    public var message: String

    /// The HTTP status, where the service answered.
    public var status: Int?

    /// What the service itself says went wrong.
    public var serviceMessage: String?

    /// The service's own code for what went wrong, for programs.
    public var serviceCode: String?

    /// The id that the service gave to the request; name it when you ask its support.
    public var requestID: String?

    /// When to try again, as the service says, or the client's own rate limit budget.
    public var retryAfter: Duration?

    /// What the service said about its limits.
    public var rateLimit: RateLimitStatus?

    /// The answer's body: all of it where it is what could not be read (``Code/decoding``), and at most its first 64 KiB
    /// otherwise.
    public var body: Data?

    /// The answer's header fields.
    public var headers: HTTPFields

    /// The operation, such as `users.list`.
    public var operation: String?

    /// The request, such as `GET /users`, without its query.
    public var request: String?

    /// How many requests were sent for the call; 0 where it was refused before.
    public var attempts: Int

    /// The service may have acted on the request although the call failed. Check before you repeat it.
    public var mayHaveTakenEffect: Bool

    /// The text that a stream had delivered when it failed.
    public var partialText: String?

    /// The error that this one explains, such as a ``TransportError`` or a `DecodingError`.
    public var underlying: (any Error)?

    /// An error of which nothing else is known; for tests of code that handles errors, too.
    public init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
        headers = [:]
        attempts = 0
        mayHaveTakenEffect = false
    }
}

extension APIError {
    /// The answer's body as a value: the errors that the API describes, for example.
    ///
    /// ```swift
    /// } catch let error as APIError where error.status == 404 {
    ///     let details = try error.decode(NotFound.self)
    /// }
    /// ```
    ///
    /// - Throws: `DecodingError` where there is no body, or where it doesn't fit the type; also where it was longer than
    ///   what ``body`` keeps.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONCoding.decode(type, from: body ?? Data())
    }
}

extension APIError: CustomStringConvertible, LocalizedError {
    /// All of it in one line: `rateLimited: Too many requests. … (analytics, GET /…, status 429, request id …)`.
    public var description: String {
        var facts: [String] = []
        if let operation { facts.append(operation) }
        if let request { facts.append(request) }
        if let status { facts.append("status \(status)") }
        if let serviceCode { facts.append("code \(serviceCode)") }
        if let requestID { facts.append("request id \(requestID)") }
        if attempts > 1 { facts.append("\(attempts) attempts") }
        if let retryAfter { facts.append("retry after \(retryAfter.inWords)") }
        if let partialText { facts.append("\(partialText.count) characters of text received") }
        return facts.isEmpty ? "\(code): \(message)" : "\(code): \(message) (\(facts.joined(separator: ", ")))"
    }

    public var errorDescription: String? { description }
}
