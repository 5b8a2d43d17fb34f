import Foundation
import HTTPTypes

extension APIError {
    /// How much of a body an error keeps, other than one of decoding.
    static let maximumBodyBytes = 64 << 10

    /// How much is read for that: a secret across the end of what is kept has to be seen whole, to be taken out.
    static let maximumReadBytes = maximumBodyBytes + 1024

    /// An answer whose status is no success.
    init(
        response head: HTTPResponse,
        body: Data,
        hints: [Int: String],
        redaction: Redaction,
        now: Date
    ) {
        // Before anything is cut to length: half of a secret would not be recognized.
        let body = redaction(body)
        let headers = redaction(head.headerFields)
        let status = head.status.code
        let service = ServiceMessage(body: body)
        self.init(Code(status: status), "")
        self.status = status
        serviceMessage = service.message
        serviceCode = service.code
        self.headers = headers
        requestID = headers.requestID
        rateLimit = RateLimitStatus(headers, now: now)
        retryAfter = headers[.retryAfter].flatMap { RetryAfter.parse($0, now: now) }
        if retryAfter == nil, code == .rateLimited, rateLimit?.remaining ?? 0 == 0 {
            retryAfter = rateLimit?.resetAfter
        }
        self.body = Data(body.prefix(Self.maximumBodyBytes))
        let problem = code == .redirect ? Self.redirectMessage(headers) : serviceMessage
        message = Self.sentences(problem ?? Self.defaultMessage(status), hints[status])
    }

    private static func defaultMessage(_ status: Int) -> String {
        switch status {
        case 401: "The service did not accept the key"
        case 403: "The key is not allowed to do this"
        case 404: "The service knows no such thing"
        case 408: "The service gave up waiting for the request"
        case 409: "The request conflicts with another one or with what is stored"
        case 429: "Too many calls"
        case 400..<500: "The service did not accept the request"
        case 500..<600: "The service failed"
        default: "The service answered with a status that has no meaning here"
        }
    }

    /// Names origin and path of the target, and leaves out the query: it may have a token in it.
    private static func redirectMessage(_ headers: HTTPFields) -> String {
        guard let location = headers[.location] else {
            return "The service answered with a redirect, which is not followed"
        }
        let target = Excerpt.of(String(location.prefix { $0 != "?" && $0 != "#" }))
        return """
            The service redirects to \(target). Redirects are not followed, so that the key goes nowhere else; \
            if the service has moved there, make it the base URL
            """
    }

    /// The parts that are there, as sentences one after the other.
    static func sentences(_ parts: String?...) -> String {
        parts.compactMap { part -> String? in
            guard let part, let last = part.last else { return nil }
            return ".!?…".contains(last) ? part : part + "."
        }
        .joined(separator: " ")
    }
}

extension APIError {
    /// A request that cannot be sent.
    init(invalid endpoint: Endpoint, _ error: any Error) {
        let reason =
            switch error {
            case let error as InvalidRequest: error.message
            case let EncodingError.invalidValue(_, context):
                "the body cannot be encoded at \(JSONPath.text(context.codingPath)): \(context.debugDescription)"
            default: "the body cannot be encoded: \(error)"
            }
        self.init(.invalidRequest, Self.sentences("The request was not sent: \(reason)"), underlying: error)
        operation = endpoint.id
    }

    /// An exchange without a whole response.
    init(transport error: TransportError, redaction: Redaction) {
        let code: Code =
            switch error.kind {
            case .timeout: .timeout
            case .invalidRequest: .invalidRequest
            case .bufferOverflow: .responseTooLarge
            default: .connection
            }
        self.init(code, redaction(error.message), underlying: redaction(error))
    }

    /// An `error` event of a stream: with the service's message and code out of its data.
    public static func streamFailure(_ event: ServerSentEvent) -> APIError {
        streamFailure(Data(event.data.utf8))
    }

    static func streamFailure(_ data: Data) -> APIError {
        let service = ServiceMessage(body: data)
        var error = APIError(.stream, sentences(service.message ?? "The service reported an error in the stream"))
        error.serviceMessage = service.message
        error.serviceCode = service.code
        error.body = Data(data.prefix(maximumBodyBytes))
        return error
    }

    /// Takes a secret out of everything that the service wrote.
    func redacted(_ redaction: Redaction) -> APIError {
        var error = self
        error.message = redaction(message)
        error.serviceMessage = serviceMessage.map { redaction($0) }
        error.serviceCode = serviceCode.map { redaction($0) }
        error.body = body.map { redaction($0) }
        error.underlying = underlying.map { redaction($0) }
        return error
    }
}
