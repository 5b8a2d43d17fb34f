public import Foundation
public import Logging

/// What an ``APIClient`` needs to know: where the service is, who calls, and how to behave when things go wrong.
///
/// Its description and its dump show no credential.
public struct ClientConfiguration: Sendable {
    /// The service's address, such as `https://api.example.com/v1`: `http` or `https`, any host and path prefix, without
    /// user, query and fragment. Requests and their credential go to this origin only.
    public var baseURL: URL

    /// Where the servers are that some operations have of their own, by their URL in the API's description.
    ///
    /// An operation with a server on another origin than ``baseURL`` goes there without the credential; where it needs
    /// one, the call fails instead. Naming the server here says that the credential is meant for it too; the value is
    /// where it is really called, which may be the same URL, or a server for tests.
    ///
    /// ```swift
    /// configuration.servers["https://upload.example.com/2.0"] = URL(string: "https://upload.example.com/2.0")
    /// ```
    public var servers: [String: URL] = [:]

    /// Permits plain `http` to a host that is not this machine, where everyone on the way can read the credential.
    public var allowsInsecureHTTP = false

    /// The secret that is sent with every request whose operation asks for one.
    public var credential: Credential?

    /// Header fields for every request, by name.
    public var headers: [String: String] = [:]

    /// How requests reach the service. Clients may share one.
    public var transport: any HTTPTransport

    /// The longest time that an attempt may take to the head of the response, and then between two pieces of its body; more
    /// than 0. `nil`: no limit.
    public var timeout: Duration? = .seconds(60)

    /// The longest time for a whole call: all its attempts, the waits between them, and a stream to its end; more than 0. For
    /// lists it holds for each page. `nil`: no limit.
    public var totalTimeout: Duration? = .seconds(600)

    /// When and how often failed attempts are repeated.
    public var retry = RetryPolicy.default

    /// What to do when too many calls were made: on the client's side, where its budget is used up, and by the service (429).
    public var rateLimit = RateLimitPolicy.wait(upTo: .seconds(60))

    /// The calls that are allowed, by the name of the bucket (``RateLimit/bucket``): what the account's plan says.
    ///
    /// A call over it is held back before it is sent, as ``rateLimit`` says. What the service says of its limits corrects the
    /// quota. A bucket without one is not limited until the service says something.
    public var rateLimitQuotas: [String: RateLimitQuota] = [:]

    /// Where calls are counted: all clients with the same store, base URL and credential share a budget.
    public var rateLimitStore: any RateLimitStore = InProcessRateLimitStore.shared

    /// The largest answer that is read, decompressed, in bytes. Streams have no limit.
    public var maximumResponseBytes = 64 << 20

    /// What to do with an element of a list or a stream that does not fit its type.
    public var undecodableElements = UndecodableElements.fail

    /// How many bytes of a stream may wait for a slow reader, where the transport cannot slow the service down.
    public var maximumBufferedStreamBytes = 16 << 20

    /// The steps that every request passes on its way to the transport: headers, tracing, signing and the like go in here.
    public var middleware = MiddlewareChain.standard

    /// Advice for errors with an HTTP status, such as `[401: "Check your key at …"]`; added to their message.
    public var hints: [Int: String] = [:]

    /// Where attempts (`debug`), retries (`notice`) and elements that are left out (`warning`) are logged. `nil`: nowhere.
    public var logger: Logger?

    /// Time for timeouts and waits.
    public var clock: any Clock<Duration> = ContinuousClock()

    /// The date, which `Retry-After: <date>` is compared with.
    public var now: @Sendable () -> Date = { Date() }

    /// A number in 0..<1: the jitter of waits.
    public var random: @Sendable () -> Double = { .random(in: 0..<1) }

    /// A configuration with the defaults of everything else.
    public init(baseURL: URL, credential: Credential? = nil, transport: any HTTPTransport = URLSessionTransport.shared)
    {
        self.baseURL = baseURL
        self.credential = credential
        self.transport = transport
    }
}

extension ClientConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "ClientConfiguration(\(baseURL.absoluteString))" }
    public var debugDescription: String { description }

    public var customMirror: Mirror {
        // Values of headers may be secrets too.
        Mirror(
            self,
            children: [
                "baseURL": baseURL.absoluteString,
                "credential": credential?.description ?? "none",
                "headers": headers.keys.sorted(),
                "timeout": timeout as Any,
                "totalTimeout": totalTimeout as Any,
                "retry": retry,
                "rateLimit": rateLimit,
                "rateLimitQuotas": rateLimitQuotas,
                "middleware": middleware.description,
                "undecodableElements": undecodableElements,
            ]
        )
    }
}
