#if Metrics || Tracing
    import HTTPTypes

    /// How a request ended, in the words of OpenTelemetry.
    struct RequestOutcome: Sendable {
        /// The status of the response, where there was one.
        var status: Int?
        /// `error.type`: the status from 400 on, or a word of ``TransportError/Kind`` or ``APIError/Code``; `nil` for what
        /// is no error.
        var errorType: String?
        /// The caller ended it.
        var isCancelled = false
        /// Nobody read on before the end of the body.
        var isUnread = false

        /// A response, and how its body ended; `nil` where nobody read on.
        init(_ head: HTTPResponse, _ end: Result<Void, any Error>?) {
            if case .failure(let error) = end { self = RequestOutcome(error) }
            isUnread = end == nil
            status = head.status.code
            if head.status.code >= 400 { errorType = "\(head.status.code)" }
        }

        /// No response.
        init(_ error: any Error) {
            switch error {
            case is CancellationError:
                isCancelled = true
                errorType = "cancelled"
            case let error as TransportError:
                errorType = error.kind.description
            case let error as APIError:
                status = error.status
                errorType = error.status.flatMap { $0 >= 400 ? "\($0)" : nil } ?? error.code.description
            default:
                errorType = "\(type(of: error))"
            }
        }

        /// What was cancelled, or not read on, because the time for the whole call is over is no wish of the caller's.
        func timed(by call: Call) -> RequestOutcome {
            guard isCancelled || isUnread, call.hasTimedOut else { return self }
            var outcome = self
            outcome.isCancelled = false
            outcome.errorType = APIError.Code.timeout.description
            return outcome
        }
    }

    extension ClientMiddleware {
        /// Passes a request on, and tells once how it ended: with the end of the body, or without a response.
        func observing(
            _ request: OutgoingRequest,
            next: Next,
            _ onEnd: @escaping @Sendable (RequestOutcome) -> Void
        ) async throws -> IncomingResponse {
            do {
                var response = try await next(request)
                response.body = response.body.observed { [head = response.head, call = request.call] in
                    onEnd(RequestOutcome(head, $0).timed(by: call))
                }
                return response
            } catch {
                onEnd(RequestOutcome(error).timed(by: request.call))
                throw error
            }
        }
    }
#endif
