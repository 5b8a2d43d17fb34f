import OpenAPI

extension Schema {
    /// Goes through the schemas that stand directly in this one.
    func forEachChild(_ body: (Schema) -> Void) {
        for property in properties { body(property.schema) }
        for member in allOf { body(member) }
        for member in oneOf { body(member) }
        for member in anyOf { body(member) }
        if let items { body(items) }
        if case .schema(let value) = additionalProperties { body(value) }
        if let contentSchema { body(contentSchema) }
        guard let rare else { return }
        for item in rare.prefixItems { body(item) }
        for (_, schema) in rare.patternProperties { body(schema) }
        if case .schema(let value) = rare.unevaluatedProperties { body(value) }
    }
}

extension Document {
    /// Every schema of the document once, in the order of the file: components first, operations next.
    var everySchema: [Schema] {
        var seen = SchemaTable<Void>()
        var result: [Schema] = []
        var pending = operations.reversed().flatMap { $0.schemas.reversed() }
        pending += schemas.reversed().map(\.schema)
        while let schema = pending.popLast() {
            guard seen.insert(schema) else { continue }
            result.append(schema)
            let start = pending.count
            schema.forEachChild { pending.append($0) }
            pending[start...].reverse()
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
