import Foundation
import HTTPTypes
import Synchronization

/// Keeps answers, so that asking again costs nothing. Off unless it is put into a client's chain, in front of
/// ``MiddlewareChain/BuiltIn/retry``:
///
/// ```swift
/// let cache = ResponseCache(timeToLive: .seconds(600))
/// configuration.middleware.insert(cache, before: .retry)
/// ```
///
/// Kept are answers with the status 200 to GET requests of operations that have a ``RateLimit``. Identical requests at the
/// same time share one call: its answer or its error is that of all, and it goes on until the last of them is cancelled.
///
/// An answer is given only to requests with the same credential, base URL, path, query and header fields, so that clients of
/// several tenants can share a cache; clients with steps of their own behind ``MiddlewareChain/BuiltIn/retry``, which may change
/// any of it, keep their answers to themselves. An answer that ``RateLimitPolicy/fallBack`` led to is kept as an answer of that form.
/// What the service says of keeping is obeyed (`Cache-Control`, `Expires`, `Age`, `Vary: *`), and what a request says too:
/// with `Cache-Control: no-cache` among its header fields it is sent, and its answer kept; with `no-store` it passes by.
///
/// ``ResponseInfo/isFromCache`` tells answers of a cache from others.
public final class ResponseCache: ClientMiddleware {
    /// How long an answer is used at most.
    public let timeToLive: Duration

    private let cap: Duration
    private let isEligible: @Sendable (OutgoingRequest) -> Bool
    private let answers: Mutex<BoundedCache<ResponseCacheKey, CachedResponse>>
    let flights = SharedFlights<SharedCallKey, IncomingResponse.Collected>()

    /// An empty cache.
    ///
    /// - Parameters:
    ///   - timeToLive: How long an answer is used at most. Where the service says less, that holds.
    ///   - cap: What `timeToLive` and the age that an answer came with are cut to: how long the service itself keeps answers.
    ///     Longer, and its answers would be older than any that it gives.
    ///   - maximumEntries: How many answers are kept; the one that was not used for the longest time goes first.
    ///   - maximumBytes: How large they may be together, in memory.
    ///   - isEligible: Which GET requests are looked at. Answers that are streams never are.
    public init(
        timeToLive: Duration,
        cap: Duration = .seconds(7200),
        maximumEntries: Int = 1000,
        maximumBytes: Int = 16 << 20,
        where isEligible: @escaping @Sendable (OutgoingRequest) -> Bool = { $0.endpoint.rateLimit != nil }
    ) {
        self.timeToLive = min(timeToLive, cap)
        self.cap = cap
        self.isEligible = isEligible
        answers = Mutex(BoundedCache(maximumCount: maximumEntries, maximumCost: maximumBytes))
    }

    /// How many answers are kept.
    public var count: Int { answers.withLock { $0.count } }

    /// How large the kept answers are together.
    public var bytes: Int { answers.withLock { $0.cost } }

    /// Forgets every answer. Calls that are under way go on, and their answers are kept.
    public func removeAll() {
        answers.withLock { $0.removeAll() }
    }

    public func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        let control = CacheControl(request.head.headerFields)
        guard request.head.method == .get, request.body == nil, !request.isStreamed, !control.forbidsStoring,
            isEligible(request)
        else { return try await next(request) }
        let secrets = try await request.call.secrets()
        let key = ResponseCacheKey(request, secrets)
        guard !control.forbidsUse else { return try await fetch(request, key, next).response }
        if let answer = answer(key, request.call) { return answer.response }
        let (answer, isOwn) = try await flights.run(SharedCallKey(key, request.call.settings)) {
            // It may have come since, by a call that has just ended.
            if let answer = self.answer(key, request.call) { return answer }
            return try await self.fetch(request, key, next)
        }
        return isOwn ? answer.response : answer.shared.response
    }

    /// The answer that is kept, where it may still be used.
    private func answer(_ key: ResponseCacheKey, _ call: Call) -> IncomingResponse.Collected? {
        let now = call.time.date()
        return answers.withLock { answers in
            guard let answer = answers.use(key) else { return nil }
            guard now < answer.end, now >= answer.begin else {
                answers.remove(key)
                return nil
            }
            guard answer.collected.body.count <= call.settings.maximumResponseBytes else { return nil }
            return answer.collected.shared
        }
    }

    /// Asks the service, and keeps what it answers.
    private func fetch(
        _ request: OutgoingRequest,
        _ key: ResponseCacheKey,
        _ next: Next
    ) async throws -> IncomingResponse.Collected {
        let response = try await next(request)
        let body = try await response.body.collect(maximumBytes: request.call.settings.maximumResponseBytes)
        let answer = IncomingResponse.Collected(response, body: body)
        keep(answer, request)
        return answer
    }

    private func keep(_ answer: IncomingResponse.Collected, _ request: OutgoingRequest) {
        let (head, call) = (answer.head, request.call)
        let now = call.time.date()
        let said = head.freshness(now: call.time.now())
        let lifetime = min(timeToLive, cap - head.age, said ?? timeToLive)
        // What another step answered was not asked for with any secret.
        guard head.status.code == 200, lifetime > .zero, call.requestsSent > 0 else { return }
        var asked = request
        if answer.fellBack, let exemption = call.request.exemption { asked.fallBack(to: exemption) }
        // With the secrets that it was sent with: a credential may have changed meanwhile.
        let key = ResponseCacheKey(asked, call.secretsInUse)
        // To those who ask for that form it is what they asked for.
        var kept = answer
        kept.fellBack = false
        let entry = CachedResponse(
            collected: kept,
            begin: now,
            end: now.addingTimeInterval(lifetime / .seconds(1))
        )
        answers.withLock { $0.set(key, entry, cost: entry.cost + key.cost) }
    }
}
