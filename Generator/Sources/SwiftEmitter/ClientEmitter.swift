import SDKModel

/// Writes the protocol that gives a client its resources, and what there is to know of servers and credentials.
struct ClientEmitter {
    var sdk: SDK
    /// The runtime's module. Its types are qualified with it: the specification may have some of the same names.
    var runtime: String

    private var name: String { sdk.module + "Client" }

    func write(to writer: inout SourceWriter) {
        DocComment.write(
            paragraphs: [
                "A client of \(sdk.title) \(sdk.version).",
                "Whatever has an `APIClient` gets every resource of the API by conforming to this protocol.",
            ] + sdk.transportNotes,
            to: &writer
        )
        writer.block("public protocol \(name): Sendable") { writer in
            writer.line("/// Sends the requests.")
            writer.line("var api: APIClient { get }")
        }
        writer.line()
        if let server = sdk.servers.first {
            writer.block("extension \(name)") { write(server, others: sdk.servers.dropFirst(), to: &$0) }
            writer.line()
        }
        writeCredentials(to: &writer)
        writer.block("extension \(name)") { writer in
            for (index, resource) in sdk.resources.enumerated() {
                if index > 0 { writer.line() }
                DocComment.write(paragraphs: [abstract(of: resource)], to: &writer)
                writer.line(
                    "public var \(SwiftText.identifier(resource.propertyName)): \(resource.typeName) "
                        + "{ \(resource.typeName)(client: api) }"
                )
            }
        }
    }

    /// The first paragraph; the resource itself has the others.
    private func abstract(of resource: Resource) -> String {
        let prose = DocComment.withoutSoftBreaks(resource.documentation.description ?? "")
        let first = prose.split(separator: "\n", omittingEmptySubsequences: true).first
        return first.map(String.init) ?? resource.propertyName
    }

    // MARK: Servers

    private func write(_ server: Server, others: ArraySlice<Server>, to writer: inout SourceWriter) {
        var paragraphs = ["Where the service is unless a client is told otherwise."]
        if let description = server.description { paragraphs.append(description) }
        if !others.isEmpty {
            let list = others.map { "- `\($0.template)`" + ($0.description.map { ": " + $0 } ?? "") }
            paragraphs.append("Others:\n\n" + list.joined(separator: "\n"))
        }
        DocComment.write(paragraphs: paragraphs, to: &writer)
        writer.line("public static var defaultBaseURL: String { \(SwiftText.literal(server.url)) }")
        var labels: [[String]] = []
        for server in sdk.servers where !server.variables.isEmpty {
            labels.append(server.variables.map(\.name))
            // What has the same parameters needs another name.
            let count = labels.count { $0 == labels.last }
            writer.line()
            writeTemplate(server, function: count == 1 ? "baseURL" : "baseURL\(count)", to: &writer)
        }
        guard !sdk.operationServers.isEmpty else { return }
        writer.line()
        DocComment.write(
            paragraphs: [
                "Servers that some operations have of their own.",
                "They are not sent the credential unless `ClientConfiguration.servers` says where they are.",
            ],
            to: &writer
        )
        let list = sdk.operationServers.map(SwiftText.literal).joined(separator: ", ")
        let oneLine = "public static var operationServers: [String] { [\(list)] }"
        if writer.column + oneLine.count <= SourceWriter.lineLength { return writer.line(oneLine) }
        writer.block("public static var operationServers: [String]") { writer in
            writer.line("[")
            writer.indented { writer in
                for server in sdk.operationServers { writer.line(SwiftText.literal(server) + ",") }
            }
            writer.line("]")
        }
    }

    /// A function with a parameter for each variable of the URL.
    private func writeTemplate(_ server: Server, function: String, to writer: inout SourceWriter) {
        DocComment.write(paragraphs: ["The URL `\(server.template)`."], to: &writer)
        writer.line("///")
        writer.line("/// - Parameters:")
        var parameters: [String] = []
        var url = SwiftText.literal(server.template)
        for variable in server.variables {
            let prose = ([variable.documentation.description].compactMap { $0 } + variable.documentation.notes)
            DocComment.write(
                item: "  - \(variable.name):",
                prose.isEmpty ? "`\(variable.wireName)`" : prose.joined(separator: " "),
                to: &writer
            )
            let label = SwiftText.label(variable.name)
            parameters.append("\(label): String = \(SwiftText.literal(variable.defaultValue))")
            url = url.replacing("{\(variable.wireName)}", with: "\\(\(SwiftText.identifier(variable.name)))")
        }
        writer.function("public static func \(function)", parameters, " -> String") { $0.line(url) }
    }

    // MARK: Credentials

    private func writeCredentials(to writer: inout SourceWriter) {
        // A bearer token is what the runtime has a name for.
        let isPlain = sdk.credentials.count == 1 && sdk.credentials[0].kind == .bearer
        guard !sdk.credentials.isEmpty, !isPlain else { return }
        writer.line("// MARK: Credentials")
        writer.line()
        writer.block("extension \(name)") { writer in
            for (index, credential) in sdk.credentials.enumerated() {
                if index > 0 { writer.line() }
                DocComment.write(credential.documentation, to: &writer)
                let (parameters, value) = factory(of: credential.kind)
                let head = "public static func \(SwiftText.identifier(credential.name))"
                writer.function(head, parameters, " -> \(runtime).Credential") { $0.line(value) }
            }
        }
        writer.line()
    }

    private func factory(of kind: CredentialKind.Kind) -> (parameters: [String], value: String) {
        switch kind {
        case .bearer:
            return (["_ token: String"], ".bearer(token)")
        case .basic:
            return (["username: String", "password: String"], ".basic(username: username, password: password)")
        case .accessToken:
            let type = "@escaping @Sendable () async throws -> \(runtime).AccessToken"
            return (["_ token: \(type)"], ".accessToken(token)")
        case .apiKeyHeader(let name):
            return (["_ key: String"], ".apiKey(key, header: \(SwiftText.literal(name)))")
        case .apiKeyQuery(let name):
            return (["_ key: String"], ".apiKey(key, query: \(SwiftText.literal(name)))")
        case .apiKeyCookie(let name):
            return (["_ key: String"], ".apiKey(key, cookie: \(SwiftText.literal(name)))")
        }
    }
}
