import Hummingbird

/// Finds the operation that a request is for.
struct RoutingMiddleware: RouterMiddleware {
    let table: OperationTable

    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.match = try table.match(request.method, request.uri.path)
        return try await next(request, context)
    }
}

/// All operations, by their paths under the base path.
struct OperationTable: Sendable {
    static let operations: [APIOperation] =
        MessageRoutes.operations + InteractionRoutes.operations + UserRoutes.operations
        + OrganizationRoutes.operations + ProductRoutes.operations + PromptRoutes.operations
        + ModelRoutes.operations + SegmentRoutes.operations + InboxRoutes.operations
        + FeedbackRoutes.operations + ChatRoutes.operations

    /// The ids of all operations, for messages.
    static var idList: String { "Operations: " + operations.map(\.id).joined(separator: ", ") }

    /// The paths of all operations, for messages.
    static var pathList: String {
        "Operations: " + operations.map { "\($0.method.rawValue) \($0.template)" }.joined(separator: ", ")
    }

    private let basePath: [Substring]

    init(basePath: String) {
        self.basePath = basePath.split(separator: "/")
    }

    /// What a fault's target is held against.
    func faultRequest(_ request: Request) -> FaultRequest {
        let segments = request.uri.path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let isInside = segments.starts(with: basePath)
        return FaultRequest(
            method: request.method.rawValue,
            path: segments.dropFirst(isInside ? basePath.count : 0).map { String($0) },
            operation: (try? match(request.method, request.uri.path))?.operation.id
        )
    }

    /// - Throws: 404 for a path that no operation has, 405 with `Allow` for one that others have.
    func match(_ method: HTTPRequest.Method, _ path: String) throws -> OperationMatch {
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let notFound = APIFailure(
            status: .notFound,
            code: "not_found",
            message: "Nothing is at \(path). The operations are under /\(basePath.joined(separator: "/"))."
        )
        guard segments.starts(with: basePath) else { throw notFound }
        let rest = Array(segments.dropFirst(basePath.count))
        var allowed: [String] = []
        for operation in Self.operations {
            guard let parameters = operation.template.match(rest) else { continue }
            if operation.method == method { return OperationMatch(operation: operation, parameters: parameters) }
            allowed.append(operation.method.rawValue)
        }
        guard !allowed.isEmpty else { throw notFound }
        throw APIFailure.methodNotAllowed(method, path, allowed)
    }
}
