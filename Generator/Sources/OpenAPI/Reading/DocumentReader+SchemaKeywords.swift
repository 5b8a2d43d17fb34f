import YAML

extension DocumentReader {
    func types(_ node: Node) -> [Schema.JSONType] {
        guard let names = node.sequence else { return type(node).map { [$0] } ?? [] }
        if version == .v3_0 { reportNew("a list of types", in: .v3_1, node.position) }
        var types: [Schema.JSONType] = []
        for type in names.compactMap(type) where !types.contains(type) { types.append(type) }
        return types
    }

    private func type(_ node: Node) -> Schema.JSONType? {
        if node.isNull {
            reportHabit(node.position, "expected the name of a type; null is read as 'null', put it in quotes")
            return .null
        }
        guard let name = string(node) else { return nil }
        if let type = Schema.JSONType(rawValue: name) { return type }
        let known = Schema.JSONType.allCases.map(\.rawValue)
        let wayOut = wayOut(name, in: known, otherwise: "it is one of \(known.joined(separator: ", "))")
        report(.error, node.position, "unknown type '\(name)'\(wayOut)")
        return nil
    }

    func isNullable(_ node: Node) -> Bool {
        let isNullable = bool(node)
        if isNullable, version > .v3_0 {
            reportHabit(
                node.position,
                "'nullable' is no longer in OpenAPI \(version.name), and read as in 3.0; write 'type: [..., \"null\"]'"
            )
        }
        return isNullable
    }

    func enumeration(_ node: Node) -> [Node]? {
        /// What tells values apart.
        struct Key: Hashable {
            var text: String
            var isString: Bool
        }
        let values = list(node)
        var seen: [Key: SourcePosition] = [:]
        seen.reserveCapacity(values.count)
        return values.filter { value in
            let key = Key(text: value.string ?? value.json, isString: value.string != nil)
            guard let first = seen.updateValue(value.position, forKey: key) else { return true }
            seen[key] = first
            let place = first.lineAndColumn
            report(.warning, value.position, "duplicate value \(value.json); the first one is at \(place)")
            return false
        }
    }

    func checkRequired(_ schema: SchemaParts) {
        // In a composition, the property may come from another part.
        guard !schema.properties.isEmpty, schema.allOf.isEmpty, schema.oneOf.isEmpty, schema.anyOf.isEmpty else {
            return
        }
        let isLarge = schema.properties.count > 16
        let names = isLarge ? Set(schema.properties.map(\.name)) : []
        for (name, position) in schema.required {
            guard isLarge ? !names.contains(name) : !schema.properties.contains(where: { $0.name == name }) else {
                continue
            }
            let wayOut = wayOut(name, in: schema.properties.map(\.name))
            report(.warning, position, "'required' names '\(name)', which is not among the properties\(wayOut)")
        }
    }

    // MARK: Discriminators

    func discriminator(_ node: Node, at place: Place) -> Schema.Discriminator? {
        guard var fields = Fields(node, at: place, as: "a discriminator", self) else { return nil }
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

    /// A schema, by its name or as a reference (OpenAPI 3.2, section 4.25.4: a name is tried first).
    private func schemaName(_ node: Node) -> String? {
        guard let text = string(node) else { return nil }
        if hasComponentSchema(text) { return text }
        guard text.contains(where: { "#/.".contains($0) }) else {
            let names = componentSchemas.map(\.key)
            let other = resource.file.isEntry ? nil : "a file is named with its suffix or folder"
            report(.error, node.position, "no such schema '\(text)'\(wayOut(text, in: names, otherwise: other))")
            return nil
        }
        switch resolve(schemaReference: node) {
        case .named(let name): return name
        case .plain: report(.error, node.position, "a discriminator must lead to the schema of an object")
        case .invalid: break
        }
        return nil
    }

    // MARK: Validation

    func readLimit(_ keyword: SchemaKeyword, _ entry: Node.Entry, _ parts: SchemaParts) {
        switch keyword {
        case .multipleOf, .maximum, .minimum:
            if entry.value.double == nil { return reportExpected("a number", entry.value) }
        case .exclusiveMaximum, .exclusiveMinimum:
            if !isBound(entry) { return }
        case .maxLength, .minLength, .maxItems, .minItems, .maxContains, .minContains, .maxProperties, .minProperties:
            guard isCount(entry.value) else { return }
        case .pattern:
            if string(entry.value) == nil { return }
        case .uniqueItems:
            if entry.value.bool == nil { return reportExpected("a boolean", entry.value) }
        default:
            break
        }
        parts.validation.append(entry)
    }

    private func isBound(_ entry: Node.Entry) -> Bool {
        if entry.value.double != nil { return true }
        guard entry.value.bool != nil else {
            reportExpected("a number", entry.value)
            return false
        }
        if version > .v3_0 {
            let message = "'\(entry.key)' is a number since OpenAPI 3.1; the boolean is read as in 3.0"
            reportHabit(entry.value.position, message)
        }
        return true
    }

    /// `20`, `20.0`, and numbers beyond every integer type.
    private func isCount(_ value: Node) -> Bool {
        // No digits behind the binary point. `rounded()` would need the C library's mathematics.
        if let number = value.double, number >= 0, number.isFinite,
            number == 0 || number.significandWidth <= number.exponent
        {
            return true
        }
        report(.error, value.position, "expected an integer of at least 0, found \(value.json)")
        return false
    }

    /// Exclusive bounds of 3.0 are flags beside the bound; since 3.1 they are bounds themselves, and so they are here.
    func mergeExclusiveBounds(_ limits: inout [Node.Entry]) {
        guard limits.count > 1 || limits.first?.value.bool != nil else { return }
        for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
            guard let index = limits.firstIndex(where: { $0.key == flag }), let isExclusive = limits[index].value.bool
            else { continue }
            limits.remove(at: index)
            if isExclusive, let index = limits.firstIndex(where: { $0.key == bound }) { limits[index].key = flag }
        }
    }
}
