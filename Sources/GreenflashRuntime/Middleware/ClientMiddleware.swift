/// One step between a call and the network: it sees a request on its way out, and the response on its way back.
///
/// ```swift
/// struct Signing: ClientMiddleware {
///     func intercept(_ request: OutgoingRequest, next: Next) async throws -> IncomingResponse {
///         var request = request
///         request.head.headerFields[.init("X-Signature")!] = sign(request.head)
///         return try await next(request)
///     }
/// }
/// ```
///
/// Where in the ``MiddlewareChain`` a step stands decides what it sees. In front of ``MiddlewareChain/BuiltIn/retry`` it
/// sees every call once: the response is one of success, with its body in memory unless it is a stream, and everything else
/// is thrown as ``APIError``. Behind it, it sees every attempt: the response has whatever status the service gave, its body
/// is not read yet, and a ``TransportError`` is thrown where there was none.
public protocol ClientMiddleware: Sendable {
    /// The rest of the chain, to its end at the transport.
    typealias Next = @Sendable (OutgoingRequest) async throws -> IncomingResponse

    /// Passes a request on to `next`, as it is or changed, and returns the response, as it is or changed.
    ///
    /// It may call `next` more than once, or not at all. What it throws ends the call: an ``APIError`` reaches the caller as
    /// it is, anything unknown as one with the code ``APIError/Code/middleware``; only a ``TransportError`` counts as a failed
    /// attempt that may be repeated.
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse
}
