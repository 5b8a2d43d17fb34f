import OpenAPI
import YAML

/// What OpenAPI has no word for: rate limits, and which requests may be sent twice.
extension ModelBuilder {
    mutating func flag(_ name: String, of operation: Operation) -> Bool? {
        guard let node = operation.extension(name) else { return nil }
        guard case .bool(let value) = node.value else {
            error("'\(name)' must be true or false", at: node.position)
            return nil
        }
        return value
    }

    /// `x-rate-limit: {bucket: analytics, window: 3600, exempt: {parameter: mode, value: simple}}`
    mutating func rateLimit(of operation: Operation) -> RateLimit? {
        guard let node = operation.extension("x-rate-limit") else { return nil }
        guard
            let bucket = node.entry("bucket")?.stringValue,
            case .integer(let window)? = node.entry("window")?.value, window > 0
        else {
            error("'x-rate-limit' needs a 'bucket' (a name) and a 'window' (whole seconds)", at: node.position)
            return nil
        }
        var limit = RateLimit(bucket: bucket, window: window, exemption: nil)
        if let exempt = node.entry("exempt") {
            guard
                let parameter = exempt.entry("parameter")?.stringValue,
                let value = exempt.entry("value")?.stringValue
            else {
                error("'exempt' needs a 'parameter' and a 'value'", at: exempt.position)
                return limit
            }
            limit.exemption = (parameter, value)
        }
        return limit
    }

    func hasIdempotencyKey(_ operation: Operation) -> Bool {
        operation.extension("x-idempotency-key") != nil
    }

    /// `x-idempotency-key: [insertId]` or `['messages[].externalMessageId']`: the optional fields among them, which the
    /// client fills; required ones the caller has set already.
    mutating func idempotencyKeys(of operation: Operation, in schema: Schema) -> [Body.IdempotencyKey] {
        var keys: [Body.IdempotencyKey] = []
        for (path, node) in strings("x-idempotency-key", of: operation) {
            var owner = referenced(schema)
            var key = Body.IdempotencyKey(list: nil, isListOptional: false, property: "")
            var field = path[...]
            if let separator = path.firstRange(of: "[].") {
                let list = String(path[..<separator.lowerBound])
                field = path[separator.upperBound...]
                guard let items = owner.property(list)?.items else {
                    error("'x-idempotency-key': '\(list)' is no list of the request body", at: node.position)
                    continue
                }
                key.list = Identifier.member(list)
                key.isListOptional = !owner.required.contains(list)
                owner = referenced(items)
            }
            guard let property = owner.property(String(field)) else {
                error("'x-idempotency-key': the request body has no field '\(path)'", at: node.position)
                continue
            }
            guard referenced(property).types == [.string], !property.isNullable else {
                error("'x-idempotency-key': '\(path)' must be a string", at: node.position)
                continue
            }
            guard !owner.required.contains(String(field)) else { continue }
            key.property = Identifier.member(String(field))
            keys.append(key)
        }
        return keys
    }

    /// `x-idempotency-scope: [conversationId, externalConversationId]`
    mutating func idempotencyScope(of operation: Operation, in schema: Schema) -> [String] {
        var names: [String] = []
        for (field, node) in strings("x-idempotency-scope", of: operation) {
            let owner = referenced(schema)
            guard owner.property(field) != nil, !owner.required.contains(field) else {
                error("'x-idempotency-scope': the request body has no optional field '\(field)'", at: node.position)
                continue
            }
            names.append(Identifier.member(field))
        }
        return names
    }

    /// The strings of an extension that is a string or a list of strings.
    private mutating func strings(_ name: String, of operation: Operation) -> [(String, Node)] {
        guard let node = operation.extension(name) else { return [] }
        let nodes: [Node] =
            if case .sequence(let elements) = node.value { elements } else { [node] }
        var result: [(String, Node)] = []
        for element in nodes {
            guard let text = element.stringValue else {
                error("'\(name)' must be a string or a list of strings", at: element.position)
                continue
            }
            result.append((text, element))
        }
        return result
    }
}
