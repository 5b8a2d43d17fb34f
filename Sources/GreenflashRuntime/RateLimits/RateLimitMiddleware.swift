import HTTPTypes

/// Takes a slot for every request that counts against a rate limit, before it is sent.
struct RateLimitMiddleware: ClientMiddleware {
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        guard let limit = request.rateLimit else { return try await next(request) }
        return try await intercept(request, countingAgainst: limit, next)
    }

    private func intercept(
        _ request: OutgoingRequest,
        countingAgainst limit: RateLimit,
        _ next: Next
    ) async throws -> IncomingResponse {
        let call = request.call
        var request = request
        let secrets = try await call.secrets()
        let configuration = call.configuration
        let bucket = RateLimitBucket(limit.bucket, call.request.base, configuration.transport, secrets)
        let budget = RateLimitBudgets.shared.budget(bucket, configuration.rateLimitStore)
        let start = call.time.elapsed()
        let slot = try await Self.take(from: budget, limit, call)
        // After a wait, the credential is asked for anew: it may have expired.
        request.secrets = call.time.elapsed() - start < .seconds(1) ? secrets : nil
        guard let slot else { return try await next(request) }
        let sent = call.requestsSent
        do {
            let response = try await next(request)
            let settlement = Settlement(slot, response.head, wasSent: call.requestsSent > sent, call)
            await budget.settle(settlement, Self.request(limit, call))
            return response
        } catch {
            let isGivenBack =
                call.requestsSent == sent || (error as? TransportError)?.requestMayHaveReachedServer == false
            await budget.settle(Settlement(slot: slot, isGivenBack: isGivenBack), Self.request(limit, call))
            throw error
        }
    }

    private typealias Settlement = RateLimitBudget.Settlement

    /// - Returns: No slot where the store failed.
    /// - Throws: ``APIError`` with the code ``APIError/Code/rateLimited``, or `CancellationError`.
    private static func take(
        from budget: RateLimitBudget,
        _ limit: RateLimit,
        _ call: Call
    ) async throws -> RateLimitRecord.Slot? {
        let start = call.time.elapsed()
        // With another secret it is another budget, whose line knows nothing of the ticket.
        var ticket = call.limits.budget === budget ? call.limits.ticket : nil
        defer {
            call.limits.budget = budget
            call.limits.ticket = ticket
            call.limits.waitedForSlots += call.time.elapsed() - start
        }
        let request = request(limit, call)
        switch try await budget.take(request, ticket: &ticket) {
        case .slot(let slot): return slot
        case .unlimited: return nil
        case .refused(let refusal): throw APIError(refusal, of: limit, patience: request.patience, call)
        }
    }

    private static func request(_ limit: RateLimit, _ call: Call) -> RateLimitBudget.Request {
        let quota = call.configuration.rateLimitQuotas[limit.bucket]
        let terms = RateLimitTerms(limit: quota?.limit, window: quota?.window ?? limit.window)
        return RateLimitBudget.Request(terms: terms, patience: patience(call), time: call.time, log: call.log)
    }

    /// How long the call may wait for a slot, or still may.
    private static func patience(_ call: Call) -> Duration {
        guard case .wait(let longest) = call.settings.rateLimit.reaction else { return .zero }
        let limits = call.limits
        let left = longest - limits.waitedForSlots - limits.waitedAfterRefusals
        // A slot that comes when the time is over is none.
        return max(.zero, min(left, call.timeLeft.map { $0 - .microseconds(1) } ?? left))
    }
}

extension RateLimitBudget.Settlement {
    /// What a response says: of the limit, of the next calls, and of whether this one counted.
    fileprivate init(_ slot: RateLimitRecord.Slot, _ head: HTTPResponse, wasSent: Bool, _ call: Call) {
        self.init(slot: slot)
        let now = call.time.now()
        status = wasSent ? RateLimitStatus(head.headerFields, now: now) : nil
        switch head.status.code {
        case _ where !wasSent:
            // Another step answered.
            isGivenBack = true
        case 429:
            // A call that is refused for the limit does not count against it.
            isGivenBack = true
            hold = head.headerFields[.retryAfter].flatMap { RetryAfter.parse($0, now: now) }
            if hold == nil, status?.remaining ?? 0 == 0 { hold = status?.resetAfter }
            // That is when something is free again, whatever else the answer says.
            status?.resetAfter = hold
        case 401:
            // The service does not know whose call it would be.
            isGivenBack = true
        default:
            isGivenBack = head.isFromSharedCache
        }
    }
}

extension RateLimitBudget.Refusal: Error {}

extension APIError {
    /// A call that was not sent, because it would be over the limit.
    fileprivate init(_ refusal: RateLimitBudget.Refusal, of limit: RateLimit, patience: Duration, _ call: Call) {
        guard let wait = refusal.wait else {
            self.init(
                .permissionDenied,
                Self.sentences(
                    "The request was not sent: no calls that count as \(limit.bucket) are allowed to this client",
                    call.configuration.hints[403]
                ),
                underlying: refusal
            )
            return
        }
        let reason =
            refusal.isHeld
            ? "the service wants no calls that count as \(limit.bucket) for \(wait.inWords)"
            : """
            the \(refusal.limit ?? 0) calls in \(refusal.window.inWords) that count as \(limit.bucket) are used up or \
            waited for, and the next one can be made in \(wait.inWords)
            """
        self.init(
            .rateLimited,
            Self.sentences(
                "The request was not sent: \(reason)",
                Self.waitNotAllowed(call, patience),
                call.configuration.hints[429]
            ),
            underlying: refusal
        )
        retryAfter = wait
    }

    private static func waitNotAllowed(_ call: Call, _ patience: Duration) -> String? {
        guard case .wait(let longest) = call.settings.rateLimit.reaction else { return nil }
        let limits = call.limits
        if let left = call.timeLeft, left < longest - limits.waitedForSlots - limits.waitedAfterRefusals {
            return "Only \(max(left, .zero).inWords) are left of the time for the whole call"
        }
        return "The rate limit policy allows to wait \(longest.inWords) in all"
    }
}
