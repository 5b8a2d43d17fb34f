import OpenAPI
import YAML

/// Header fields of answers.
extension ModelBuilder {
    /// Those that pages and bodies take care of.
    private static let ignored: Set = ["content-type", "link"]

    /// Remembers the header fields of the operation's answers, for the declarations that all operations share.
    ///
    /// - Returns: the names of those that answers of success have.
    mutating func headers(of operation: Operation) -> [String] {
        var names: [String] = []
        for response in operation.responses {
            for header in response.headers where !Self.ignored.contains(header.name.lowercased()) {
                remember(header)
                if response.status.isSuccess, !names.contains(header.name) { names.append(header.name) }
            }
        }
        return names
    }

    private mutating func remember(_ header: Header) {
        let (type, isJSON) = headerType(header)
        guard let known = responseHeaders[header.name.lowercased()] else {
            let text = header.description ?? header.schema?.description
            responseHeaders[header.name.lowercased()] = ResponseHeader(
                wireName: header.name,
                name: "",
                type: type,
                isJSON: isJSON,
                documentation: Documentation(description: text, isDeprecated: header.isDeprecated),
                position: header.position
            )
            return
        }
        guard known.type != type else { return }
        responseHeaders[header.name.lowercased()]?.type = .string
        responseHeaders[header.name.lowercased()]?.isJSON = false
        responseHeaders[header.name.lowercased()]?.documentation.notes = ["Operations differ in what the text means."]
    }

    /// Declares nothing: what has no type yet is text.
    private func headerType(_ header: Header) -> (TypeReference, isJSON: Bool) {
        if let media = header.content.first {
            guard media.name.isJSONMediaType else { return (.string, false) }
            return (media.schema?.reference.flatMap { typeNames[$0] }.map(TypeReference.named) ?? .json, true)
        }
        guard let schema = header.schema else { return (.string, false) }
        if let name = schema.reference.flatMap({ typeNames[$0] }) {
            guard case .enumeration? = declared[name] else { return (.string, false) }
            return (.named(name), false)
        }
        return (plainHeaderType(referenced(schema)), false)
    }

    private func plainHeaderType(_ schema: Schema) -> TypeReference {
        let shape = Shape(expanding: schema, in: document)
        return switch (schema.types, schema.format) {
        case ([.integer], _): integerType(of: shape)
        case ([.number], _): schema.isWhole ? integerType(of: shape) : numberType(of: shape)
        case ([.boolean], _): .bool
        case ([.string], "http-date"): .date
        case ([.string], _): stringType(of: shape)
        case ([.array], _): schema.items.map(referenced)?.types == [.string] ? .array(.string) : .string
        default: .string
        }
    }

    /// What is to be declared, sorted by name.
    func declaredHeaders() -> [ResponseHeader] {
        var taken: Set<String> = []
        return responseHeaders.sorted { $0.key < $1.key }.map { _, header in
            var header = header
            header.name = Identifier.declarable(
                Identifier.member(header.wireName),
                reserved: ["init", "self", "name", "read"],
                taken: taken
            )
            taken.insert(header.name)
            return header
        }
    }
}
