import Hummingbird

/// Writes whatever was thrown further down as `{error, code}`.
struct FailureMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        let failure: APIFailure
        do {
            return try await next(request, context)
        } catch let error as APIFailure {
            failure = error
        } catch let error as HTTPError {
            failure = APIFailure(error)
        } catch {
            failure = APIFailure(status: .internalServerError, code: "internal_error", message: "\(error)")
        }
        return failure.response
    }
}

extension APIFailure {
    /// What Hummingbird refuses, such as a body that is too large.
    init(_ error: HTTPError) {
        self.init(
            status: error.status,
            code: "http_\(error.status.code)",
            message: error.body ?? error.status.reasonPhrase
        )
    }
}
