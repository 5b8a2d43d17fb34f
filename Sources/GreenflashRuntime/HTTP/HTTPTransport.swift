public import Foundation
public import HTTPTypes

/// Carries one HTTP request to a server and brings its response back.
///
/// The client retries, times whole calls, adds credentials and reads errors; a transport only exchanges bytes.
/// The default is ``URLSessionTransport``. Write one of your own to use another HTTP library, or use the in-memory one
/// of the testing module.
///
/// A transport
/// - returns every response as it is, whatever its status, and **never follows a redirect**: the request carries a
///   credential that is meant for one origin only;
/// - throws ``TransportError`` when there is no response, and `CancellationError` when the task was cancelled;
/// - returns as soon as the head of the response is there, and streams the body.
public protocol HTTPTransport: Sendable {
    /// Sends a request and returns once the head of the response has arrived.
    ///
    /// - Parameters:
    ///   - request: Scheme, authority, and a path with its query, all percent-encoded: they go onto the wire as they are.
    ///   - body: The bytes to send, or `nil` for a request without a body.
    ///   - options: Limits for this exchange.
    /// - Throws: ``TransportError``, or `CancellationError`.
    func send(_ request: HTTPRequest, body: Data?, options: TransportOptions) async throws -> HTTPTransportResponse

    /// What tells the service that this transport reaches from another one with the same address: `nil`, unless the transport
    /// plays a service itself, as in tests. Rate limits are counted for each service.
    var serviceID: String? { get }

    /// Sends a request with a body that is not in memory: a file, or chunks that are made while it is sent.
    ///
    /// A transport that doesn't implement it collects the bytes and sends them by ``send(_:body:options:)``.
    ///
    /// - Throws: ``TransportError``, `CancellationError`, or what the source of the body throws.
    func upload(
        _ request: HTTPRequest,
        body: HTTPRequestBody,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse
}

extension HTTPTransport {
    public var serviceID: String? { nil }

    public func upload(
        _ request: HTTPRequest,
        body: HTTPRequestBody,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse {
        try await send(request, body: body.collect(), options: options)
    }
}

/// The limits of one exchange.
public struct TransportOptions: Sendable {
    /// The longest time to the head of the response, and then between two chunks of its body. `nil`: no limit.
    public var timeout: Duration?

    /// How many bytes of the body, decompressed, may wait for a slow reader where the transport cannot slow the sender
    /// down. Past it the body fails with ``TransportError/Kind/bufferOverflow``.
    public var maximumBufferedBytes: Int

    /// Limits; the defaults are those of a client.
    public init(timeout: Duration? = .seconds(60), maximumBufferedBytes: Int = 16 << 20) {
        self.timeout = timeout
        self.maximumBufferedBytes = maximumBufferedBytes
    }
}

/// The head of a response, and its body as it arrives.
public struct HTTPTransportResponse: Sendable {
    /// Status and header fields.
    public var head: HTTPResponse
    /// The body, not read yet.
    public var body: HTTPBody

    /// What a transport returns, or a wrapper around one.
    public init(head: HTTPResponse, body: HTTPBody) {
        self.head = head
        self.body = body
    }
}
