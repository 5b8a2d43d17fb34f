import SDKModel

/// Writes a resource: one method for each operation.
struct ResourceEmitter {
    var resource: Resource

    func write(to writer: inout SourceWriter) {
        DocComment.write(resource.documentation, fallback: "`\(resource.propertyName)`", to: &writer)
        writer.block("public struct \(resource.typeName): Sendable") { writer in
            writer.line("private let client: APIClient")
            writer.line()
            writer.line("/// The resource as the client reaches it.")
            writer.shortBlock("public init(client: APIClient)") { $0.line("self.client = client") }
            for method in resource.methods {
                writer.line()
                MethodEmitter(method: method).write(to: &writer)
            }
            writer.line()
            writeEndpoints(to: &writer)
        }
    }

    private func writeEndpoints(to writer: inout SourceWriter) {
        writer.block("private enum Endpoints") { writer in
            for method in resource.methods {
                var arguments: [Expression] = [
                    .text(SwiftText.literal(method.operationID)),
                    .text(verb(method.httpMethod)),
                    .text(SwiftText.literal(method.path)),
                ]
                if method.isSafeToRepeat != method.isIdempotent {
                    arguments.append(.text("isSafeToRepeat: \(method.isSafeToRepeat)"))
                }
                if let limit = method.rateLimit { arguments.append(rateLimit(limit)) }
                if let accept = method.accept { arguments.append(.text("accept: \(SwiftText.literal(accept))")) }
                if let server = method.server { arguments.append(.text("server: \(SwiftText.literal(server))")) }
                if !method.sendsCredential { arguments.append(.text("sendsCredential: false")) }
                writer.call("static let \(SwiftText.identifier(method.name)) = Endpoint", arguments)
            }
        }
    }

    private static let verbs: Set = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE"]

    /// What the runtime's methods have names for, and any other method by its own.
    private func verb(_ method: String) -> String {
        Self.verbs.contains(method) ? ".\(method.lowercased())" : "custom: \(SwiftText.literal(method))"
    }

    private func rateLimit(_ limit: RateLimit) -> Expression {
        var arguments: [Expression] = [
            .text("bucket: \(SwiftText.literal(limit.bucket))"),
            .text("window: .seconds(\(limit.window))"),
        ]
        if let exemption = limit.exemption {
            let parameter = Expression.text("parameter: \(SwiftText.literal(exemption.parameter))")
            let value = Expression.text("value: \(SwiftText.literal(exemption.value))")
            arguments.append(.call("exemption: RateLimit.Exemption", [parameter, value]))
        }
        return .call("rateLimit: RateLimit", arguments)
    }
}
