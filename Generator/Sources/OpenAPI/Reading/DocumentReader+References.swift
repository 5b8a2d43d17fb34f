import YAML

extension DocumentReader {
    /// A node that is not a reference, and what the references on the way to it say beside `$ref`.
    struct Target {
        var located: Located
        /// These of a reference override its target's (OpenAPI 3.1, section 4.8.23).
        var description: String?
        var summary: String?
    }

    /// Reads an object, or the one that it refers to. The result is kept in `memo` for the next reference.
    func read<Object>(
        _ node: Node,
        at place: Place,
        as kind: ReferenceKind,
        memo: ReferenceWritableKeyPath<DocumentReader, [NodeKey: Object?]>,
        _ body: (inout Fields) -> Object?
    ) -> (object: Object, target: Target)? {
        guard let target = follow(node, at: place, as: kind) else { return nil }
        let key = target.located.key
        if let known = self[keyPath: memo][key] { return known.map { ($0, target) } }
        let object = inside(target.located.resource) { () -> Object? in
            let located = target.located
            guard var fields = Fields(located.node, at: located.place, as: kind.nameWithArticle, self) else {
                return nil
            }
            let object = body(&fields)
            fields.finish()
            return object
        }
        self[keyPath: memo][key] = .some(object)
        return object.map { ($0, target) }
    }

    /// Follows `$ref` until there is none. Nil, with a diagnostic, where that leads nowhere.
    func follow(_ node: Node, at place: Place, as kind: ReferenceKind) -> Target? {
        var target = Target(located: Located(node: node, place: place, resource: resource))
        guard node["$ref"] != nil else { return target }
        var visited: Set<NodeKey> = [target.located.key]
        while let reference = target.located.node["$ref"] {
            readSiblings(&target, as: kind)
            guard let next = locate(reference, as: kind, from: target.located.resource) else { return nil }
            guard visited.insert(next.key).inserted else {
                let message = "the reference leads back to itself; define the \(kind.name) in one place"
                report(.error, reference.position, message)
                return nil
            }
            guard visited.count <= Self.maximumHops + 1 else {
                report(.error, reference.position, "more than \(Self.maximumHops) references lead from one to the next")
                return nil
            }
            target.located = next
        }
        return target
    }

    static let maximumHops = 32

    private func readSiblings(_ target: inout Target, as kind: ReferenceKind) {
        for entry in target.located.node.entries ?? [] where entry.key != "$ref" && !entry.isExtension {
            switch entry.key {
            case "description":
                let description = string(entry.value)
                target.description = target.description ?? description
            case "summary":
                let summary = string(entry.value)
                target.summary = target.summary ?? summary
            default:
                let message = "'\(entry.key)' beside '$ref' is ignored; move it to the \(kind.name) that is referred to"
                report(.warning, entry.keyPosition, message)
            }
        }
    }
}
