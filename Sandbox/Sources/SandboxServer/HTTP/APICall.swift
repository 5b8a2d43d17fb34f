import Foundation
import Hummingbird

/// One call of an operation, as its handler sees it: authorized, and with body and query read.
struct APICall: Sendable {
    let parameters: [String: String]
    let query: RequestQuery
    let key: APIKey
    let limits: PlanLimits
    let store: Store
    let chunkDelay: Duration
    let now: Date
    /// The request's own address without its query, absolute, as the client sees it.
    let address: String
    let accept: String?
    private let content: JSON?

    init(_ request: Request, _ match: OperationMatch, _ key: APIKey, _ environment: SandboxEnvironment) async throws {
        parameters = match.parameters
        query = RequestQuery(raw: request.uri.query)
        self.key = key
        limits = environment.limits(of: key.plan)
        store = environment.store(of: key)
        chunkDelay = environment.configuration.chunkDelay
        now = environment.clock.now
        address = Self.address(of: request)
        accept = request.headers[.accept]
        let hasBody = request.method == .post || request.method == .put
        content = hasBody ? try await Self.content(of: request) : nil
    }

    /// A path parameter; empty for a name that the template does not have.
    func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// The body, which has to be a JSON object.
    func body() throws -> InputObject {
        guard let content else { throw APIFailure.invalid("body", "is required") }
        return try InputObject(body: content)
    }

    private static func content(of request: Request) async throws -> JSON {
        guard let type = request.headers[.contentType], type.lowercased().hasPrefix("application/json") else {
            throw APIFailure(
                status: .unsupportedMediaType,
                code: "unsupported_media_type",
                message: "Content-Type: has to be application/json, not \(request.headers[.contentType] ?? "absent")"
            )
        }
        let buffer = try await request.body.collect(upTo: RequestPipeline.maximumBodySize)
        guard buffer.readableBytes > 0 else { throw APIFailure.invalid("body", "is required") }
        do {
            return try JSON.parse(Data(buffer.readableBytesView))
        } catch {
            throw APIFailure.invalid("body", "is not JSON: \(JSON.explanation(of: error))")
        }
    }

    /// The host as the client wrote it, also behind a proxy that says so: links have to lead the same way back.
    private static func address(of request: Request) -> String {
        let scheme = request.headers[.forwardedProtocol] ?? "http"
        let host = request.headers[.forwardedHost] ?? request.head.authority ?? "localhost"
        return "\(scheme)://\(host)\(request.uri.path)"
    }
}
