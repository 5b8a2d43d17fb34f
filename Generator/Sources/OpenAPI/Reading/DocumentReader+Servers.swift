import YAML

extension DocumentReader {
    /// The `servers` of the document, a path item or an operation. Nil where there are none.
    func servers(_ owner: inout Fields) -> [Document.Server]? {
        let place = owner.place.appending("servers")
        let servers = owner.list("servers").enumerated().compactMap { server($1, at: place.appending($0)) }
        return servers.isEmpty ? nil : servers
    }

    private func server(_ node: Node, at place: Place) -> Document.Server? {
        guard var fields = Fields(node, at: place, as: "a server", self) else { return nil }
        let variables = variables(&fields)
        let template = fields.requiredString("url")
        let name = fields.string("name", since: .v3_2)
        let description = fields.string("description")
        let position = fields.value("url")?.position ?? node.position
        fields.finish()
        guard let template else { return nil }
        return Document.Server(
            position: node.position,
            url: fill(template, with: variables, position),
            template: template,
            name: name,
            description: description,
            variables: variables,
            extensions: fields.extensions
        )
    }

    private func variables(_ server: inout Fields) -> [Document.Server.Variable] {
        let place = server.place.appending("variables")
        return server.map("variables").compactMap { entry in
            let place = place.appending(entry.key)
            guard var fields = Fields(entry.value, at: place, as: "a server variable", self) else { return nil }
            let variable = Document.Server.Variable(
                position: entry.keyPosition,
                name: entry.key,
                defaultValue: fields.requiredString("default") ?? "",
                values: fields.strings("enum"),
                description: fields.string("description")
            )
            if let value = fields.value("default"), !variable.values.isEmpty,
                !variable.values.contains(variable.defaultValue)
            {
                let wayOut = wayOut(variable.defaultValue, in: variable.values, otherwise: "add it to 'enum'")
                report(.warning, value.position, "the default is not among the values of the variable\(wayOut)")
            }
            fields.finish()
            return variable
        }
    }

    private func fill(
        _ template: String,
        with variables: [Document.Server.Variable],
        _ position: SourcePosition
    ) -> String {
        var url = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            url += rest[..<open]
            if let variable = variables.first(where: { $0.name == name }) {
                url += variable.defaultValue
            } else {
                let wayOut = wayOut(name, in: variables.map(\.name).sorted(), otherwise: "add it to 'variables'")
                report(.error, position, "no such server variable '\(name)'\(wayOut)")
            }
            rest = rest[rest.index(after: close)...]
        }
        return url + rest
    }
}
