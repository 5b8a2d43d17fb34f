import OpenAPI
import YAML

/// What OpenAPI has no word for: rate limits, and which requests may be sent twice.
extension ModelBuilder {
    mutating func flag(_ name: String, of operation: Operation) -> Bool? {
        guard let node = operation.extension(name) else { return nil }
        guard let value = node.bool else {
            error("'\(name)' must be true or false", at: node.position)
            return nil
        }
        return value
    }

    /// `x-rate-limit: {bucket: analytics, window: 3600, exempt: {parameter: mode, value: simple}}`
    mutating func rateLimit(of operation: Operation) -> RateLimit? {
        guard let node = operation.extension("x-rate-limit") else { return nil }
        guard
            let bucket = node["bucket"]?.string,
            let window = node["window"]?.int, window > 0
        else {
            error("'x-rate-limit' needs a 'bucket' (a name) and a 'window' (whole seconds)", at: node.position)
            return nil
        }
        var limit = RateLimit(bucket: bucket, window: window, exemption: nil)
        if let exempt = node["exempt"] {
            guard
                let parameter = exempt["parameter"]?.string,
                let value = exempt["value"]?.string
            else {
                error("'exempt' needs a 'parameter' and a 'value'", at: exempt.position)
                return limit
            }
            limit.exemption = (parameter, value)
        }
        return limit
    }

    /// An extension that nobody knows belongs to another tool, but one that is nearly ours was meant for us.
    mutating func reportMisspelt(_ extensions: [Node.Entry], known: [String]) {
        for entry in extensions where !known.contains(entry.key) {
            guard let meant = closest(to: entry.key, in: known) else { continue }
            warning("unknown extension '\(entry.key)' is ignored; did you mean '\(meant)'?", at: entry.keyPosition)
        }
    }

    static let operationExtensions = [
        "x-idempotency-key", "x-idempotency-scope", "x-idempotent", "x-plan", "x-rate-limit",
    ]

    func hasIdempotencyKey(_ operation: Operation) -> Bool {
        operation.extension("x-idempotency-key") != nil
    }

    /// A key that cannot be filled in would make an unsafe request pass for a safe one.
    mutating func checkIdempotencyKey(of operation: Operation) {
        for name in ["x-idempotency-key", "x-idempotency-scope"] {
            guard let node = operation.extension(name), operation.requestBody?.isRequired != true else { continue }
            error("'\(name)' needs a request body with 'required: true'", at: node.position)
        }
    }

    /// `x-idempotency-key: [insertId]` or `['messages[].externalMessageId']`: the optional fields among them, which the
    /// client fills; required ones the caller has set already.
    mutating func idempotencyKeys(of operation: Operation, in body: TypeReference) -> [Body.IdempotencyKey] {
        var keys: [Body.IdempotencyKey] = []
        for (path, node) in strings("x-idempotency-key", of: operation) {
            var owner = structure(body)
            var key = Body.IdempotencyKey(list: nil, isListOptional: false, property: "")
            var field = path[...]
            if let separator = path.firstRange(of: "[].") {
                let name = String(path[..<separator.lowerBound])
                field = path[separator.upperBound...]
                guard let list = owner?.property(name), case .array(let element) = list.type, list.isNeverNull else {
                    error("'x-idempotency-key': '\(name)' is no list of the request body", at: node.position)
                    continue
                }
                key.list = list.name
                key.isListOptional = list.presence == .optional
                owner = structure(element)
            }
            guard let property = owner?.property(String(field)) else {
                error("'x-idempotency-key': the request body has no field '\(path)'", at: node.position)
                continue
            }
            guard property.type == .string, property.isNeverNull else {
                let isMapped = property.type == .date || property.type == .data || property.type.isExternal
                let reason = isMapped ? "; its format has a Swift type of its own" : ""
                error("'x-idempotency-key': '\(path)' must be a string\(reason)", at: node.position)
                continue
            }
            guard property.presence == .optional else { continue }
            key.property = property.name
            keys.append(key)
        }
        return keys
    }

    /// `x-idempotency-scope: [conversationId, externalConversationId]`
    mutating func idempotencyScope(of operation: Operation, in body: TypeReference) -> [String] {
        var names: [String] = []
        for (field, node) in strings("x-idempotency-scope", of: operation) {
            guard let property = structure(body)?.property(field), property.presence == .optional else {
                error(
                    "'x-idempotency-scope': the request body has no field '\(field)' that may be left out and is "
                        + "never null",
                    at: node.position
                )
                continue
            }
            names.append(property.name)
        }
        return names
    }

    private func structure(_ type: TypeReference) -> Structure? {
        guard case .named(let name) = type, case .structure(let structure)? = declared[name] else { return nil }
        return structure
    }

    /// The strings of an extension that is a string or a list of strings.
    private mutating func strings(_ name: String, of operation: Operation) -> [(String, Node)] {
        guard let node = operation.extension(name) else { return [] }
        var result: [(String, Node)] = []
        for element in node.sequence ?? [node] {
            guard let text = element.string else {
                error("'\(name)' must be a string or a list of strings", at: element.position)
                continue
            }
            result.append((text, element))
        }
        return result
    }
}

extension Structure {
    fileprivate func property(_ wireName: String) -> Property? {
        properties.first { $0.wireName == wireName }
    }
}

extension Structure.Property {
    fileprivate var isNeverNull: Bool { presence == .required || presence == .optional }
}
