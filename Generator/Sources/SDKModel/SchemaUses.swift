import OpenAPI

/// Which component schemas a document refers to, other than as the whole of a `multipart/form-data` body.
struct SchemaUses {
    private(set) var names: Set<String> = []
    private var visited = SchemaTable<Void>()

    init(_ document: Document) {
        for (_, schema) in document.schemas { visit(schema) }
        for operation in document.operations {
            for parameter in operation.parameters {
                visit(parameter.schema)
                visit(parameter.content)
            }
            for media in operation.requestBody?.content ?? [] {
                if media.name.mediaTypeEssence == "multipart/form-data", media.schema?.reference != nil { continue }
                visit([media])
            }
            for response in operation.responses {
                visit(response.content)
                for header in response.headers {
                    visit(header.schema)
                    visit(header.content)
                }
            }
        }
    }

    private mutating func visit(_ content: [MediaType]) {
        for media in content {
            visit(media.schema)
            visit(media.itemSchema)
        }
    }

    private mutating func visit(_ schema: Schema?) {
        guard let schema, visited.insert(schema) else { return }
        if let name = schema.reference { names.insert(name) }
        for (_, name) in schema.discriminator?.mapping ?? [] { names.insert(name) }
        if let name = schema.discriminator?.defaultMapping { names.insert(name) }
        for property in schema.properties { visit(property.schema) }
        for part in schema.allOf { visit(part) }
        for member in schema.oneOf { visit(member) }
        for member in schema.anyOf { visit(member) }
        visit(schema.items)
        visit(schema.contentSchema)
        if case .schema(let value) = schema.additionalProperties { visit(value) }
        guard let rare = schema.rare else { return }
        for item in rare.prefixItems { visit(item) }
        for (_, pattern) in rare.patternProperties { visit(pattern) }
        for (_, dependent) in rare.dependentSchemas { visit(dependent) }
        if case .schema(let value) = rare.unevaluatedProperties { visit(value) }
    }
}
