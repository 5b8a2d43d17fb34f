import YAML

extension DocumentReader {
    enum SchemaReference {
        /// `#/components/schemas/Name`
        case component(String)
        /// Any other place in the document, read in place.
        case inline(Schema)
        case invalid
    }

    func resolve(schemaReference reference: Node) -> SchemaReference {
        guard let (node, pointer) = locate(reference, as: .schema) else { return .invalid }
        if let name = componentSchemaName(pointer) { return .component(name) }
        guard !openSchemas.contains(pointer) else {
            report(
                .error,
                reference.position,
                "the schema '\(pointer.text)' contains itself; move it to '#/components/schemas', and refer to it there"
            )
            return .invalid
        }
        return .inline(schema(node, at: pointer))
    }

    func componentSchemaName(_ pointer: JSONPointer) -> String? {
        let prefix = "#/components/schemas/"
        guard pointer.text.hasPrefix(prefix) else { return nil }
        let name = pointer.text.dropFirst(prefix.count)
        guard !name.contains("/") else { return nil }
        return JSONPointer.tokens(ofFragment: "/" + name)?.first
    }

    /// A schema that is, or extends, itself has no value.
    func checkInclusionCycles(_ schemas: [(name: String, schema: Schema)]) {
        let index = Dictionary(schemas.map { ($0.name, $0.schema) }) { first, _ in first }
        var finished: Set<String> = []
        for (name, schema) in schemas where !finished.contains(name) {
            // Depth first, with a stack of its own: chains of references can be long.
            var path: [(name: String, next: [String])] = [(name, included(by: schema))]
            var onPath: Set = [name]
            while let last = path.indices.last {
                guard let next = path[last].next.popLast() else {
                    onPath.remove(path[last].name)
                    finished.insert(path.removeLast().name)
                    continue
                }
                guard !finished.contains(next), let target = index[next] else { continue }
                guard onPath.insert(next).inserted else {
                    let chain = path.drop { $0.name != next }.map(\.name) + [next]
                    let message = "the schema '\(next)' includes itself: \(chain.joined(separator: " -> "))"
                    report(.error, target.position, message)
                    continue
                }
                path.append((next, included(by: target)))
            }
        }
    }

    /// The component schemas that every value of the schema must satisfy too.
    private func included(by schema: Schema) -> [String] {
        (schema.reference.map { [$0] } ?? []) + schema.allOf.flatMap(included)
    }
}
