import YAML

/// What an operation has from its path item.
struct OperationContext {
    var method: String
    var path: String
    var template: PathTemplate
    var parameters: [Parameter]
}

extension DocumentReader {
    func operation(_ node: Node, at pointer: JSONPointer, _ context: OperationContext) -> Operation? {
        guard var fields = Fields(node, at: pointer, as: "an operation", self) else { return nil }
        fields.ignore("externalDocs", "security")
        fields.unsupported("callbacks", "nothing is generated for the requests that the service makes")
        fields.unsupported("servers", "requests go to the base URL of the client")
        let own = parameters(&fields)
        let parameters = merge(context.parameters, own)
        check(parameters, against: context, node.position)
        let body = fields.value("requestBody").flatMap { requestBody($0, at: pointer.appending("requestBody")) }
        let operation = Operation(
            position: fields.value("operationId")?.position ?? node.position,
            method: context.method,
            path: context.path,
            operationID: fields.string("operationId"),
            tags: fields.strings("tags"),
            summary: fields.string("summary"),
            description: fields.string("description"),
            isDeprecated: fields.bool("deprecated"),
            parameters: parameters,
            requestBody: body,
            responses: responses(&fields),
            extensions: fields.extensions
        )
        fields.finish()
        return operation
    }

    /// An operation's parameter takes the place of its path's parameter of the same name and location.
    private func merge(_ inherited: [Parameter], _ own: [Parameter]) -> [Parameter] {
        var parameters = inherited
        for parameter in own {
            if let index = parameters.firstIndex(where: { $0.key == parameter.key }) {
                parameters[index] = parameter
            } else {
                parameters.append(parameter)
            }
        }
        return parameters
    }

    private func check(_ parameters: [Parameter], against context: OperationContext, _ position: SourcePosition) {
        let declared = parameters.filter { $0.location == .path }
        for name in context.template.names where !declared.contains(where: { $0.name == name }) {
            let spelling = closest(to: name, in: declared.map(\.name).filter { !context.template.names.contains($0) })
            let wayOut = spelling.map { "did you mean '{\($0)}'?" } ?? "add one with 'in: path'"
            report(.error, position, "no path parameter for '{\(name)}' of '\(context.path)'; \(wayOut)")
        }
        for parameter in declared where !context.template.names.contains(parameter.name) {
            report(
                .error,
                parameter.position,
                "the path '\(context.path)' does not have '{\(parameter.name)}'; add it, or remove the parameter"
            )
        }
        let queryStrings = parameters.filter { $0.location == .querystring }
        if let first = queryStrings.first, queryStrings.count > 1 || parameters.contains(where: { $0.location == .query }) {
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
