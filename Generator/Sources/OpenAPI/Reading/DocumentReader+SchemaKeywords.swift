import YAML

extension DocumentReader {
    func types(_ fields: inout Fields) -> [Schema.JSONType] {
        guard let node = fields.value("type") else { return [] }
        guard let names = node.sequence else { return type(node).map { [$0] } ?? [] }
        if version == .v3_0 { reportNew("a list of types", in: .v3_1, node.position) }
        var types: [Schema.JSONType] = []
        for type in names.compactMap(type) where !types.contains(type) { types.append(type) }
        return types
    }

    private func type(_ node: Node) -> Schema.JSONType? {
        if node.isNull {
            report(.warning, node.position, "expected the name of a type; null is read as 'null', put it in quotes")
            return .null
        }
        guard let name = string(node) else { return nil }
        if let type = Schema.JSONType(rawValue: name) { return type }
        let known = Schema.JSONType.allCases.map(\.rawValue)
        let wayOut = wayOut(name, in: known, otherwise: "it is one of \(known.joined(separator: ", "))")
        report(.error, node.position, "unknown type '\(name)'\(wayOut)")
        return nil
    }

    func isNullable(_ fields: inout Fields) -> Bool {
        let isNullable = fields.bool("nullable")
        if isNullable, version > .v3_0, let node = fields.value("nullable") {
            report(
                .warning,
                node.position,
                "'nullable' is no longer in OpenAPI \(version.name), and read as in 3.0; write 'type: [..., \"null\"]'"
            )
        }
        return isNullable
    }

    func schemaExamples(_ fields: inout Fields) -> [Node] {
        fields.list("examples", since: .v3_1) + (fields.value("example").map { [$0] } ?? [])
    }

    func enumeration(_ fields: inout Fields) -> [Node]? {
        guard let node = fields.value("enum") else { return nil }
        let values = list(node)
        var seen: [String: SourcePosition] = [:]
        return values.filter { value in
            let text = value.json
            guard let first = seen[text] else {
                seen[text] = value.position
                return true
            }
            report(.warning, value.position, "duplicate value \(text); the first one is at \(first.lineAndColumn)")
            return false
        }
    }

    func checkRequired(_ schema: Schema, _ node: Node) {
        // In a composition, the property may come from another part.
        guard !schema.properties.isEmpty, schema.reference == nil,
            schema.allOf.isEmpty, schema.oneOf.isEmpty, schema.anyOf.isEmpty,
            let nodes = node["required"]?.sequence
        else { return }
        let names = Set(schema.properties.map(\.name))
        for node in nodes {
            guard let name = node.string, !names.contains(name) else { continue }
            let wayOut = wayOut(name, in: schema.properties.map(\.name))
            report(.warning, node.position, "'required' names '\(name)', which is not among the properties\(wayOut)")
        }
    }

    // MARK: Discriminators

    func discriminator(_ fields: inout Fields) -> Schema.Discriminator? {
        let pointer = fields.pointer.appending("discriminator")
        guard let node = fields.value("discriminator"),
            var fields = Fields(node, at: pointer, as: "a discriminator", self)
        else { return nil }
        let propertyName = fields.requiredString("propertyName")
        let mapping = fields.map("mapping").compactMap { entry in
            schemaName(entry.value).map { (value: entry.key, schemaName: $0) }
        }
        let fallback = fields.value("defaultMapping", since: .v3_2).flatMap(schemaName)
        fields.finish()
        return propertyName.map {
            Schema.Discriminator(propertyName: $0, mapping: mapping, defaultMapping: fallback)
        }
    }

    /// A component schema, by its name or as a reference (OpenAPI 3.2, section 4.25.4: a name is tried first).
    private func schemaName(_ node: Node) -> String? {
        guard let text = string(node) else { return nil }
        if hasComponentSchema(text) { return text }
        if text.contains("#") {
            guard let (_, pointer) = locate(node, as: .schema) else { return nil }
            if let name = componentSchemaName(pointer) { return name }
            report(.error, node.position, "a discriminator must lead to a schema in '#/components/schemas'")
            return nil
        }
        report(.error, node.position, "no such schema '\(text)'\(wayOut(text, in: componentSchemaNames))")
        return nil
    }

    // MARK: Validation

    func validation(_ fields: inout Fields) -> [Node.Entry] {
        var entries: [Node.Entry] = []
        for entry in fields.entries {
            guard let expected = Self.validationKeywords[entry.key] else { continue }
            _ = fields.value(entry.key, since: expected.since)
            if let entry = checked(entry, expected.kind, fields) { entries.append(entry) }
        }
        // Exclusive bounds of 3.0 are flags beside the bound; since 3.1 they are bounds themselves, and so they are here.
        for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
            guard let index = entries.firstIndex(where: { $0.key == flag }), let isExclusive = entries[index].value.bool
            else { continue }
            entries.remove(at: index)
            if isExclusive, let index = entries.firstIndex(where: { $0.key == bound }) { entries[index].key = flag }
        }
        for keyword in Self.validationKeywords.keys.sorted() where !fields.has(keyword) { fields.ignore(keyword) }
        return entries
    }

    private enum ValidationKind {
        case number, bound, count, bool, text, any
    }

    private func checked(_ entry: Node.Entry, _ kind: ValidationKind, _ fields: Fields) -> Node.Entry? {
        let value = entry.value
        switch kind {
        case .number where value.double == nil:
            reportExpected("a number", value)
        case .bound where value.bool != nil:
            if version == .v3_0 { return entry }
            let message = "'\(entry.key)' is a number since OpenAPI 3.1; the boolean is read as in 3.0"
            report(.warning, value.position, message)
            return entry
        case .bound where value.double == nil:
            reportExpected("a number", value)
        case .count where !Self.isCount(value):
            report(.error, value.position, "expected an integer of at least 0, found \(value.json)")
        case .bool where value.bool == nil:
            reportExpected("a boolean", value)
        case .text:
            return string(value).map { _ in entry }
        default:
            return entry
        }
        return nil
    }

    /// `20`, `20.0`, and numbers beyond every integer type.
    private static func isCount(_ value: Node) -> Bool {
        guard let number = value.double, number >= 0, number.isFinite else { return false }
        // No digits behind the binary point. `rounded()` would need the C library's mathematics.
        return number == 0 || number.significandWidth <= number.exponent
    }

    private static let validationKeywords: [String: (kind: ValidationKind, since: Version)] = [
        "multipleOf": (.number, .v3_0), "maximum": (.number, .v3_0), "minimum": (.number, .v3_0),
        "exclusiveMaximum": (.bound, .v3_0), "exclusiveMinimum": (.bound, .v3_0),
        "maxLength": (.count, .v3_0), "minLength": (.count, .v3_0), "pattern": (.text, .v3_0),
        "maxItems": (.count, .v3_0), "minItems": (.count, .v3_0), "uniqueItems": (.bool, .v3_0),
        "contains": (.any, .v3_1), "maxContains": (.count, .v3_1), "minContains": (.count, .v3_1),
        "maxProperties": (.count, .v3_0), "minProperties": (.count, .v3_0), "propertyNames": (.any, .v3_1),
        "dependentRequired": (.any, .v3_1), "unevaluatedItems": (.any, .v3_1), "unevaluatedProperties": (.any, .v3_1),
        "not": (.any, .v3_0), "if": (.any, .v3_1), "then": (.any, .v3_1), "else": (.any, .v3_1),
        "dependentSchemas": (.any, .v3_1),
    ]
}
