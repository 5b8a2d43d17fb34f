import YAML

extension DocumentReader {
    /// A node that is not a reference, and what the references on the way to it say beside `$ref`.
    struct Target {
        var node: Node
        var pointer: JSONPointer
        /// The description of a reference overrides its target's (OpenAPI 3.1, section 4.8.23).
        var description: String?
    }

    /// Reads an object, or the one that it refers to. The result is kept in `memo` for the next reference.
    func read<Object>(
        _ node: Node,
        at pointer: JSONPointer,
        as kind: ReferenceKind,
        memo: ReferenceWritableKeyPath<DocumentReader, [JSONPointer: Object?]>,
        _ body: (inout Fields) -> Object?
    ) -> (object: Object, description: String?)? {
        guard let target = follow(node, at: pointer, as: kind) else { return nil }
        if let known = self[keyPath: memo][target.pointer] { return known.map { ($0, target.description) } }
        var object: Object?
        if var fields = Fields(target.node, at: target.pointer, as: kind.nameWithArticle, self) {
            object = body(&fields)
            fields.finish()
        }
        self[keyPath: memo][target.pointer] = .some(object)
        return object.map { ($0, target.description) }
    }

    /// Follows `$ref` until there is none. Nil, with a diagnostic, where that leads nowhere.
    func follow(_ node: Node, at pointer: JSONPointer, as kind: ReferenceKind) -> Target? {
        var target = Target(node: node, pointer: pointer)
        var visited: Set<JSONPointer> = [pointer]
        while let reference = target.node["$ref"] {
            readSiblings(&target, as: kind)
            guard let next = locate(reference, as: kind) else { return nil }
            guard visited.insert(next.pointer).inserted else {
                let message = "the reference leads back to itself; define the \(kind.name) in one place"
                report(.error, reference.position, message)
                return nil
            }
            guard visited.count <= Self.maximumHops + 1 else {
                report(.error, reference.position, "more than \(Self.maximumHops) references lead from one to the next")
                return nil
            }
            target.node = next.node
            target.pointer = next.pointer
        }
        return target
    }

    private static let maximumHops = 32

    private func readSiblings(_ target: inout Target, as kind: ReferenceKind) {
        for entry in target.node.entries ?? [] where entry.key != "$ref" && !entry.isExtension {
            switch entry.key {
            case "description":
                let description = string(entry.value)
                target.description = target.description ?? description
            case "summary":
                break
            default:
                let message = "'\(entry.key)' beside '$ref' is ignored; move it to the \(kind.name) that is referred to"
                report(.warning, entry.keyPosition, message)
            }
        }
    }

    /// The node that a `$ref` names. Nil, with a diagnostic, where there is none.
    func locate(_ reference: Node, as kind: ReferenceKind) -> (node: Node, pointer: JSONPointer)? {
        guard let tokens = tokens(of: reference) else { return nil }
        if tokens.count == 3, tokens[0] == "components", tokens[1] != kind.rawValue,
            ReferenceKind(rawValue: tokens[1]) != nil
        {
            let message = "expected a reference to \(kind.nameWithArticle), found '\(reference.string ?? "")'"
            report(.error, reference.position, message)
            return nil
        }
        if let found = node(at: tokens) { return found }
        reportMissing(reference, tokens, as: kind)
        return nil
    }

    func tokens(of reference: Node) -> [String]? {
        guard let text = string(reference) else { return nil }
        let hash = text.firstIndex(of: "#") ?? text.endIndex
        let base = text[..<hash]
        guard base.isEmpty || base == root["$self"]?.string ?? "" else {
            report(
                .error,
                reference.position,
                "references to other documents are not supported: '\(text)'; move the target into this document"
            )
            return nil
        }
        guard let tokens = JSONPointer.tokens(ofFragment: text[hash...].dropFirst()) else {
            report(
                .error,
                reference.position,
                "the reference '\(text)' must have a JSON pointer, such as '#/components/schemas/Name'"
            )
            return nil
        }
        return tokens
    }

    private func reportMissing(_ reference: Node, _ tokens: [String], as kind: ReferenceKind) {
        var parent = (node: root, pointer: JSONPointer.root)
        var missing = 0
        while let child = child(tokens[missing], of: parent.node, at: parent.pointer) {
            parent = (child, parent.pointer.appending(tokens[missing]))
            missing += 1
        }
        let wayOut = wayOut(tokens[missing], in: (parent.node.entries ?? []).map(\.key)) { name in
            tokens[(missing + 1)...].reduce(parent.pointer.appending(name)) { $0.appending($1) }.text
        }
        report(.error, reference.position, "no such \(kind.name) '\(reference.string ?? "")'\(wayOut)")
    }
}
