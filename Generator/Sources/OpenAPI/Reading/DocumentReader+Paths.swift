import YAML

extension DocumentReader {
    /// What has to be unique in the whole document.
    private struct Seen {
        var paths: [String: (path: String, position: SourcePosition)] = [:]
        var operationIDs: [String: SourcePosition] = [:]
    }

    func paths(_ document: inout Fields) -> [Operation] {
        if version == .v3_0, !document.has("paths") {
            report(.error, root.position, "the document needs the field 'paths'")
        }
        let pointer = document.pointer.appending("paths")
        var seen = Seen()
        var operations: [Operation] = []
        for entry in document.map("paths") where !entry.isExtension {
            let template = PathTemplate(entry.key)
            if let problem = template.problem {
                report(.error, entry.keyPosition, problem)
                continue
            }
            if let first = seen.paths.updateValue((entry.key, entry.keyPosition), forKey: template.shape) {
                let place = "\(first.position.line):\(first.position.column)"
                report(.error, entry.keyPosition, "the path '\(entry.key)' matches the same requests as '\(first.path)' at \(place)")
            }
            operations += pathItem(entry, template, at: pointer.appending(entry.key), &seen)
        }
        return operations
    }

    private func pathItem(
        _ entry: Node.Entry,
        _ template: PathTemplate,
        at pointer: JSONPointer,
        _ seen: inout Seen
    ) -> [Operation] {
        guard let target = follow(entry.value, at: pointer, as: .pathItem),
            var fields = Fields(target.node, at: target.pointer, as: "a path item", self)
        else { return [] }
        fields.ignore("summary", "description")
        fields.unsupported("servers", "requests go to the base URL of the client")
        let parameters = parameters(&fields)
        var operations: [Operation] = []
        func add(_ method: String, _ node: Node, _ pointer: JSONPointer) {
            let context = OperationContext(method: method, path: entry.key, template: template, parameters: parameters)
            guard let operation = operation(node, at: pointer, context) else { return }
            check(operation, &seen.operationIDs)
            operations.append(operation)
        }
        for entry in fields.entries {
            if let since = Self.methods[entry.key], let node = fields.value(entry.key, since: since) {
                add(entry.key.uppercased(), node, target.pointer.appending(entry.key))
            }
        }
        let additional = target.pointer.appending("additionalOperations")
        for entry in fields.map("additionalOperations", since: .v3_2) {
            if Self.methods[entry.key.lowercased()] != nil {
                report(.error, entry.keyPosition, "'\(entry.key)' has a field of its own; write it as '\(entry.key.lowercased())'")
            }
            add(entry.key, entry.value, additional.appending(entry.key))
        }
        // Fields that are not there are known too, as far as spelling goes.
        for method in Self.methods.keys.sorted() where !fields.has(method) { fields.ignore(method) }
        fields.finish()
        return operations
    }

    private func check(_ operation: Operation, _ operationIDs: inout [String: SourcePosition]) {
        guard let id = operation.operationID else { return }
        if let first = operationIDs[id] {
            report(
                .error,
                operation.position,
                "duplicate operationId '\(id)'; the first one is at \(first.line):\(first.column)"
            )
        } else {
            operationIDs[id] = operation.position
        }
    }

    private static let methods: [String: Version] = [
        "get": .v3_0, "put": .v3_0, "post": .v3_0, "delete": .v3_0, "options": .v3_0, "head": .v3_0, "patch": .v3_0,
        "trace": .v3_0, "query": .v3_2,
    ]
}
