import YAML

/// What the references in a schema are relative to.
extension DocumentReader {
    func opensScope(_ entries: [Node.Entry]) -> Bool {
        entries.contains { $0.key == "$id" || $0.key == "$recursiveAnchor" }
    }

    func openScope(_ node: Node, at place: Place) {
        let file = resource.file
        let isOpen = NodeKey(resource.root, file) == NodeKey(node, file)
        if let id = node["$id"]?.string, version > .v3_0, !isOpen {
            resource = nestedResource(id, Located(node: node, place: place, resource: resource))
        }
        if node["$recursiveAnchor"]?.bool == true, recursiveRoot == nil {
            recursiveRoot = Located(node: node, place: place, resource: resource)
        }
    }

    func resolve(_ reference: SchemaParts.Reference) -> SchemaReference {
        switch reference.keyword {
        case .dynamicReference:
            warnOfDynamicScope(reference.value)
            return resolve(schemaReference: reference.value)
        case .recursiveReference:
            // JSON Schema 2019-09, section 8.2.4.2: the outermost schema that says that it may be extended.
            guard let recursiveRoot, reference.value.string == "#" else {
                return resolve(schemaReference: reference.value)
            }
            return resolve(recursiveRoot)
        default:
            return resolve(schemaReference: reference.value)
        }
    }

    /// A dynamic reference leads to the outermost schema with the anchor among those that are being validated, which is
    /// another one from case to case. Where there is only one, it is the one.
    private func warnOfDynamicScope(_ reference: Node) {
        guard let text = reference.string, let hash = text.firstIndex(of: "#") else { return }
        let name = String(text[text.index(after: hash)...])
        let count = library.files.reduce(0) { $0 + ($1.identifiers.dynamicAnchors[name] ?? 0) }
        guard count > 1 else { return }
        let message =
            "'$dynamicRef' is read as '$ref': of \(count) schemas with the anchor '\(name)', it leads to this "
        report(.warning, reference.position, message + "document's own everywhere")
    }
}
