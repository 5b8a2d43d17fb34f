import YAML

extension DocumentReader {
    func servers(_ document: inout Fields) -> [Document.Server] {
        let pointer = document.pointer.appending("servers")
        return document.list("servers").enumerated().compactMap { server($1, at: pointer.appending($0)) }
    }

    private func server(_ node: Node, at pointer: JSONPointer) -> Document.Server? {
        guard var fields = Fields(node, at: pointer, as: "a server", self) else { return nil }
        let variables = variables(&fields)
        let template = fields.requiredString("url")
        let name = fields.string("name", since: .v3_2)
        let description = fields.string("description")
        let position = fields.value("url")?.position ?? node.position
        fields.finish()
        guard let template else { return nil }
        return Document.Server(
            url: fill(template, with: variables, position),
            template: template,
            name: name,
            description: description
        )
    }

    private func variables(_ server: inout Fields) -> [String: String] {
        var defaults: [String: String] = [:]
        let pointer = server.pointer.appending("variables")
        for entry in server.map("variables") {
            let place = pointer.appending(entry.key)
            guard var fields = Fields(entry.value, at: place, as: "a server variable", self) else { continue }
            fields.ignore("enum", "description")
            defaults[entry.key] = fields.requiredString("default") ?? ""
            fields.finish()
        }
        return defaults
    }

    private func fill(_ template: String, with values: [String: String], _ position: SourcePosition) -> String {
        var url = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            url += rest[..<open]
            if let value = values[name] {
                url += value
            } else {
                let wayOut = wayOut(name, in: values.keys.sorted(), otherwise: "add it to 'variables'")
                report(.error, position, "no such server variable '\(name)'\(wayOut)")
            }
            rest = rest[rest.index(after: close)...]
        }
        return url + rest
    }
}
