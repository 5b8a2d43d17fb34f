import Foundation
import HTTPTypes

/// One request and its response.
struct Attempt: Sendable {
    /// What went wrong, and what it means for another attempt.
    struct Failure: Error {
        var error: APIError
        var meaning: RetryState.Failure
    }

    let call: Call
    let request: PreparedRequest
    let number: Int
    let fellBack: Bool
    let log: CallLog

    private var configuration: ClientConfiguration { call.configuration }

    /// - Throws: ``Failure``, or `CancellationError`.
    func run<Output>(_ read: (Call.Answer) async throws -> Output) async throws -> Output {
        try Task.checkCancellation()
        let (httpRequest, redaction): (HTTPRequest, Redaction)
        do {
            (httpRequest, redaction) = try await request.httpRequest(credential: configuration.credential)
        } catch let error as APIError {
            throw failure(error, .permanent, mayHaveTakenEffect: false)
        }
        let start = call.time.elapsed()
        do {
            let response = try await send(httpRequest)
            let duration = call.time.elapsed() - start
            log.attempt(request, number: number, status: response.head.status.code, duration: duration)
            guard response.head.status.kind == .successful else {
                throw try await failure(response, redaction)
            }
            return try await read(answer(response, duration, redaction))
        } catch let failure as Failure {
            throw failure
        } catch {
            // Whatever it is, it came from the cancellation.
            try Task.checkCancellation()
            let failure = failure(error, redaction)
            log.attempt(request, number: number, failed: failure.error, duration: call.time.elapsed() - start)
            throw failure
        }
    }

    private func send(_ httpRequest: HTTPRequest) async throws -> HTTPTransportResponse {
        let options = TransportOptions(
            timeout: call.settings.timeout,
            maximumBufferedBytes: call.maximumBufferedBytes
        )
        let transport = configuration.transport
        guard let body = request.body, body.data == nil else {
            return try await transport.send(httpRequest, body: request.body?.data, options: options)
        }
        return try await transport.upload(httpRequest, body: body, options: options)
    }

    private func answer(
        _ response: HTTPTransportResponse,
        _ duration: Duration,
        _ redaction: Redaction
    ) -> Call.Answer {
        let info = ResponseInfo(
            operation: request.endpoint.id,
            status: response.head.status.code,
            headers: response.head.headerFields,
            attempts: number,
            fellBack: fellBack,
            duration: duration,
            rateLimit: RateLimitStatus(response.head.headerFields, now: call.time.now())
        )
        return Call.Answer(info: info, body: response.body, request: request, redaction: redaction)
    }
}

// MARK: Failures

extension Attempt {
    private func failure(
        _ error: APIError,
        _ meaning: RetryState.Failure,
        mayHaveTakenEffect: Bool
    ) -> Failure {
        var error = error
        error.mayHaveTakenEffect = mayHaveTakenEffect && !request.endpoint.method.isRead
        error.operation = request.endpoint.id
        error.request = request.description
        error.attempts = number
        return Failure(error: error, meaning: meaning)
    }

    /// An answer that is no success.
    private func failure(_ response: HTTPTransportResponse, _ redaction: Redaction) async throws -> Failure {
        let body = try await response.body.prefix(maximumBytes: APIError.maximumBodyBytes)
        if response.head.status.code == 401, request.sendsCredential { await configuration.credential?.refused() }
        let error = APIError(
            response: response.head,
            body: body,
            hints: configuration.hints,
            redaction: redaction,
            now: call.time.now()
        )
        // 409 says that the request was refused, and 303 that it was not (RFC 9110 section 15.4.4).
        let (meaning, mayHaveTakenEffect): (RetryState.Failure, Bool) =
            switch response.head.status.code {
            case 429: (.limited, false)
            case 409: (.transient, false)
            case 408, 500...599: (.transient, true)
            case 303: (.permanent, true)
            default: (.permanent, false)
            }
        return failure(error, meaning, mayHaveTakenEffect: mayHaveTakenEffect)
    }

    /// No response, or one that could not be read.
    private func failure(_ error: any Error, _ redaction: Redaction) -> Failure {
        switch error {
        case let error as APIError:
            return failure(error, .permanent, mayHaveTakenEffect: true)
        case let error as HTTPBody.TooLong:
            let message = """
                The answer has more than \(error.maximumBytes) bytes. Ask for less at once, or raise \
                maximumResponseBytes.
                """
            let error = APIError(.responseTooLarge, message, underlying: error)
            return failure(error, .permanent, mayHaveTakenEffect: true)
        default:
            let transportError =
                error as? TransportError
                ?? TransportError(
                    .lost,
                    requestMayHaveReachedServer: true,
                    message: "The transport failed: \(error)",
                    cause: error
                )
            var apiError = APIError(transport: transportError, redaction: redaction)
            if let circumstance = circumstance(of: transportError) {
                apiError.message = APIError.sentences(apiError.message, circumstance)
            }
            return failure(
                apiError,
                transportError.meaning,
                mayHaveTakenEffect: transportError.requestMayHaveReachedServer
            )
        }
    }

    /// What a person has to know to find the cause: where the request went, and how long was waited.
    private func circumstance(of error: TransportError) -> String? {
        switch error.kind {
        case .timeout: call.settings.timeout.map { "The timeout for an attempt is \($0.inWords)" }
        case .connect, .tls, .lost: "The service's address is \(request.address)"
        default: nil
        }
    }
}

extension TransportError {
    fileprivate var meaning: RetryState.Failure {
        switch kind {
        // A certificate does not become valid within seconds.
        case .tls, .invalidRequest, .bufferOverflow: .permanent
        default: requestMayHaveReachedServer ? .transient : .notSent
        }
    }
}

extension Attempt.Failure {
    /// The error that the caller gets, with the reason why there was no further attempt.
    func final(_ reason: RetryState.Reason) -> APIError {
        var error = error
        switch reason {
        case .permanent, .attemptsExhausted, .policy:
            break
        case .unsafe:
            error.message = APIError.sentences(
                error.message,
                error.mayHaveTakenEffect
                    ? "The service may have acted on the request, which was not sent again, because it could be done twice"
                    : "The request was not sent again, because it could be done twice"
            )
        case .bodyUsedUp:
            error.message = APIError.sentences(
                error.message,
                "The request was not sent again, because its body is a stream that can be read only once"
            )
        case .waitTooLong(let asked, let allowed):
            error.message = APIError.sentences(
                error.message,
                "Not tried again, because the wait of \(asked.inWords) is longer than the \(allowed.inWords) allowed"
            )
        }
        return error
    }
}

extension HTTPRequest.Method {
    /// Nothing changes on the service, however often it is sent (RFC 9110 section 9.2.1).
    var isRead: Bool {
        self == .get || self == .head || self == .options
    }
}
