import YAML

extension DocumentReader {
    func securityScheme(_ node: Node, at place: Place, name: String) -> SecurityScheme? {
        guard
            let (object, target) = read(
                node,
                at: place,
                as: .securityScheme,
                memo: \.securitySchemes,
                securityScheme
            )
        else { return nil }
        var scheme = object
        scheme.name = name
        scheme.description = target.description ?? scheme.description
        return scheme
    }

    private func securityScheme(_ fields: inout Fields) -> SecurityScheme? {
        let description = fields.string("description")
        let isDeprecated = fields.bool("deprecated", since: .v3_2)
        guard let kind = kind(&fields) else { return nil }
        return SecurityScheme(
            position: fields.node.position,
            name: "",
            kind: kind,
            description: description,
            isDeprecated: isDeprecated,
            extensions: fields.extensions
        )
    }

    private func kind(_ fields: inout Fields) -> SecurityScheme.Kind? {
        // What the other types have is not unknown, only without meaning.
        fields.ignore("name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl", "oauth2MetadataUrl")
        guard let type = fields.requiredString("type") else { return nil }
        switch type {
        case "apiKey":
            let name = fields.requiredString("name")
            guard let location = keyLocation(&fields), let name else { return nil }
            return .apiKey(name: name, location: location)
        case "http":
            guard let scheme = fields.requiredString("scheme") else { return nil }
            // Names of schemes are the same in any case (RFC 9110, section 11.1).
            return .http(scheme: scheme.lowercased(), bearerFormat: fields.string("bearerFormat"))
        case "mutualTLS":
            return .mutualTLS
        case "oauth2":
            return .oauth2(flows: flows(&fields), metadataURL: fields.string("oauth2MetadataUrl", since: .v3_2))
        case "openIdConnect":
            return fields.requiredString("openIdConnectUrl").map { .openIDConnect(url: $0) }
        default:
            let known = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]
            let wayOut = wayOut(type, in: known, otherwise: "it is one of \(known.joined(separator: ", "))")
            let position = fields.value("type")?.position ?? fields.node.position
            report(.error, position, "unknown type '\(type)' of a security scheme\(wayOut)")
            return nil
        }
    }

    private func keyLocation(_ fields: inout Fields) -> SecurityScheme.Location? {
        guard let text = fields.requiredString("in") else { return nil }
        if let location = SecurityScheme.Location(rawValue: text) { return location }
        let known = SecurityScheme.Location.allCases.map(\.rawValue)
        let wayOut = wayOut(text, in: known, otherwise: "it is one of \(known.joined(separator: ", "))")
        let position = fields.value("in")?.position ?? fields.node.position
        report(.error, position, "unknown location '\(text)' of a key\(wayOut)")
        return nil
    }

    private func flows(_ scheme: inout Fields) -> [OAuthFlow] {
        guard let node = scheme.value("flows") else {
            report(.error, scheme.node.position, "a security scheme of type 'oauth2' needs the field 'flows'")
            return []
        }
        let place = scheme.place.appending("flows")
        guard var fields = Fields(node, at: place, as: "the flows of a security scheme", self) else { return [] }
        let flows = OAuthFlow.Kind.allCases.compactMap { kind -> OAuthFlow? in
            let since = kind == .deviceAuthorization ? Version.v3_2 : .v3_0
            guard let node = fields.value(kind.rawValue, since: since) else { return nil }
            return flow(node, kind, at: place.appending(kind.rawValue))
        }
        fields.finish()
        return flows
    }

    private func flow(_ node: Node, _ kind: OAuthFlow.Kind, at place: Place) -> OAuthFlow? {
        guard var fields = Fields(node, at: place, as: "an OAuth flow", self) else { return nil }
        let flow = OAuthFlow(
            kind: kind,
            authorizationURL: fields.string("authorizationUrl"),
            deviceAuthorizationURL: fields.string("deviceAuthorizationUrl", since: .v3_2),
            tokenURL: fields.string("tokenUrl"),
            refreshURL: fields.string("refreshUrl"),
            scopes: fields.map("scopes").map { ($0.key, string($0.value) ?? "") }
        )
        fields.finish()
        return flow
    }

    // MARK: Requirements

    /// The `security` of the document or an operation. Nil where it is silent.
    func security(_ owner: inout Fields) -> [SecurityRequirement]? {
        guard let node = owner.value("security") else { return nil }
        return list(node).compactMap(requirement)
    }

    private func requirement(_ node: Node) -> SecurityRequirement? {
        guard let entries = node.entries else {
            reportExpected("a security requirement, a mapping", node)
            return nil
        }
        let known = root["components"]?["securitySchemes"]
        var schemes: [(name: String, scopes: [String])] = []
        for entry in entries {
            guard known?[entry.key] != nil else {
                let names = (known?.entries ?? []).map(\.key)
                let wayOut = wayOut(entry.key, in: names, otherwise: "add it to '#/components/securitySchemes'")
                report(.error, entry.keyPosition, "no such security scheme '\(entry.key)'\(wayOut)")
                continue
            }
            schemes.append((entry.key, list(entry.value).compactMap(string)))
        }
        return SecurityRequirement(position: node.position, schemes: schemes)
    }
}
