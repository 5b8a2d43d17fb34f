import Foundation
import Hummingbird

/// Answers what is about the sandbox itself, and no part of the API: `/__sandbox/…` and `/openapi.yaml`.
///
/// In front of faults, keys, counts and the record, none of which have to do with it.
struct ControlMiddleware: RouterMiddleware {
    private let routes: [ControlRoute]

    init(environment: SandboxEnvironment) {
        let control = Control(environment: environment)
        routes = control.routes
    }

    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        let isReserved = path == Control.root || path.hasPrefix(Control.root + "/")
        let candidates = routes.filter { $0.path == path }
        guard isReserved || !candidates.isEmpty else { return try await next(request, context) }
        return try await FailureMiddleware().handle(request, context: context) { request, _ in
            guard !candidates.isEmpty else { throw notFound(path) }
            guard let route = candidates.first(where: { $0.method == request.method }) else {
                throw APIFailure.methodNotAllowed(request.method, path, candidates.map(\.method.rawValue))
            }
            let buffer = try await request.body.collect(upTo: RequestPipeline.maximumBodySize)
            let query = RequestQuery(raw: request.uri.query)
            return try route.answer(ControlCall(query: query, text: String(buffer: buffer)))
        }
    }

    private func notFound(_ path: String) -> APIFailure {
        let list = routes.map { "\($0.method.rawValue) \($0.path)" }.joined(separator: ", ")
        return APIFailure(status: .notFound, code: "not_found", message: "Nothing is at \(path). There is: \(list).")
    }
}

/// One thing that can be asked of a sandbox.
struct ControlRoute: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let answer: @Sendable (ControlCall) throws -> Response
}

/// What a control request says.
struct ControlCall: Sendable {
    let query: RequestQuery
    let text: String

    /// The body as a JSON object with these members only.
    func object(_ members: String...) throws -> InputObject {
        let json: JSON
        do {
            json = try JSON.parse(Data(text.utf8))
        } catch {
            throw APIFailure.invalid("body", "is not JSON: \(JSON.explanation(of: error))")
        }
        let input = try InputObject(body: json)
        if let unknown = input.object.members.first(where: { !members.contains($0.name) }) {
            throw APIFailure.invalid(unknown.name, "is not known; the body has \(members.joined(separator: ", "))")
        }
        return input
    }

    /// - Throws: 400 for a parameter that is none of these.
    func check(parameters: [String] = []) throws {
        guard let unknown = query.items.first(where: { !parameters.contains($0.name) }) else { return }
        let known = parameters.isEmpty ? "none are taken here" : "known are \(parameters.joined(separator: ", "))"
        throw APIFailure.invalid(unknown.name, "is not known; of parameters, \(known)")
    }
}
