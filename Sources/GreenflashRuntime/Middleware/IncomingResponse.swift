public import HTTPTypes

/// A response on its way back through the steps of a client.
public struct IncomingResponse: Sendable {
    /// Status and header fields.
    public var head: HTTPResponse

    /// The body. In front of ``MiddlewareChain/BuiltIn/retry`` it is in memory, unless it is a stream.
    public var body: HTTPBody

    /// From sending the request to the head of its response.
    var duration: Duration = .zero

    /// How many requests were sent for the call.
    var attempts = 0

    /// See ``ResponseInfo/fellBack``.
    var fellBack = false

    /// See ``ResponseInfo/isFromCache``.
    var isFromCache = false

    /// A response that a step makes itself, instead of asking the service.
    public init(head: HTTPResponse, body: HTTPBody) {
        self.head = head
        self.body = body
    }
}
