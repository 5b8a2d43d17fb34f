import Hummingbird

/// Refuses analytics and chat to keys whose plan does not include them.
struct PlanMiddleware: RouterMiddleware {
    let environment: SandboxEnvironment

    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        let (match, key) = try context.authorized()
        if match.operation.bucket != nil, !environment.limits(of: key.plan).includesAnalytics {
            throw APIFailure.planRequired(
                "\(match.operation.id) needs the Growth or Enterprise plan; this key is on \(key.plan.rawValue)."
            )
        }
        return try await next(request, context)
    }
}
