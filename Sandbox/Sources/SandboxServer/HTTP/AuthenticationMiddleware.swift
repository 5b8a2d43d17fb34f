import Hummingbird

/// Lets in requests with a known key.
struct AuthenticationMiddleware: RouterMiddleware {
    let environment: SandboxEnvironment

    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        guard let credentials = request.headers[.authorization] else {
            throw APIFailure.unauthorized("No API key: send it as 'Authorization: Bearer YOUR_API_KEY'.")
        }
        let parts = credentials.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            throw APIFailure.unauthorized("The Authorization header has to be 'Bearer' and the API key.")
        }
        guard let key = environment.key(String(parts[1])) else {
            throw APIFailure.unauthorized("The API key is not known. The sandbox printed its keys when it started.")
        }
        var context = context
        context.key = key
        return try await next(request, context)
    }
}
