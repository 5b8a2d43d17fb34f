public import Foundation
public import GreenflashAPI
public import GreenflashRuntime
public import HTTPTypes
public import Logging

/// The way into Greenflash: every resource of the API, with one key.
///
/// ```swift
/// let greenflash = try GreenflashClient()          // the key is in GREENFLASH_API_KEY
/// let user = try await greenflash.users.create(.init(externalUserID: "user-456", name: "Jane Doe"))
/// ```
///
/// A client is a value; copies share connections and settings. Make one for each key. No description, dump, log or
/// error shows the key.
///
/// Calls throw ``GreenflashError``, and `CancellationError` when their task is cancelled.
public struct GreenflashClient: GreenflashAPIClient {
    /// Sends the requests of all resources.
    public private(set) var api: APIClient

    /// Makes a client. Nothing is sent yet.
    ///
    /// - Parameters:
    ///   - apiKey: The key, exactly as Greenflash shows it. `nil`: taken from the environment, GREENFLASH_API_KEY.
    ///   - baseURL: The address of the API on a domain of your own, or of a sandbox. `nil`: taken from the environment,
    ///     GREENFLASH_BASE_URL or its older name GREENFLASH_API_URL, and `defaultBaseURL` where neither is set. Plain
    ///     `http` is only admitted to this machine; see `ClientConfiguration.allowsInsecureHTTP`.
    ///   - transport: How requests are sent. `nil`: by URLSession, with connections that all clients share.
    ///   - timeout: The longest time that an attempt may take to the head of its response, and then between two pieces of
    ///     it. `nil`: no limit.
    ///   - totalTimeout: The longest time for a whole call, with retries, waits, and a stream to its end. `nil`: no limit.
    ///   - retry: How often failed attempts are repeated.
    ///   - rateLimit: What to do when too many calls were made: wait, fail, or ask for simple analytics instead.
    ///   - plan: The account's plan, whose limits are kept before a call is sent. `nil`: no limit is known until the service
    ///     says something.
    ///   - cache: Keeps analytics, so that asking again costs nothing. Clients may share one. `nil`: none.
    ///   - logger: Where attempts (`debug`) and retries (`notice`) are logged. `nil`: nowhere.
    ///   - environment: The variables that are looked into.
    ///   - configure: Changes whatever else there is: header fields, the largest answer, clocks for tests.
    /// - Throws: ``GreenflashError`` with the code `configuration`: the key is missing or malformed, or
    ///   the base URL is none.
    public init(
        apiKey: String? = nil,
        baseURL: URL? = nil,
        transport: (any HTTPTransport)? = nil,
        timeout: Duration? = .seconds(60),
        totalTimeout: Duration? = .seconds(600),
        retry: RetryPolicy = .default,
        rateLimit: RateLimitPolicy = .wait(upTo: .seconds(60)),
        plan: GreenflashPlan? = nil,
        cache: ResponseCache? = nil,
        logger: Logger? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment,
        configure: (inout ClientConfiguration) -> Void = { _ in }
    ) throws {
        let environment = Environment(environment)
        let key = try APIKey(apiKey, environment)
        var configuration = ClientConfiguration(
            baseURL: try baseURL ?? environment.baseURL(),
            credential: .bearer(key.value),
            transport: transport ?? URLSessionTransport.shared
        )
        configuration.timeout = timeout
        configuration.totalTimeout = totalTimeout
        configuration.retry = retry
        configuration.rateLimit = rateLimit
        configuration.rateLimitQuotas = plan?.quotas ?? [:]
        if let cache { configuration.middleware.insert(cache, before: .retry) }
        configuration.logger = logger
        configuration.headers = ["User-Agent": UserAgent.text]
        configuration.hints = Self.hints
        configure(&configuration)
        api = try APIClient(configuration)
    }

    /// What to do about a status, after the table in Greenflash's own documentation.
    private static let hints = [
        401: "Check your key in Greenflash under Settings → Developers → API Keys.",
        403: "Your plan or a quota does not include this; upgrade your plan.",
        404: "Verify the id and try again.",
        429: "Wait and try again, or ask for analytics with mode simple, which has no limit.",
    ]
}

// MARK: Responses and requests as they are

extension GreenflashClient {
    /// Runs calls with a copy of this client, and returns what came with the last answer besides its value.
    ///
    /// ```swift
    /// let (user, response) = try await greenflash.withResponse { client in
    ///     try await client.users.create(.init(externalUserID: "user-456"))
    /// }
    /// print(response.status, response.requestID ?? "-", response.attempts)
    /// ```
    ///
    /// - Throws: What `body` throws, and ``GreenflashError`` where it has no call that was answered.
    public func withResponse<Value>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (GreenflashClient) async throws -> Value
    ) async throws -> (value: Value, response: ResponseInfo) {
        let last = LastResponse()
        var client = self
        client.api.defaultOptions = CallOptions(onResponse: { last.set($0) }).merged(over: api.defaultOptions)
        let value = try await body(client)
        guard let response = last.info else {
            throw GreenflashError(
                .invalidRequest,
                "There is no response: no call was made, inside withResponse, with the client that its closure is given."
            )
        }
        return (value, response)
    }

    /// Sends a request that this version has no method for, with the key, the retries and the errors of all others.
    ///
    /// ```swift
    /// let answer = try await greenflash.send(.get, "/reports/\(id)", query: ["page": "1"])
    /// print(try answer.json()["title"].stringValue ?? "")
    /// ```
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - path: Below the base URL. Values put into it are percent-encoded.
    ///   - query: In the order given.
    ///   - body: Sent as JSON; `JSONValue` takes any.
    ///   - isSafeToRepeat: Whether a request that may have been received already can be sent again. `nil`: only GET and
    ///     HEAD.
    ///   - options: Settings for this call alone.
    public func send(
        _ method: HTTPRequest.Method,
        _ path: RequestPath,
        query: KeyValuePairs<String, String> = [:],
        body: (any Encodable & Sendable)? = nil,
        isSafeToRepeat: Bool? = nil,
        options: CallOptions = CallOptions()
    ) async throws -> RawResponse {
        let endpoint = Endpoint(
            "send",
            method,
            "",
            isSafeToRepeat: isSafeToRepeat ?? (method == .get || method == .head)
        )
        var request = APIRequest(endpoint, path: path)
        for (name, value) in query { request.query(name, value) }
        if let body { request.json(body) }
        return try await api.send(request, options)
    }
}

extension GreenflashClient: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "GreenflashClient(\(api.baseURL.absoluteString))" }
    public var debugDescription: String { description }
}
