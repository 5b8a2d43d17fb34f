import OpenAPI
import YAML

extension WireComparison {
    /// What one requirement asks for, all of it.
    private typealias Credentials = Set<String>

    private struct Delta: Hashable {
        /// With these, a program got in, and does no longer.
        var lost: [Credentials]
        var gained: [Credentials]
    }

    /// What is the same for several operations is said once.
    mutating func compareSecurity(of pairs: [(OpenAPI.Operation, OpenAPI.Operation)]) {
        var deltas: [Delta] = []
        var operations: [Delta: [(OpenAPI.Operation, OpenAPI.Operation)]] = [:]
        for (before, after) in pairs {
            let admitted = credentials(of: before, old.document)
            let admits = credentials(of: after, new.document)
            // More than what is needed does no harm.
            let delta = Delta(
                lost: admitted.filter { old in !admits.contains { $0.isSubset(of: old) } },
                gained: admits.filter { new in !admitted.contains { $0.isSubset(of: new) } }
            )
            guard !delta.lost.isEmpty || !delta.gained.isEmpty else { continue }
            if operations[delta] == nil { deltas.append(delta) }
            operations[delta, default: []].append((before, after))
        }
        for delta in deltas {
            let concerned = operations[delta] ?? []
            guard concerned.count > 2, let (before, after) = concerned.first else {
                for (before, after) in concerned { note(delta, subject(of: before, after), "") }
                continue
            }
            let subject = Subject(
                name: "security",
                old: before.security.first?.position,
                new: after.security.first?.position
            )
            note(delta, subject, " (\(concerned.count) operations, such as `\(after.endpoint)`)")
        }
    }

    private mutating func note(_ delta: Delta, _ subject: Subject, _ suffix: String) {
        for credentials in delta.lost {
            note(.changed, subject, .breaking, "\(text(credentials)) is no longer enough\(suffix)")
        }
        for credentials in delta.gained {
            note(.changed, subject, .additive, "\(text(credentials)) is enough\(suffix)")
        }
    }

    private func text(_ credentials: Credentials) -> String {
        credentials.isEmpty ? "no credential" : credentials.sorted().joined(separator: " and ")
    }

    /// One of these is enough.
    private func credentials(of operation: OpenAPI.Operation, _ document: Document) -> [Credentials] {
        guard !operation.security.isEmpty else { return [[]] }
        return operation.security.map { requirement in
            Set(
                requirement.schemes.flatMap { scheme in
                    let kind = document.securityScheme(named: scheme.name).map { text($0.kind) } ?? scheme.name
                    // A token with more scopes is good for less.
                    return [kind] + scheme.scopes.map { "the scope `\($0)`" }
                }
            )
        }
    }

    private func text(_ kind: SecurityScheme.Kind) -> String {
        switch kind {
        case .apiKey(let name, let location): "the API key `\(name)` in \(location.rawValue)"
        case .http(let scheme, _): "`\(scheme)` authorization"
        case .mutualTLS: "a client certificate"
        case .oauth2: "an OAuth 2 token"
        case .openIDConnect(let url): "a token of `\(url)`"
        }
    }
}
