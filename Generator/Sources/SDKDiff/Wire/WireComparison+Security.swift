import OpenAPI
import YAML

extension WireComparison {
    private struct Delta: Hashable {
        var lost: [String]
        var gained: [String]
    }

    /// What is the same for several operations is said once.
    mutating func compareSecurity(of pairs: [(OpenAPI.Operation, OpenAPI.Operation)]) {
        var deltas: [Delta] = []
        var operations: [Delta: [(OpenAPI.Operation, OpenAPI.Operation)]] = [:]
        for (before, after) in pairs {
            let admitted = before.security.isEmpty ? ["no credential"] : before.security.map { text($0, old.document) }
            let admits = after.security.isEmpty ? ["no credential"] : after.security.map { text($0, new.document) }
            let delta = Delta(
                lost: admitted.filter { !admits.contains($0) },
                gained: admits.filter { !admitted.contains($0) }
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
        for text in delta.lost where !(text == "no credential" && delta.gained.isEmpty) {
            note(.changed, subject, .breaking, "\(text) is no longer enough\(suffix)")
        }
        for text in delta.gained { note(.changed, subject, .additive, "\(text) is enough\(suffix)") }
    }

    private func text(_ requirement: SecurityRequirement, _ document: Document) -> String {
        guard !requirement.isAnonymous else { return "no credential" }
        return requirement.schemes.map { scheme in
            let kind = document.securityScheme(named: scheme.name).map { self.text($0.kind) } ?? scheme.name
            return kind + (scheme.scopes.isEmpty ? "" : " with \(scheme.scopes.sorted().joined(separator: ", "))")
        }
        .sorted().joined(separator: " and ")
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
