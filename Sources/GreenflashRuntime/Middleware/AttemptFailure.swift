/// What went wrong with an attempt, and what it means for another one.
struct AttemptFailure: Error {
    var error: APIError
    var meaning: RetryState.Failure

    private init(_ error: APIError, _ meaning: RetryState.Failure, mayHaveTakenEffect: Bool, _ call: Call) {
        self.error = error
        self.error.mayHaveTakenEffect = mayHaveTakenEffect && !call.request.endpoint.method.isRead
        self.error.complete(for: call)
        self.meaning = meaning
    }

    /// An answer that is no success.
    ///
    /// - Throws: `CancellationError`.
    init(_ response: IncomingResponse, _ call: Call) async throws {
        let body = try await response.body.prefix(maximumBytes: APIError.maximumReadBytes)
        let error = APIError(
            response: response.head,
            body: body,
            hints: call.configuration.hints,
            redaction: call.redaction,
            now: call.time.now()
        )
        // 409 says that the request was refused, and 307 and 308 that it is to be sent elsewhere. 303 says that it was carried
        // out, and a service that says 301 or 302 may mean 303 (RFC 9110 section 15.4).
        let (meaning, mayHaveTakenEffect): (RetryState.Failure, Bool) =
            switch response.head.status.code {
            case 429: (.limited, false)
            case 409: (.transient, false)
            case 408, 500...599: (.transient, true)
            case 307, 308: (.permanent, false)
            case 300..<400: (.permanent, true)
            default: (.permanent, false)
            }
        self.init(error, meaning, mayHaveTakenEffect: mayHaveTakenEffect, call)
    }

    /// No response, or one that could not be read.
    ///
    /// - Parameter wasSent: The attempt had come as far as the transport.
    init(_ error: any Error, _ call: Call, wasSent: Bool) {
        switch error {
        case let error as APIError where error.underlying is RateLimitBudget.Refusal:
            self.init(error, .heldBack, mayHaveTakenEffect: false, call)
        case let error as APIError:
            self.init(error, .permanent, mayHaveTakenEffect: error.mayHaveTakenEffect || wasSent, call)
        case let error as HTTPBody.TooLong:
            let message = """
                The answer has more than \(error.maximumBytes) bytes. Ask for less at once, or raise \
                maximumResponseBytes.
                """
            let error = APIError(.responseTooLarge, message, underlying: error)
            self.init(error, .permanent, mayHaveTakenEffect: true, call)
        case let error as TransportError:
            var apiError = APIError(transport: error, redaction: call.redaction)
            if let circumstance = Self.circumstance(of: error, call) {
                apiError.message = APIError.sentences(apiError.message, circumstance)
            }
            self.init(apiError, error.meaning, mayHaveTakenEffect: error.requestMayHaveReachedServer, call)
        default:
            self.init(APIError(step: error, call), .permanent, mayHaveTakenEffect: wasSent, call)
        }
    }

    /// What a person has to know to find the cause: where the request went, and how long was waited.
    private static func circumstance(of error: TransportError, _ call: Call) -> String? {
        switch error.kind {
        case .timeout: call.settings.timeout.map { "The timeout for an attempt is \($0.inWords)" }
        case .connect, .tls, .lost: "The service's address is \(call.request.address)"
        default: nil
        }
    }

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

extension TransportError {
    fileprivate var meaning: RetryState.Failure {
        switch kind {
        // A certificate does not become valid within seconds.
        case .tls, .invalidRequest, .bufferOverflow, .closed: .permanent
        default: requestMayHaveReachedServer ? .transient : .notSent
        }
    }
}
