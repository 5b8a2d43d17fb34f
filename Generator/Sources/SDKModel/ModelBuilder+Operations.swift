import OpenAPI
import YAML

extension ModelBuilder {
    mutating func resources() -> [Resource] {
        var order: [String] = []
        var methods: [String: [Method]] = [:]
        var taken: [String: Set<String>] = [:]
        var tags: [String: String] = [:]
        for operation in document.operations {
            let (resource, name) = names(of: operation)
            // Names that Swift spells alike are one resource: `user_groups` and `user-groups`.
            let property = Identifier.member(resource)
            if methods[property] == nil { order.append(property) }
            tags[property] = tags[property] ?? operation.tags.first
            let method = method(operation, resource: resource, name: name, taken: taken[property] ?? [])
            taken[property, default: []].insert(method.name)
            methods[property, default: []].append(method)
        }
        var takenTypes = takenTypeNames
        let documentTags = Dictionary(document.tags.map { ($0.name, $0) }) { first, _ in first }
        return order.map { property in
            let tag = tags[property].flatMap { documentTags[$0] }
            let typeName = Identifier.unique(Identifier.type(property) + "Resource", in: takenTypes)
            takenTypes.insert(typeName)
            return Resource(
                propertyName: Identifier.reservedResources.contains(property) ? property + "Resource" : property,
                typeName: typeName,
                documentation: Documentation(description: tag?.description ?? tag?.summary),
                methods: methods[property] ?? []
            )
        }
    }

    /// `resource.method` of the operationId; without a dot, the first tag and the whole operationId; without one, the
    /// method and path.
    private func names(of operation: Operation) -> (resource: String, method: String) {
        let fallback = operation.method.lowercased() + " " + operation.path
        let id = operation.operationID ?? fallback
        if let dot = id.firstIndex(of: "."), operation.operationID != nil {
            return (String(id[..<dot]), String(id[id.index(after: dot)...]))
        }
        return (operation.tags.first ?? "default", id)
    }

    private mutating func method(
        _ operation: Operation,
        resource: String,
        name: String,
        taken: Set<String>
    ) -> Method {
        reportMisspelt(operation.extensions, known: Self.operationExtensions)
        checkIdempotencyKey(of: operation)
        let rateLimit = rateLimit(of: operation)
        var nested: [TypeDeclaration] = []
        let baseName = Identifier.type(resource) + Identifier.type(name)
        let parameters = parameters(of: operation, baseName: baseName, nested: &nested)
        let body = body(of: operation, baseName: baseName, nested: &nested)
        let (result, resultDescription) = result(of: operation, baseName: baseName, nested: &nested)
        operationTypes += nested
        if let rateLimit, let exemption = rateLimit.exemption,
            !parameters.contains(where: { $0.wireName == exemption.parameter && $0.location == .query })
        {
            error(
                "'x-rate-limit' exempts '\(exemption.parameter)', which is no query parameter",
                at: operation.position
            )
        }
        if !Self.methods.contains(operation.method) {
            error("the method '\(operation.method)' is not supported yet", at: operation.position)
        }
        let isIdempotent = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"].contains(operation.method)
        return Method(
            operationID: operation.operationID ?? "\(resource).\(name)",
            name: Identifier.declarable(Identifier.member(name), reserved: Identifier.reservedMethods, taken: taken),
            documentation: documentation(of: operation),
            httpMethod: operation.method,
            path: operation.path,
            pathParts: pathParts(operation.path),
            parameters: parameters,
            body: body,
            result: result,
            resultDescription: resultDescription,
            isSafeToRepeat: flag("x-idempotent", of: operation) ?? (isIdempotent || hasIdempotencyKey(operation)),
            rateLimit: rateLimit,
            position: operation.position
        )
    }

    /// What the runtime's `HTTPRequest.Method` has names for.
    private static let methods: Set = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE"]

    private mutating func documentation(of operation: Operation) -> Documentation {
        var notes: [String] = []
        if let plan = operation.extension("x-plan") {
            if let plan = plan.string {
                notes.append("Needs the \(plan.prefix(1).uppercased() + plan.dropFirst()) plan or a higher one.")
            } else {
                error("'x-plan' must be the name of a plan", at: plan.position)
            }
        }
        return Documentation(
            summary: operation.summary,
            description: operation.description,
            notes: notes,
            isDeprecated: operation.isDeprecated
        )
    }

    private func pathParts(_ path: String) -> [Method.PathPart] {
        var parts: [Method.PathPart] = []
        var rest = Substring(path)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.literal(percentEncoded(rest[..<open]))) }
            parts.append(.parameter(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(percentEncoded(rest))) }
        return parts
    }

    /// What a path cannot hold as it is (RFC 3986, section 3.3); what is encoded already stays so.
    private func percentEncoded(_ text: Substring) -> String {
        text.utf8.reduce(into: "") { result, byte in
            let character = Character(Unicode.Scalar(byte))
            if character.isASCII, character.isLetter || character.isNumber || "-._~/%:@!$&'()*+,;=".contains(character)
            {
                result.append(character)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (byte < 16 ? "0" : "") + digits
            }
        }
    }
}

extension Operation {
    func `extension`(_ name: String) -> Node? {
        extensions.first { $0.key == name }?.value
    }
}
