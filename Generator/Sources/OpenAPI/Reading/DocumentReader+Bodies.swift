import YAML

extension DocumentReader {
    func requestBody(_ node: Node, at pointer: JSONPointer) -> RequestBody? {
        guard let (object, description) = read(node, at: pointer, as: .requestBody, memo: \.requestBodies, requestBody)
        else { return nil }
        var body = object
        body.description = description ?? body.description
        return body
    }

    private func requestBody(_ fields: inout Fields) -> RequestBody? {
        if !fields.has("content") { report(.error, fields.node.position, "a request body needs the field 'content'") }
        return RequestBody(
            position: fields.node.position,
            description: fields.string("description"),
            isRequired: fields.bool("required"),
            content: content(&fields)
        )
    }

    /// The `content` of a request body, a response, a header or a parameter.
    func content(_ owner: inout Fields) -> [MediaType] {
        let pointer = owner.pointer.appending("content")
        return owner.map("content").compactMap { entry in
            mediaType(entry.value, at: pointer.appending(entry.key), name: entry.key)
        }
    }

    func mediaType(_ node: Node, at pointer: JSONPointer, name: String) -> MediaType? {
        guard var mediaType = read(node, at: pointer, as: .mediaType, memo: \.mediaTypes, mediaType)?.object else {
            return nil
        }
        mediaType.name = name
        return mediaType
    }

    private func mediaType(_ fields: inout Fields) -> MediaType? {
        fields.unsupported("encoding", "the parts of the body are encoded in the default way")
        fields.unsupported("prefixEncoding", "the parts of the body are encoded in the default way")
        fields.unsupported("itemEncoding", "the parts of the body are encoded in the default way")
        return MediaType(
            position: fields.node.position,
            name: "",
            schema: subschema("schema", &fields),
            itemSchema: subschema("itemSchema", &fields, since: .v3_2),
            examples: examples(&fields),
            extensions: fields.extensions
        )
    }
}
