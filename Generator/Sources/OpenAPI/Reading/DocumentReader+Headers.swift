import YAML

extension DocumentReader {
    func headers(_ response: inout Fields) -> [Header] {
        let place = response.place.appending("headers")
        return response.map("headers").compactMap { entry in
            // OpenAPI 3.2, section 4.17.1: a definition of Content-Type is ignored, `content` has it.
            guard entry.key.lowercased() != "content-type" else { return nil }
            return header(entry.value, at: place.appending(entry.key), name: entry.key)
        }
    }

    func header(_ node: Node, at place: Place, name: String) -> Header? {
        guard let (object, target) = read(node, at: place, as: .header, memo: \.headers, header) else {
            return nil
        }
        var header = object
        header.name = name
        header.description = target.description ?? header.description
        return header
    }

    private func header(_ fields: inout Fields) -> Header? {
        // These two are for parameters in other places (OpenAPI 3.0); a header has no use for them.
        fields.ignore("allowEmptyValue", "allowReserved")
        let style = fields.string("style") ?? "simple"
        if style != "simple", let node = fields.value("style") {
            report(.error, node.position, "a header cannot have the style '\(style)'; it can be simple")
        }
        return Header(
            position: fields.node.position,
            name: "",
            description: fields.string("description"),
            isRequired: fields.bool("required"),
            isDeprecated: fields.bool("deprecated"),
            style: style,
            explode: fields.bool("explode"),
            schema: subschema("schema", &fields),
            content: content(&fields),
            examples: examples(&fields),
            extensions: fields.extensions
        )
    }
}
