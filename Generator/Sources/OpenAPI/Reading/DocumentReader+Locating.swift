import YAML

extension DocumentReader {
    /// The node that a `$ref` names. Nil, with a diagnostic, where there is none.
    func locate(_ reference: Node, as kind: ReferenceKind, from resource: Resource) -> Located? {
        guard let text = string(reference) else { return nil }
        let hash = text.utf8.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
        guard let base = self.resource(text[..<hash], reference, from: resource) else { return nil }
        let fragment = text[hash...].dropFirst()
        guard let tokens = JSONPointer.tokens(ofFragment: fragment) else {
            guard fragment.hasPrefix("/") else { return locate(anchor: fragment, reference, in: base) }
            let example = "such as '#/components/schemas/Name'"
            report(.error, reference.position, "the reference '\(text)' must have a JSON pointer, \(example)")
            return nil
        }
        if tokens.count == 3, tokens[0] == "components", tokens[1] != kind.rawValue,
            ReferenceKind(rawValue: tokens[1]) != nil
        {
            report(.error, reference.position, "expected a reference to \(kind.nameWithArticle), found '\(text)'")
            return nil
        }
        guard let found = walk(tokens, from: base) else {
            reportMissing(reference, tokens, in: base, as: kind)
            return nil
        }
        if tokens.isEmpty, base.file.isDocument, base === base.file.resource {
            let wayOut = "say which one of it, such as '\(text[..<hash])#/components/\(kind.rawValue)/Name'"
            report(.error, reference.position, "'\(text)' is a whole document, and no \(kind.name); \(wayOut)")
            return nil
        }
        return found
    }

    private func resource(_ text: Substring, _ reference: Node, from resource: Resource) -> Resource? {
        guard !text.isEmpty else { return resource }
        do {
            return try library.resource(text, from: resource)
        } catch {
            switch error {
            case .remote:
                let wayOut = "save it to a file, and refer to that by its path"
                report(.error, reference.position, "'\(text)' is not read from the network; \(wayOut)")
            case .noLoader:
                let message = "references to other documents are not supported here: '\(text)'"
                report(.error, reference.position, message + "; move the target into this document")
            case .unreadable(let reason):
                report(.error, reference.position, "cannot read '\(text)': \(reason)")
            case .invalidReference:
                report(
                    .error,
                    reference.position,
                    "'\(text)' is no URI: '%' must be followed by two hexadecimal digits"
                )
            case .reported:
                break
            }
        }
        return nil
    }

    /// The node that a JSON pointer leads to. Schemas with an `$id` on the way change what references are relative to.
    func walk(_ tokens: [String], from base: Resource) -> Located? {
        var located = Located(node: base.root, place: base.place, resource: base)
        for token in tokens {
            guard let child = child(token, of: located.node, in: base.file) else {
                // By the letter, a pointer never leaves a schema with an `$id`. Documents are written otherwise.
                let file = base.file.resource
                return base === file ? nil : walk(tokens, from: file)
            }
            located.node = child
            located.place = located.place.appending(token)
            if base.file.version > .v3_0, let id = self.child("$id", of: child, in: base.file)?.string {
                located.resource = nestedResource(id, located)
            }
        }
        // The schema itself opens its resource when it is read.
        return located
    }

    /// The resource that a schema with that `$id` opens: the same one each time.
    func nestedResource(_ id: String, _ schema: Located) -> Resource {
        let resource = schema.resource.nested(id, schema.node, at: schema.place)
        guard let uri = resource.uri else { return resource }
        return schema.resource.file.identifiers.resources[uri] ?? resource
    }

    private func locate(anchor: Substring, _ reference: Node, in base: Resource) -> Located? {
        let identifiers = base.file.identifiers
        if let name = PercentEncoding.decoded(anchor), let schema = identifiers.schema(anchor: name, in: base) {
            return schema
        }
        let text = reference.string ?? ""
        let start = text.prefix { $0 != "#" } + "#"
        let example = "it is an '$anchor' in the document, or a JSON pointer such as '#/components/schemas/Name'"
        let wayOut = wayOut(String(anchor), in: identifiers.anchorNames(in: base), otherwise: example) { start + $0 }
        report(.error, reference.position, "no such anchor '\(text)'\(wayOut)")
        return nil
    }

    private func reportMissing(_ reference: Node, _ tokens: [String], in base: Resource, as kind: ReferenceKind) {
        var parent = Located(node: base.root, place: base.place, resource: base)
        var missing = 0
        while let child = child(tokens[missing], of: parent.node, in: base.file) {
            parent.node = child
            parent.place = parent.place.appending(tokens[missing])
            missing += 1
        }
        let text = reference.string ?? ""
        let start = text.prefix { $0 != "#" }
        let wayOut = wayOut(tokens[missing], in: (parent.node.entries ?? []).map(\.key)) { name in
            let pointer = tokens[..<missing] + [name] + tokens[(missing + 1)...]
            return pointer.reduce(into: start + "#") { $0 += "/" + JSONPointer.escaped($1) }.description
        }
        report(.error, reference.position, "no such \(kind.name) '\(text)'\(wayOut)")
    }
}
