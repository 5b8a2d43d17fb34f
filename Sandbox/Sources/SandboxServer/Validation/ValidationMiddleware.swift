import Foundation
import Hummingbird

/// Refuses requests that the OpenAPI description does not allow, before they cost anything.
struct ValidationMiddleware: RouterMiddleware {
    let validator: RequestValidator

    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        let (match, _) = try context.authorized()
        var request = request
        let body = try await request.collectBody(upTo: RequestPipeline.maximumBodySize)
        var candidate = RequestValidator.Candidate(operation: match.operation.id, parameters: match.parameters)
        candidate.query = RequestQuery(raw: request.uri.query)
        for field in request.headers {
            let name = field.name.canonicalName
            candidate.fields[name] = [candidate.fields[name], field.value].compactMap(\.self).joined(separator: ", ")
        }
        candidate.body = Data(body.readableBytesView)
        let problems = validator.problems(of: candidate)
        guard let first = problems.first else { return try await next(request, context) }
        throw APIFailure(
            status: .badRequest,
            code: "invalid_request",
            message: first,
            problems: problems.count > 1 ? problems : []
        )
    }
}
