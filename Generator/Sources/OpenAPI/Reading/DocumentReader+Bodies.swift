import YAML

extension DocumentReader {
    func requestBody(_ node: Node, at place: Place) -> RequestBody? {
        guard let (object, target) = read(node, at: place, as: .requestBody, memo: \.requestBodies, requestBody)
        else { return nil }
        var body = object
        body.description = target.description ?? body.description
        return body
    }

    private func requestBody(_ fields: inout Fields) -> RequestBody? {
        if !fields.has("content") { report(.error, fields.node.position, "a request body needs the field 'content'") }
        return RequestBody(
            position: fields.node.position,
            description: fields.string("description"),
            isRequired: fields.bool("required"),
            content: content(&fields),
            extensions: fields.extensions
        )
    }

    /// The `content` of a request body, a response, a header or a parameter.
    func content(_ owner: inout Fields) -> [MediaType] {
        let place = owner.place.appending("content")
        return owner.map("content").compactMap { entry in
            mediaType(entry.value, at: place.appending(entry.key), name: entry.key)
        }
    }

    func mediaType(_ node: Node, at place: Place, name: String) -> MediaType? {
        guard var mediaType = read(node, at: place, as: .mediaType, memo: \.mediaTypes, mediaType)?.object else {
            return nil
        }
        mediaType.name = name
        return mediaType
    }

    private func mediaType(_ fields: inout Fields) -> MediaType? {
        MediaType(
            position: fields.node.position,
            name: "",
            schema: subschema("schema", &fields),
            itemSchema: subschema("itemSchema", &fields, since: .v3_2),
            encoding: encodings(&fields),
            prefixEncoding: prefixEncodings(&fields),
            itemEncoding: fields.value("itemEncoding", since: .v3_2).flatMap {
                encoding($0, at: fields.place.appending("itemEncoding"), name: "")
            },
            examples: examples(&fields),
            extensions: fields.extensions
        )
    }

    // MARK: Encodings

    private func encodings(_ mediaType: inout Fields) -> [Encoding] {
        let place = mediaType.place.appending("encoding")
        return mediaType.map("encoding").compactMap { entry in
            encoding(entry.value, at: place.appending(entry.key), name: entry.key)
        }
    }

    private func prefixEncodings(_ mediaType: inout Fields) -> [Encoding] {
        let place = mediaType.place.appending("prefixEncoding")
        return mediaType.list("prefixEncoding", since: .v3_2).enumerated().compactMap { index, node in
            encoding(node, at: place.appending(index), name: "")
        }
    }

    private func encoding(_ node: Node, at place: Place, name: String) -> Encoding? {
        guard var fields = Fields(node, at: place, as: "an encoding", self) else { return nil }
        for key in ["encoding", "prefixEncoding", "itemEncoding"] {
            fields.unsupported(key, "what is nested in the part is encoded in the default way")
        }
        let encoding = Encoding(
            position: node.position,
            name: name,
            contentType: fields.string("contentType"),
            headers: headers(&fields),
            style: fields.string("style"),
            explode: fields.optionalBool("explode"),
            allowReserved: fields.optionalBool("allowReserved"),
            extensions: fields.extensions
        )
        fields.finish()
        return encoding
    }
}
