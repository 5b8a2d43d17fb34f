import YAML

extension DocumentReader {
    enum SchemaReference {
        /// One of the document's schemas: a component, or another that has got a name.
        case named(String)
        /// A plain value that stands elsewhere in the document: it needs no name.
        case plain(Schema)
        case invalid
    }

    func resolve(schemaReference reference: Node) -> SchemaReference {
        guard let text = string(reference) else { return .invalid }
        if let name = resource.schemaReferences[text] { return .named(name) }
        if let name = componentName(of: text) {
            resource.schemaReferences[text] = name
            return .named(name)
        }
        guard let schema = followSchema(reference) else { return .invalid }
        let result = resolve(schema)
        if case .named(let name) = result { resource.schemaReferences[text] = name }
        return result
    }

    /// What nearly every reference is: `#/components/schemas/Name` in the document itself, without escapes.
    private func componentName(of reference: String) -> String? {
        let prefix = "#/components/schemas/"
        guard resource === library.entry.resource, reference.utf8.starts(with: prefix.utf8) else { return nil }
        let name = String(Substring(reference.utf8.dropFirst(prefix.utf8.count)))
        // The spelling has to be its own: an escape could mean another schema.
        return hasComponentSchema(name) && !name.utf8.contains(where: { "/~%".utf8.contains($0) }) ? name : nil
    }

    func resolve(_ schema: Located) -> SchemaReference {
        name(of: schema).map(SchemaReference.named) ?? .plain(plainSchema(schema))
    }

    /// Follows schemas that are references and nothing else, but for the document's components.
    private func followSchema(_ reference: Node) -> Located? {
        guard var schema = locate(reference, as: .schema, from: resource) else { return nil }
        var visited: Set<NodeKey> = []
        while let next = Self.onlyReference(schema.node), componentName(of: schema) == nil,
            namedSchemas.name(of: schema.key) == nil
        {
            guard visited.insert(schema.key).inserted else {
                report(.error, reference.position, "the reference leads back to itself; define the schema in one place")
                return nil
            }
            guard visited.count <= Self.maximumHops else {
                report(.error, reference.position, "more than \(Self.maximumHops) references lead from one to the next")
                return nil
            }
            guard let target = locate(next, as: .schema, from: schema.resource) else { return nil }
            schema = target
        }
        return schema
    }

    /// The reference of a schema that is nothing else.
    static func onlyReference(_ schema: Node) -> Node? {
        guard let entries = schema.entries, entries.count == 1, entries[0].key == "$ref" else { return nil }
        return entries[0].value
    }

    /// Nil for a plain value.
    private func name(of schema: Located) -> String? {
        if let name = componentName(of: schema) ?? namedSchemas.name(of: schema.key) { return name }
        if schema.resource.file.isEntry, Self.isPlain(schema.node) { return nil }
        return namedSchemas.add(schema)
    }

    private static func isPlain(_ schema: Node) -> Bool {
        schema.entries?.contains { SchemaKeyword.named($0.key)?.isStructural == true } != true
    }

    /// `Name` of `#/components/schemas/Name` in the document itself.
    private func componentName(of schema: Located) -> String? {
        guard schema.resource.file.isEntry else { return nil }
        let tokens = schema.place.tokens
        guard tokens.count == 3, tokens[0] == "components", tokens[1] == "schemas" else { return nil }
        return tokens[2]
    }

    private func plainSchema(_ schema: Located) -> Schema {
        if let known = plainSchemas[schema.key] { return known }
        let result = read(schema)
        plainSchemas[schema.key] = result
        return result
    }

    /// Reads a schema for itself, wherever the reader is.
    func read(_ schema: Located) -> Schema {
        let outer = (schemaDepth, recursiveRoot)
        (schemaDepth, recursiveRoot) = (0, nil)
        defer { (schemaDepth, recursiveRoot) = outer }
        return inside(schema.resource) { readSchema(schema.node, at: schema.place) }
    }

    // MARK: Components that are other schemas

    /// Components that are nothing but references lend their names to what they refer to, before anything else is read:
    /// what a schema is called does not depend on who refers to it first.
    func nameReferredComponents() {
        for entry in componentSchemas {
            guard let reference = Self.onlyReference(entry.value), let text = reference.string,
                !text.hasPrefix("#/components/schemas/") || text.dropFirst(21).contains("/")
            else { continue }
            let count = diagnostics.count
            // What is wrong with it is said when the component is read.
            defer { diagnostics.removeSubrange(count...) }
            guard let target = followSchema(reference), componentName(of: target) == nil,
                namedSchemas.name(of: target.key) == nil,
                !target.resource.file.isEntry || !Self.isPlain(target.node),
                target.key != NodeKey(entry.value, library.entry)
            else { continue }
            _ = namedSchemas.add(target, componentName: entry.key)
        }
    }

    /// The document's schemas, and those that got a name because something refers to them.
    func readNamedSchemas(_ components: [(name: String, schema: Schema)]) -> [(name: String, schema: Schema)] {
        let names = Set(components.map(\.name))
        var schemas = components
        var index = 0
        // Reading one can add others.
        while index < namedSchemas.targets.count {
            let target = namedSchemas.targets[index]
            if !names.contains(target.name) { schemas.append((target.name, read(target.schema))) }
            index += 1
        }
        return schemas
    }

    /// A schema of `components`, or the one whose name it is.
    func componentSchema(_ name: String, _ node: Node, at place: Place) -> Schema {
        if Self.onlyReference(node) != nil, let target = namedSchemas.target(named: name) { return read(target) }
        return schema(node, at: place)
    }

    // MARK: Cycles

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
