import Hummingbird

/// The way of a request: one step after the other, down to the operation that answers it.
///
/// A step is a Hummingbird middleware. Those after ``RoutingMiddleware`` know the operation, those after
/// ``AuthenticationMiddleware`` the key: that is where further limits belong.
struct RequestPipeline: HTTPResponder {
    typealias Step = any MiddlewareProtocol<Request, Response, SandboxContext>

    /// The most that a request's body may have, in bytes.
    static let maximumBodySize = 16 << 20

    private let steps: [Step]
    private let environment: SandboxEnvironment

    init(_ environment: SandboxEnvironment) {
        self.environment = environment
        let table = OperationTable(basePath: environment.basePath)
        var steps: [Step] = [RequestIDMiddleware(), ControlMiddleware(environment: environment)]
        if let recorder = environment.recorder { steps.append(RecordingMiddleware(recorder: recorder)) }
        steps.append(FaultMiddleware(environment: environment, table: table))
        steps.append(FailureMiddleware())
        steps.append(RoutingMiddleware(table: table))
        steps.append(AuthenticationMiddleware(environment: environment))
        if let validator = environment.validator { steps.append(ValidationMiddleware(validator: validator)) }
        steps.append(PlanMiddleware(environment: environment))
        steps.append(RateLimitMiddleware(environment: environment))
        self.steps = steps
    }

    func respond(to request: Request, context: SandboxContext) async throws -> Response {
        try await respond(to: request, context: context, from: 0)
    }

    private func respond(to request: Request, context: SandboxContext, from index: Int) async throws -> Response {
        guard index < steps.count else { return try await answer(request, context) }
        return try await steps[index].handle(request, context: context) { request, context in
            try await respond(to: request, context: context, from: index + 1)
        }
    }

    private func answer(_ request: Request, _ context: SandboxContext) async throws -> Response {
        let (match, key) = try context.authorized()
        let call = try await APICall(request, match, key, environment)
        return try await match.operation.answer(call).response
    }
}
