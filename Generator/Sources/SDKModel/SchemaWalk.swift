import OpenAPI

extension Schema {
    /// The schemas that stand directly in this one.
    var children: [Schema] {
        var result = properties.map(\.schema) + allOf + oneOf + anyOf
        if let items { result.append(items) }
        if case .schema(let value) = additionalProperties { result.append(value) }
        if let contentSchema { result.append(contentSchema) }
        if rare != nil {
            result += prefixItems + patternProperties.map(\.schema)
            if case .schema(let value) = unevaluatedProperties { result.append(value) }
        }
        return result
    }
}

extension Document {
    /// Every schema of the document once, in the order of the file: components first, operations next.
    var everySchema: [Schema] {
        var seen: Set<ObjectIdentifier> = []
        var result: [Schema] = []
        var pending = operations.reversed().flatMap { $0.schemas.reversed() }
        pending += schemas.reversed().map(\.schema)
        while let schema = pending.popLast() {
            guard seen.insert(ObjectIdentifier(schema)).inserted else { continue }
            result.append(schema)
            pending += schema.children.reversed()
        }
        return result
    }
}

extension Operation {
    /// The schemas that stand in the operation.
    var schemas: [Schema] {
        parameters.flatMap { ($0.schema.map { [$0] } ?? []) + $0.content.flatMap(\.schemas) } + sentSchemas
            + answeredSchemas
    }

    var sentSchemas: [Schema] { requestBody?.content.flatMap(\.schemas) ?? [] }

    var answeredSchemas: [Schema] {
        responses.flatMap { response in
            response.content.flatMap(\.schemas) + response.headers.flatMap(\.schemas)
        }
    }
}

extension MediaType {
    fileprivate var schemas: [Schema] {
        let encodings: [Encoding] = encoding + prefixEncoding + (itemEncoding.map { [$0] } ?? [])
        return [schema, itemSchema].compactMap { $0 } + encodings.flatMap(\.headers).flatMap(\.schemas)
    }
}

extension Header {
    fileprivate var schemas: [Schema] { (schema.map { [$0] } ?? []) + content.flatMap(\.schemas) }
}
