import YAML

extension DocumentReader {
    func headers(_ response: inout Fields) -> [Header] {
        let pointer = response.pointer.appending("headers")
        return response.map("headers").compactMap { entry in
            // OpenAPI 3.2, section 4.17.1: a definition of Content-Type is ignored, `content` has it.
            guard entry.key.lowercased() != "content-type" else { return nil }
            return header(entry.value, at: pointer.appending(entry.key), name: entry.key)
        }
    }

    func header(_ node: Node, at pointer: JSONPointer, name: String) -> Header? {
        guard let (object, description) = read(node, at: pointer, as: .header, memo: \.headers, header) else {
            return nil
        }
        var header = object
        header.name = name
        header.description = description ?? header.description
        return header
    }

    private func header(_ fields: inout Fields) -> Header? {
        fields.ignore("deprecated", "style", "explode", "allowEmptyValue", "allowReserved")
        fields.unsupported("content", "the value of the header is a plain string")
        _ = examples(&fields)
        return Header(
            position: fields.node.position,
            name: "",
            description: fields.string("description"),
            isRequired: fields.bool("required"),
            schema: subschema("schema", &fields)
        )
    }
}
