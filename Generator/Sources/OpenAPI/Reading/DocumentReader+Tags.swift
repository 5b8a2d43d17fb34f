import YAML

extension DocumentReader {
    func tags(_ document: inout Fields) -> [Document.Tag] {
        let place = document.place.appending("tags")
        var tags: [Document.Tag] = []
        var positions: [String: SourcePosition] = [:]
        var parents: [(child: String, parent: Node)] = []
        for (index, node) in document.list("tags").enumerated() {
            guard var fields = Fields(node, at: place.appending(index), as: "a tag", self) else { continue }
            let parent = fields.value("parent", since: .v3_2)
            let name = fields.requiredString("name")
            let tag = Document.Tag(
                name: name ?? "",
                summary: fields.string("summary", since: .v3_2),
                description: fields.string("description"),
                parent: parent.flatMap(string),
                kind: fields.string("kind", since: .v3_2),
                externalDocumentation: externalDocumentation(&fields)
            )
            fields.finish()
            guard let name else { continue }
            if let first = positions[name] {
                report(.error, node.position, "duplicate tag '\(name)'; the first one is at \(first.lineAndColumn)")
                continue
            }
            positions[name] = node.position
            if let parent { parents.append((name, parent)) }
            tags.append(tag)
        }
        checkParents(parents, of: tags)
        return tags
    }

    /// The URL of `externalDocs`.
    func externalDocumentation(_ owner: inout Fields) -> String? {
        let place = owner.place.appending("externalDocs")
        return owner.value("externalDocs").flatMap { externalDocumentation($0, at: place) }
    }

    func externalDocumentation(_ node: Node, at place: Place) -> String? {
        guard var fields = Fields(node, at: place, as: "external documentation", self) else { return nil }
        fields.ignore("description")
        let url = fields.requiredString("url")
        fields.finish()
        return url
    }

    private func checkParents(_ parents: [(child: String, parent: Node)], of tags: [Document.Tag]) {
        let parentOf = Dictionary(tags.map { ($0.name, $0.parent) }) { first, _ in first }
        let nodes = Dictionary(parents.map { ($0.child, $0.parent) }) { first, _ in first }
        // Tags whose ancestors were looked at already.
        var finished: Set<String> = []
        for (child, node) in parents {
            guard let parent = node.string else { continue }
            if parentOf[parent] == nil {
                let wayOut = wayOut(parent, in: tags.map(\.name), otherwise: "add it to 'tags'")
                report(.error, node.position, "no such tag '\(parent)'\(wayOut)")
                continue
            }
            var path: Set = [child]
            var next: String? = parent
            while let name = next, !finished.contains(name), path.insert(name).inserted {
                next = parentOf[name] ?? nil
            }
            if let name = next, !finished.contains(name), let node = nodes[name] {
                report(.error, node.position, "the tag '\(name)' is its own ancestor")
            }
            finished.formUnion(path)
        }
    }
}
