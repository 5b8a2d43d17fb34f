import OpenAPI
import YAML

extension ModelBuilder {
    mutating func resources() -> [Resource] {
        var order: [String] = []
        var methods: [String: [Method]] = [:]
        var groups: [String: String] = [:]
        for operation in document.operations {
            let (resource, name) = names(of: operation)
            if methods[resource] == nil { order.append(resource) }
            groups[resource] = groups[resource] ?? operation.tags.first
            let taken = Set((methods[resource] ?? []).map(\.name))
            methods[resource, default: []].append(method(operation, resource: resource, name: name, taken: taken))
        }
        var takenTypes = takenTypeNames
        return order.map { resource in
            let tag = document.tags.first { $0.name == groups[resource] }
            let typeName = Identifier.unique(Identifier.type(resource) + "Resource", in: takenTypes)
            takenTypes.insert(typeName)
            return Resource(
                propertyName: Identifier.member(resource),
                typeName: typeName,
                documentation: Documentation(description: tag?.description ?? tag?.summary),
                methods: methods[resource] ?? []
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
        let isIdempotent = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"].contains(operation.method)
        return Method(
            operationID: operation.operationID ?? "\(resource).\(name)",
            name: Identifier.declarable(Identifier.member(name), reserved: ["init"], taken: taken),
            documentation: documentation(of: operation),
            httpMethod: operation.method,
            path: operation.path,
            pathParts: pathParts(operation.path),
            parameters: parameters,
            body: body,
            result: result,
            resultDescription: resultDescription,
            isSafeToRepeat: flag("x-idempotent", of: operation) ?? (isIdempotent || hasIdempotencyKey(operation)),
            rateLimit: rateLimit
        )
    }

    private mutating func documentation(of operation: Operation) -> Documentation {
        var notes: [String] = []
        if let plan = operation.extension("x-plan") {
            if let plan = plan.stringValue {
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
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            parts.append(.parameter(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        return parts
    }

    // MARK: Parameters

    private mutating func parameters(
        of operation: Operation,
        baseName: String,
        nested: inout [TypeDeclaration]
    ) -> [MethodParameter] {
        var taken: Set<String> = []
        var parameters: [MethodParameter] = []
        for parameter in operation.parameters {
            guard let schema = parameter.schema else {
                error(
                    "parameter '\(parameter.name)': 'content' parameters are not supported yet",
                    at: parameter.position
                )
                continue
            }
            let place = Place(scope: nil, suggestedName: baseName + Identifier.type(parameter.name))
            let type = type(of: schema, at: place, nested: &nested).type
            guard let location = location(of: parameter, type: type) else { continue }
            let name = Identifier.declarable(
                Identifier.member(parameter.name),
                reserved: Identifier.reservedParameters,
                taken: taken
            )
            taken.insert(name)
            var documentation = documentation(of: schema)
            documentation.description = parameter.description ?? documentation.description
            parameters.append(
                MethodParameter(
                    wireName: parameter.name,
                    name: name,
                    location: location,
                    type: type,
                    isRequired: parameter.isRequired,
                    documentation: documentation
                )
            )
        }
        return parameters
    }

    private mutating func location(of parameter: Parameter, type: TypeReference) -> MethodParameter.Location? {
        let label = "parameter '\(parameter.name)' in \(parameter.location.rawValue)"
        switch (parameter.location, type) {
        case (.path, .string), (.path, .int), (.path, .named):
            guard parameter.style == "simple" else { break }
            return .path
        case (.query, .dictionary(.string)):
            guard parameter.style == "form", parameter.explode else { break }
            return .freeFormQuery
        case (.query, .string), (.query, .int), (.query, .double), (.query, .bool), (.query, .named):
            guard parameter.style == "form" else { break }
            return .query
        case (.query, .array(.string)), (.query, .array(.named)):
            guard parameter.style == "form", parameter.explode else { break }
            return .query
        case (.header, .string):
            return .header
        default:
            break
        }
        error(
            "\(label): style '\(parameter.style)'\(parameter.explode ? " with explode" : "") for this type is not "
                + "supported yet",
            at: parameter.position
        )
        return nil
    }

    // MARK: Bodies

    private mutating func body(
        of operation: Operation,
        baseName: String,
        nested: inout [TypeDeclaration]
    ) -> Body? {
        guard let requestBody = operation.requestBody else { return nil }
        guard let media = requestBody.content.first(where: { $0.name.isJSONMediaType }), let schema = media.schema
        else {
            let names = requestBody.content.map(\.name).joined(separator: ", ")
            error(
                "request body of '\(names)' is not supported yet; describe 'application/json'",
                at: requestBody.position
            )
            return nil
        }
        for other in requestBody.content where other.name != media.name {
            warning(
                "the request body is always sent as '\(media.name)'; '\(other.name)' is left out",
                at: other.position
            )
        }
        let type = type(of: schema, at: Place(scope: nil, suggestedName: baseName + "Body"), nested: &nested).type
        return Body(
            type: type,
            isRequired: requestBody.isRequired,
            documentation: Documentation(description: requestBody.description),
            idempotencyKeys: idempotencyKeys(of: operation, in: schema),
            idempotencyScope: idempotencyScope(of: operation, in: schema)
        )
    }

    // MARK: Answers

    private mutating func result(
        of operation: Operation,
        baseName: String,
        nested: inout [TypeDeclaration]
    ) -> (Method.Result, String?) {
        let successes = operation.responses.filter(\.status.isSuccess)
        guard let response = successes.first(where: { !$0.content.isEmpty }) ?? successes.first else {
            warning("operation has no success response; its answer is dropped", at: operation.position)
            return (.none, nil)
        }
        let place = Place(scope: nil, suggestedName: baseName + "Response")
        if let stream = response.content.first(where: { $0.itemSchema != nil }), let item = stream.itemSchema {
            guard stream.name == "text/event-stream" else {
                error("items of '\(stream.name)' are not supported yet", at: stream.position)
                return (.none, nil)
            }
            return (.events(type(of: item, at: place, nested: &nested).type), response.description)
        }
        guard let media = response.content.first(where: { $0.name.isJSONMediaType }), let schema = media.schema else {
            guard response.content.isEmpty else {
                let names = response.content.map(\.name).joined(separator: ", ")
                error("an answer of '\(names)' is not supported yet", at: response.position)
                return (.none, nil)
            }
            return (.none, response.description)
        }
        reportOtherShapes(of: successes, than: schema)
        let resolved = type(of: schema, at: place, nested: &nested)
        if case .array(let element) = resolved.type,
            response.headers.contains(where: { $0.name.lowercased() == "link" })
        {
            return (.list(element: element), response.description)
        }
        return (.value(resolved.isNullable ? .optional(resolved.type) : resolved.type), response.description)
    }

    private mutating func reportOtherShapes(of successes: [Response], than schema: Schema) {
        for response in successes {
            for media in response.content where media.name.isJSONMediaType {
                guard let other = media.schema, other !== schema, other.reference != schema.reference else { continue }
                warning("success responses with different schemas: only the first one is decoded", at: media.position)
            }
        }
    }
}

extension Operation {
    func `extension`(_ name: String) -> Node? {
        extensions.first { $0.key == name }?.value
    }
}

extension Response.Status {
    var isSuccess: Bool {
        switch self {
        case .code(let code): (200..<300).contains(code)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}

extension String {
    /// RFC 8259 JSON, also with a structured syntax suffix (RFC 6839) and parameters.
    var isJSONMediaType: Bool {
        let essence = prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        return essence == "application/json" || (essence.hasPrefix("application/") && essence.hasSuffix("+json"))
    }
}
