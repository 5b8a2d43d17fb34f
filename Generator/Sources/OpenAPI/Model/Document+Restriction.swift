extension Document {
    /// The document with these operations alone, and the component schemas of these names.
    package func keeping(_ operations: [Operation], schemas names: Set<String>) -> Document {
        var document = self
        document.operations = operations
        document.schemas = schemas.filter { names.contains($0.name) }
        document.schemaIndex = Dictionary(document.schemas.enumerated().map { ($1.name, $0) }) { first, _ in first }
        return document
    }
}
