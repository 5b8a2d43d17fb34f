/// Logs every attempt with its outcome, at `debug`.
struct LoggingMiddleware: ClientMiddleware {
    func intercept(_ request: OutgoingRequest, next: @escaping Next) async throws -> IncomingResponse {
        request.call.log.isEnabled ? try await logged(request, next) : try await next(request)
    }

    private func logged(_ request: OutgoingRequest, _ next: Next) async throws -> IncomingResponse {
        let call = request.call
        let start = call.time.elapsed()
        do {
            let response = try await next(request)
            call.log.attempt(
                call.request,
                number: request.attempt,
                status: response.head.status.code,
                duration: call.time.elapsed() - start
            )
            return response
        } catch let error as TransportError {
            call.log.attempt(
                call.request,
                number: request.attempt,
                failed: APIError(transport: error, redaction: call.redaction),
                duration: call.time.elapsed() - start
            )
            throw error
        }
    }
}
