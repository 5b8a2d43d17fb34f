import OpenAPI
import YAML

/// What operations send and answer.
extension ModelBuilder {
    mutating func body(
        of operation: Operation,
        baseName: String,
        nested: inout [TypeDeclaration]
    ) -> Body? {
        guard let requestBody = operation.requestBody else { return nil }
        guard let media = requestBody.content.first(where: { $0.name.isJSONMediaType }), let schema = media.schema
        else {
            let names = requestBody.content.map(\.name).joined(separator: ", ")
            error(
                "request body of '\(names)' is not supported yet; describe 'application/json'",
                at: requestBody.position
            )
            return nil
        }
        for other in requestBody.content where other.name != media.name {
            warning(
                "the request body is always sent as '\(media.name)'; '\(other.name)' is left out",
                at: other.position
            )
        }
        let type = type(of: schema, at: Place(scope: nil, suggestedName: baseName + "Body"), nested: &nested).type
        return Body(
            type: type,
            isRequired: requestBody.isRequired,
            documentation: Documentation(description: requestBody.description),
            idempotencyKeys: idempotencyKeys(of: operation, in: type),
            idempotencyScope: idempotencyScope(of: operation, in: type)
        )
    }

    mutating func result(
        of operation: Operation,
        baseName: String,
        nested: inout [TypeDeclaration]
    ) -> (Method.Result, String?) {
        let successes = operation.responses.filter(\.status.isSuccess)
        guard let response = successes.first(where: { !$0.content.isEmpty }) ?? successes.first else {
            warning("operation has no success response; its answer is dropped", at: operation.position)
            return (.none, nil)
        }
        let place = Place(scope: nil, suggestedName: baseName + "Response")
        let json = response.content.first { $0.name.isJSONMediaType }
        if let stream = response.content.first(where: \.isStream), json == nil || stream.itemSchema != nil {
            reportOthers(of: response.content, than: stream)
            return (self.stream(stream, at: place, nested: &nested), response.description)
        }
        guard let media = json else {
            guard response.content.isEmpty else {
                let names = response.content.map(\.name).joined(separator: ", ")
                error("an answer of '\(names)' is not supported yet", at: response.position)
                return (.none, nil)
            }
            return (.none, response.description)
        }
        reportOthers(of: response.content, than: media)
        guard let schema = media.schema else { return (.value(.json), response.description) }
        reportOtherShapes(of: successes, than: schema)
        let resolved = type(of: schema, at: place, nested: &nested)
        if case .array(let element) = resolved.type,
            response.headers.contains(where: { $0.name.lowercased() == "link" })
        {
            return (.list(element: element), response.description)
        }
        return (.value(resolved.isNullable ? .optional(resolved.type) : resolved.type), response.description)
    }

    private mutating func reportOthers(of content: [MediaType], than chosen: MediaType) {
        for other in content where other.name != chosen.name {
            warning("the answer is always read as '\(chosen.name)'; '\(other.name)' is left out", at: other.position)
        }
    }

    private mutating func reportOtherShapes(of successes: [Response], than schema: Schema) {
        for response in successes {
            if response.content.isEmpty {
                warning(
                    "an answer without content does not decode as the one with content, and throws",
                    at: response.position
                )
            }
            for media in response.content where media.name.isJSONMediaType {
                guard let other = media.schema, other !== schema, other.reference != schema.reference else { continue }
                warning("success responses with different schemas: only the first one is decoded", at: media.position)
            }
        }
    }
}

extension Response.Status {
    var isSuccess: Bool {
        switch self {
        case .code(let code): (200..<300).contains(code)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}

extension String {
    /// The media type without parameters, in lower case.
    var mediaTypeEssence: String { prefix { $0 != ";" }.lowercased().filter { $0 != " " } }

    /// RFC 8259 JSON, also with a structured syntax suffix (RFC 6839) and parameters.
    var isJSONMediaType: Bool {
        let essence = mediaTypeEssence
        return essence == "application/json" || (essence.hasPrefix("application/") && essence.hasSuffix("+json"))
    }

    var isFormMediaType: Bool { mediaTypeEssence == "application/x-www-form-urlencoded" }

    var isMultipartMediaType: Bool { mediaTypeEssence.hasPrefix("multipart/") }

    /// Text that is no JSON: also XML, which nothing here takes apart.
    var isTextMediaType: Bool {
        let essence = mediaTypeEssence
        return essence.hasPrefix("text/") || essence.hasSuffix("/xml") || essence.hasSuffix("+xml")
            || essence == "application/sdp" || essence == "application/javascript"
    }
}
