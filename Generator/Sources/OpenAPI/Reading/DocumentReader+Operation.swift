import YAML

/// What an operation has from its path item and the document.
struct OperationContext {
    var template: PathTemplate
    /// For operations that have none of their own.
    var summary: String?
    var description: String?
    var parameters: [Parameter]
    var documentServers: [Document.Server]
    var pathServers: [Document.Server]?
    var security: [SecurityRequirement]
}

extension DocumentReader {
    func operation(_ node: Node, at place: Place, method: String, _ context: OperationContext) -> Operation? {
        guard var fields = Fields(node, at: place, as: "an operation", self) else { return nil }
        omit(.callbacks, of: &fields)
        let servers = servers(&fields) ?? context.pathServers
        let own = parameters(&fields)
        let parameters = merge(context.parameters, own)
        check(parameters, against: context, node.position)
        let body = fields.value("requestBody").flatMap { requestBody($0, at: place.appending("requestBody")) }
        let operation = Operation(
            position: fields.value("operationId")?.position ?? node.position,
            method: method,
            path: context.template.path,
            operationID: fields.string("operationId"),
            tags: fields.strings("tags"),
            summary: fields.string("summary") ?? context.summary,
            description: fields.string("description") ?? context.description,
            isDeprecated: fields.bool("deprecated"),
            parameters: parameters,
            requestBody: body,
            responses: responses(&fields),
            security: security(&fields) ?? context.security,
            servers: servers ?? context.documentServers,
            overridesServers: servers != nil,
            externalDocumentation: externalDocumentation(&fields),
            extensions: fields.extensions
        )
        fields.finish()
        return operation
    }

    /// An operation's parameter takes the place of its path's parameter of the same name and location.
    private func merge(_ inherited: [Parameter], _ own: [Parameter]) -> [Parameter] {
        var overriding = Dictionary(own.map { ($0.key, $0) }) { first, _ in first }
        let merged = inherited.map { overriding.removeValue(forKey: $0.key) ?? $0 }
        return merged + own.filter { overriding[$0.key] != nil }
    }

    private func check(_ parameters: [Parameter], against context: OperationContext, _ position: SourcePosition) {
        let declared = parameters.filter { $0.location == .path }
        let names = Set(context.template.names)
        let declaredNames = Set(declared.map(\.name))
        for name in context.template.names where !declaredNames.contains(name) {
            let unused = declared.map(\.name).filter { !names.contains($0) }
            let wayOut = wayOut(name, in: unused, otherwise: "add one with 'in: path'")
            report(.error, position, "the path '\(context.template.path)' has no parameter '\(name)'\(wayOut)")
        }
        for parameter in declared where !names.contains(parameter.name) {
            report(
                .error,
                parameter.position,
                "the path '\(context.template.path)' has no '{\(parameter.name)}'; add it, or remove the parameter"
            )
        }
        let queryStrings = parameters.filter { $0.location == .querystring }
        let hasOthers = queryStrings.count > 1 || parameters.contains { $0.location == .query }
        if let first = queryStrings.first, hasOthers {
            report(.error, first.position, "a 'querystring' parameter must be the only one that describes the query")
        }
    }
}

extension Parameter {
    /// What makes a parameter unique in an operation. Header names are the same in any case (RFC 9110, section 5.1).
    struct Key: Hashable {
        var name: String
        var location: Location
    }

    var key: Key {
        Key(name: location == .header ? name.lowercased() : name, location: location)
    }
}
