import Foundation
import Hummingbird

/// Holds keys to their plan's hourly limits, and answers repeated analytics from the cache.
struct RateLimitMiddleware: RouterMiddleware {
    let environment: SandboxEnvironment

    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        let (match, key) = try context.authorized()
        switch match.operation.bucket {
        case nil:
            return try await next(request, context)
        case .chat:
            return try await limited(.chat, key) { try await next(request, context) }
        case .analytics:
            let query = RequestQuery(raw: request.uri.query)
            if query["mode"] == "simple" { return try await next(request, context) }
            return try await cached(request, query, key, match.operation) { try await next(request, context) }
        }
    }

    private func cached(
        _ request: Request,
        _ query: RequestQuery,
        _ key: APIKey,
        _ operation: APIOperation,
        _ answer: () async throws -> Response
    ) async throws -> Response {
        let cacheKey = AnswerCache.Key(tenant: key.tenant, path: request.uri.path, query: query.raw)
        if let bytes = environment.cache.bytes(for: cacheKey, now: environment.clock.now) {
            var answer = Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            answer.headers[.contentType] = "application/json; charset=utf-8"
            answer.headers[.cacheStatus] = "hit"
            guard let limit = limit(of: key, .analytics) else { return answer }
            let subject = RateLimiter.Subject(token: key.token, bucket: .analytics)
            let now = environment.clock.milliseconds
            return report(environment.limiter.state(subject, limit: limit, now: now), in: answer)
        }
        var response = try await limited(.analytics, key, answer)
        let collector = BodyCollector()
        try await response.body.write(collector)
        let bytes = collector.bytes
        let lifetime = Self.lifetime(of: operation)
        environment.cache.keep(bytes, for: cacheKey, until: environment.clock.now.addingTimeInterval(lifetime))
        response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        response.headers[.cacheStatus] = "miss"
        return response
    }

    private func limited(
        _ bucket: APIOperation.Bucket,
        _ key: APIKey,
        _ answer: () async throws -> Response
    ) async throws -> Response {
        guard let limit = limit(of: key, bucket) else { return try await answer() }
        let subject = RateLimiter.Subject(token: key.token, bucket: bucket)
        let now = environment.clock.milliseconds
        let (isTaken, state) = environment.limiter.take(subject, limit: limit, now: now)
        guard isTaken else { throw exceeded(bucket, state) }
        do {
            return report(state, in: try await answer())
        } catch {
            environment.limiter.giveBack(subject, takenAt: now)
            throw error
        }
    }

    private func limit(of key: APIKey, _ bucket: APIOperation.Bucket) -> Int? {
        let limits = environment.limits(of: key.plan)
        return bucket == .chat ? limits.chatsPerHour : limits.analyticsPerHour
    }

    private func report(_ state: RateLimitState, in response: Response) -> Response {
        var response = response
        for field in state.fields(environment.configuration.rateLimitHeaders) { response.headers.append(field) }
        return response
    }

    private func exceeded(_ bucket: APIOperation.Bucket, _ state: RateLimitState) -> APIFailure {
        let wayOut = bucket == .analytics ? ", or ask with mode=simple" : ""
        var fields = state.fields(environment.configuration.rateLimitHeaders)
        fields[.retryAfter] = String(state.reset)
        return APIFailure(
            status: .tooManyRequests,
            code: "rate_limited",
            message:
                "\(state.limit) \(bucket.rawValue) calls an hour are used up: wait \(state.reset) s\(wayOut).",
            headers: fields
        )
    }

    /// Segments are documented to be cached for two hours; for the others five minutes keep a demo fresh.
    private static func lifetime(of operation: APIOperation) -> TimeInterval {
        operation.id == "segments.analytics" ? 2 * 3600 : 300
    }
}
