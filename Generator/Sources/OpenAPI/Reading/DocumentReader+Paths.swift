import YAML

/// What the operations of a path have from the document.
struct PathContext {
    var servers: [Document.Server]
    var security: [SecurityRequirement]
}

extension DocumentReader {
    /// What has to be unique in the whole document.
    private struct Seen {
        var paths: [String: (path: String, position: SourcePosition)] = [:]
        var operationIDs: [String: SourcePosition] = [:]
    }

    func paths(_ document: inout Fields, _ context: PathContext) -> [Operation] {
        if version == .v3_0, !document.has("paths") {
            report(.error, root.position, "the document needs the field 'paths'")
        }
        let place = document.place.appending("paths")
        var seen = Seen()
        var operations: [Operation] = []
        for entry in document.map("paths") where !entry.isExtension {
            let template = PathTemplate(entry.key)
            if let problem = template.problem {
                report(.error, entry.keyPosition, problem)
                continue
            }
            if let first = seen.paths.updateValue((entry.key, entry.keyPosition), forKey: template.shape) {
                let other = "'\(first.path)' at \(first.position.lineAndColumn)"
                report(.error, entry.keyPosition, "the path '\(entry.key)' matches the same requests as \(other)")
            }
            reportExtras(of: template, entry.keyPosition)
            operations += pathItem(entry, template, at: place.appending(entry.key), context, &seen)
        }
        return operations
    }

    private func pathItem(
        _ entry: Node.Entry,
        _ template: PathTemplate,
        at place: Place,
        _ context: PathContext,
        _ seen: inout Seen
    ) -> [Operation] {
        guard let target = follow(entry.value, at: place, as: .pathItem) else { return [] }
        let outer = resource
        resource = target.located.resource
        defer { resource = outer }
        let located = target.located
        guard var fields = Fields(located.node, at: located.place, as: "a path item", self) else { return [] }
        let context = OperationContext(
            template: template,
            summary: fields.string("summary"),
            description: fields.string("description"),
            parameters: parameters(&fields) + template.query.map { constant($0, entry.keyPosition, place) },
            documentServers: context.servers,
            pathServers: servers(&fields),
            security: context.security
        )
        let operations = operations(&fields, context)
        fields.finish()
        for operation in operations { check(operation, &seen.operationIDs) }
        return operations
    }

    private func operations(_ path: inout Fields, _ context: OperationContext) -> [Operation] {
        var operations: [Operation] = []
        for entry in path.entries {
            guard let since = Self.methods[entry.key], let node = path.value(entry.key, since: since) else { continue }
            let place = path.place.appending(entry.key)
            operation(node, at: place, method: entry.key.uppercased(), context).map { operations.append($0) }
        }
        let additional = path.place.appending("additionalOperations")
        for entry in path.map("additionalOperations", since: .v3_2) {
            if Self.methods[entry.key.lowercased()] != nil {
                let field = entry.key.lowercased()
                report(.error, entry.keyPosition, "'\(entry.key)' has a field of its own; move it to '\(field)'")
            }
            let place = additional.appending(entry.key)
            operation(entry.value, at: place, method: entry.key, context).map { operations.append($0) }
        }
        // Fields that are not there are known too, as far as spelling goes.
        path.ignore(Self.methodNames)
        return operations
    }

    private func reportExtras(of template: PathTemplate, _ position: SourcePosition) {
        if template.fragment != nil {
            reportHabit(position, "a path has no fragment: what stands from '#' on is not sent")
        }
        if !template.query.isEmpty {
            reportHabit(position, "a path has no query: each item of it is read as a parameter with one value")
        }
    }

    /// A query parameter that says what the query of a path says.
    private func constant(
        _ item: (name: String, value: String),
        _ position: SourcePosition,
        _ place: Place
    ) -> Parameter {
        let parts = SchemaParts()
        parts.types = [.string]
        parts.constant = Node(.string(item.value), at: position)
        return Parameter(
            position: position,
            name: item.name,
            location: .query,
            description: nil,
            isRequired: true,
            isDeprecated: false,
            style: "form",
            explode: true,
            allowReserved: false,
            allowEmptyValue: true,
            schema: Schema(parts, reference: nil, at: position, place),
            content: [],
            examples: [],
            extensions: []
        )
    }

    private func check(_ operation: Operation, _ operationIDs: inout [String: SourcePosition]) {
        guard let id = operation.operationID else { return }
        if let first = operationIDs[id] {
            report(
                .error,
                operation.position,
                "duplicate operationId '\(id)'; the first one is at \(first.lineAndColumn)"
            )
        } else {
            operationIDs[id] = operation.position
        }
    }

    private static let methods: [String: Version] = [
        "get": .v3_0, "put": .v3_0, "post": .v3_0, "delete": .v3_0, "options": .v3_0, "head": .v3_0, "patch": .v3_0,
        "trace": .v3_0, "query": .v3_2,
    ]

    private static let methodNames = methods.keys.sorted()
}
