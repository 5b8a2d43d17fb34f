import OpenAPI
import YAML

/// Where operations are, and what they need to be let in.
extension ModelBuilder {
    /// The operation's own server, unless it is the document's; a path alone where only that differs, so that a client
    /// that is told another address finds it there too.
    mutating func server(of operation: Operation) -> String? {
        guard operation.overridesServers, let own = operation.servers.first?.url else { return nil }
        let common = document.servers.first?.url ?? "/"
        guard own != common else { return nil }
        guard let origin = own.urlOrigin else { return own.hasPrefix("/") ? own : "/" + own }
        guard origin == common.urlOrigin else { return own }
        let path = String(own.dropFirst(origin.count))
        return path.isEmpty ? "/" : path
    }

    /// Whether the client's credential is sent: not where the document says for other operations what they need, and for
    /// this one nothing.
    func sendsCredential(_ operation: Operation) -> Bool {
        guard describesSecurity else { return true }
        return operation.security.contains { way in
            way.schemes.isEmpty || way.schemes.contains { !isCertificate($0.name) }
        }
    }

    private func isCertificate(_ scheme: String) -> Bool {
        guard case .mutualTLS? = document.securityScheme(named: scheme)?.kind else { return false }
        return true
    }

    /// What a client has to know of schemes that are no part of a request, one paragraph for each.
    mutating func transportNotes() -> [String] {
        document.securitySchemes.filter { isCertificate($0.name) }.map { scheme in
            warning(
                "nothing is generated for '\(scheme.name)': a certificate is no part of a request; give the client a "
                    + "transport that has it",
                at: scheme.position
            )
            let note =
                "The security scheme `\(scheme.name)` is a certificate (mutual TLS), which the transport has to bring: "
                + "`ClientConfiguration.transport`."
            return [note, scheme.description].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// What an operation needs, where it is not what the document says of all.
    func securityNote(of operation: Operation) -> String? {
        guard describesSecurity else { return nil }
        let own = operation.security.map(\.names)
        guard own != (document.security ?? []).map(\.names) else { return nil }
        guard !own.isEmpty else { return "Needs no credential." }
        let ways = own.map { names in
            names.isEmpty ? "none" : names.map { "`\($0)`" }.joined(separator: " and ")
        }
        return "Credential: \(ways.uniqued().joined(separator: ", or "))."
    }

    func credentialKinds() -> [CredentialKind] {
        var taken: Set<String> = []
        return document.securitySchemes.compactMap { scheme in
            guard let kind = CredentialKind.Kind(scheme) else { return nil }
            let name = Identifier.declarable(
                Identifier.member(scheme.name),
                reserved: Identifier.reservedMethods.union(["api", "defaultBaseURL", "baseURL", "operationServers"]),
                taken: taken
            )
            taken.insert(name)
            var documentation = Documentation(
                summary: "The security scheme `\(scheme.name)`",
                description: scheme.description,
                isDeprecated: scheme.isDeprecated
            )
            documentation.notes += scheme.notes
            return CredentialKind(name: name, kind: kind, documentation: documentation, position: scheme.position)
        }
    }
}

extension SecurityRequirement {
    fileprivate var names: [String] { schemes.map(\.name) }
}

extension CredentialKind.Kind {
    /// - Returns: `nil` for what is no part of a request.
    fileprivate init?(_ scheme: SecurityScheme) {
        switch scheme.kind {
        case .apiKey(let name, .header): self = .apiKeyHeader(name)
        case .apiKey(let name, .query): self = .apiKeyQuery(name)
        case .apiKey(let name, .cookie): self = .apiKeyCookie(name)
        case .http("bearer", _): self = .bearer
        case .http("basic", _): self = .basic
        case .http: self = .apiKeyHeader("Authorization")
        case .oauth2, .openIDConnect: self = .accessToken
        case .mutualTLS: return nil
        }
    }
}

extension SecurityScheme {
    /// Where tokens come from, and how else the scheme is to be used.
    fileprivate var notes: [String] {
        switch kind {
        case .oauth2(let flows, let metadataURL):
            let urls = flows.flatMap { flow in
                [("Authorization", flow.authorizationURL), ("Tokens", flow.tokenURL), ("Refresh", flow.refreshURL)]
                    .compactMap { name, url in url.map { "\(name): \($0)" } }
            }
            let metadata = metadataURL.map { ["Metadata: \($0)"] } ?? []
            return (urls + metadata).uniqued()
        case .openIDConnect(let url):
            return ["Metadata: \(url)"]
        case .http(let scheme, _) where scheme != "bearer" && scheme != "basic":
            return ["The key is the whole value of the `Authorization` header: `\(scheme) …`."]
        case .http(_, let format):
            return format.map { ["Format of the token: `\($0)`."] } ?? []
        case .apiKey, .mutualTLS:
            return []
        }
    }
}

extension Server {
    init(_ server: Document.Server) {
        var taken: Set<String> = []
        url = server.url
        template = server.template
        description = server.description
        variables = server.variables.map { variable in
            let name = Identifier.declarable(Identifier.member(variable.name), reserved: ["self"], taken: taken)
            taken.insert(name)
            let values = variable.values.map { "`\($0)`" }.joined(separator: ", ")
            return Variable(
                wireName: variable.name,
                name: name,
                defaultValue: variable.defaultValue,
                documentation: Documentation(
                    description: variable.description,
                    notes: values.isEmpty ? [] : ["Values: \(values)."]
                )
            )
        }
    }
}

extension String {
    /// `https://example.com:8080` of a URL; nil for a path.
    fileprivate var urlOrigin: String? {
        guard let scheme = firstRange(of: "://") else { return nil }
        return String(self[..<scheme.upperBound]) + self[scheme.upperBound...].prefix { $0 != "/" }
    }
}
