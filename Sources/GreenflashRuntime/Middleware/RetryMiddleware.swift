/// Sends a request until it succeeds or may not be sent again.
///
/// Only answers of success get past it, their bodies read unless they are streams; everything else is an ``APIError``.
struct RetryMiddleware: ClientMiddleware {
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        let start = request.call.time.elapsed()
        var request = request
        request.attempt = 1
        do {
            return try await attempt(request, next)
        } catch let failure as AttemptFailure {
            return try await goOn(after: failure, of: request, since: start, next)
        }
    }

    private func goOn(
        after failure: AttemptFailure,
        of request: OutgoingRequest,
        since start: Duration,
        _ next: Next
    ) async throws -> IncomingResponse {
        let call = request.call
        var (request, failure) = (request, failure)
        var retry = RetryState(
            call.settings.retry,
            call.settings.rateLimit,
            isSafeToRepeat: call.request.isSafeToRepeat,
            isBodyRepeatable: request.body?.isRepeatable ?? true,
            canFallBack: call.request.exemption != nil,
            random: call.core.configuration.random
        )
        var mayHaveTakenEffect = false
        while true {
            try Task.checkCancellation()
            // An earlier attempt may have been the one that did it.
            mayHaveTakenEffect = mayHaveTakenEffect || failure.error.mayHaveTakenEffect
            failure.error.mayHaveTakenEffect = mayHaveTakenEffect
            let decision = retry.decide(
                after: failure.meaning,
                retryAfter: failure.error.retryAfter,
                waitedForSlots: call.limits.waitedForSlots
            )
            call.limits.waitedAfterRefusals = retry.waitedForLimit
            // Nothing was sent: the next one is this attempt still.
            if failure.meaning == .heldBack { request.attempt -= 1 }
            switch decision {
            case .stop(let reason):
                throw failure.final(reason)
            case .fallBack:
                guard let exemption = call.request.exemption else { throw failure.final(.policy) }
                request.fallBack(to: exemption)
                call.log.fallBack(to: exemption, after: request.attempt)
            case .retry(let delay):
                let remaining = call.settings.totalTimeout.map { $0 - (call.time.elapsed() - start) }
                if let remaining, remaining <= delay {
                    throw failure.final(.waitTooLong(asked: delay, allowed: max(remaining, .zero)))
                }
                call.log.retry(after: delay, attempt: request.attempt, because: failure.error)
                try await call.time.sleep(delay)
            }
            request.attempt += 1
            do {
                return try await attempt(request, next)
            } catch let error as AttemptFailure {
                failure = error
            }
        }
    }

    /// - Throws: ``AttemptFailure``, or `CancellationError`.
    private func attempt(_ request: OutgoingRequest, _ next: Next) async throws -> IncomingResponse {
        let call = request.call
        try Task.checkCancellation()
        let sent = call.requestsSent
        do {
            var response = try await next(request)
            guard response.head.status.kind == .successful else {
                throw try await AttemptFailure(response, call)
            }
            if call.collectsBody { response.body = try await collect(response.body, request) }
            response.attempts = call.requestsSent
            response.fellBack = response.fellBack || request.fellBack
            return response
        } catch let failure as AttemptFailure {
            throw failure
        } catch {
            // Whatever it is, it came from the cancellation.
            try Task.checkCancellation()
            throw AttemptFailure(error, call, wasSent: call.requestsSent > sent)
        }
    }

    /// The body in memory. That it did not come to its end is said here, for the head was logged as a success.
    private func collect(_ body: HTTPBody, _ request: OutgoingRequest) async throws -> HTTPBody {
        let call = request.call
        let start = call.time.elapsed()
        do {
            return HTTPBody(try await body.collect(maximumBytes: call.settings.maximumResponseBytes))
        } catch {
            let error = error is HTTPBody.TooLong ? error : Call.known(error)
            if !Task.isCancelled {
                let failure = AttemptFailure(error, call, wasSent: true).error
                call.log.attempt(
                    call.request,
                    number: request.attempt,
                    failed: failure,
                    duration: call.time.elapsed() - start
                )
            }
            throw error
        }
    }
}
