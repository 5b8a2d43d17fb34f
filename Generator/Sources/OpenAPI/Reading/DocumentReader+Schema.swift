import YAML

extension DocumentReader {
    /// Reads a schema. What cannot be read becomes a schema that says nothing, next to the diagnostic.
    ///
    /// - Parameter isPart: whether it is a member of `allOf`, `oneOf` or `anyOf`, and other members may add to it.
    func schema(_ node: Node, at pointer: JSONPointer, isPart: Bool = false) -> Schema {
        if let known = schemas[pointer] { return known }
        guard openSchemas.count < Self.maximumSchemaDepth else {
            report(.error, node.position, "schemas are nested more than \(Self.maximumSchemaDepth) levels deep")
            return Schema(position: node.position, pointer: pointer.text)
        }
        openSchemas.insert(pointer)
        defer { openSchemas.remove(pointer) }
        let schema = readSchema(node, at: pointer)
        if !isPart { checkRequired(schema, node) }
        schemas[pointer] = schema
        return schema
    }

    private func readSchema(_ node: Node, at pointer: JSONPointer) -> Schema {
        let empty = Schema(position: node.position, pointer: pointer.text)
        if let admitsAll = node.bool {
            guard !admitsAll else { return empty }
            return Schema(position: node.position, pointer: pointer.text, rare: RareKeywords(admitsNothing: true))
        }
        guard var fields = Fields(node, at: pointer, as: "a schema", self) else { return empty }
        guard let reference = fields.value("$ref") else { return schema(&fields) }
        switch resolve(schemaReference: reference) {
        case .component(let name):
            return schema(&fields, reference: name)
        case .inline(let target) where fields.entries.count == 1:
            return target
        case .inline(let target):
            return schema(&fields, including: [target])
        case .invalid:
            return schema(&fields)
        }
    }

    private func schema(_ fields: inout Fields, reference: String? = nil, including: [Schema] = []) -> Schema {
        let types = types(&fields)
        let schema = Schema(
            position: fields.node.position,
            pointer: fields.pointer.text,
            reference: reference,
            types: types.filter { $0 != .null },
            isNullable: isNullable(&fields) || types.contains(.null),
            format: fields.string("format"),
            title: fields.string("title"),
            description: fields.string("description"),
            isDeprecated: fields.bool("deprecated"),
            isReadOnly: fields.bool("readOnly"),
            isWriteOnly: fields.bool("writeOnly"),
            defaultValue: fields.value("default"),
            examples: schemaExamples(&fields),
            enumeration: enumeration(&fields),
            constant: fields.value("const", since: .v3_1),
            properties: properties(&fields),
            required: fields.strings("required"),
            additionalProperties: additionalProperties(&fields),
            items: items(&fields),
            allOf: including + subschemas("allOf", &fields),
            oneOf: subschemas("oneOf", &fields),
            anyOf: subschemas("anyOf", &fields),
            discriminator: discriminator(&fields),
            contentEncoding: fields.string("contentEncoding", since: .v3_1),
            contentMediaType: fields.string("contentMediaType", since: .v3_1),
            contentSchema: subschema("contentSchema", &fields, since: .v3_1),
            validation: validation(&fields),
            extensions: fields.extensions,
            rare: rareKeywords(&fields)
        )
        fields.ignore("xml", "$comment", "$defs", "$schema", "$vocabulary")
        for (keyword, loss) in Self.unsupportedKeywords { fields.unsupported(keyword, loss) }
        finish(fields)
        return schema
    }

    /// Any keyword may be in a JSON Schema: one that nobody knows says nothing, and is only worth a warning.
    private func finish(_ fields: Fields) {
        let (unknown, absent) = fields.unknown()
        for entry in unknown {
            let wayOut = wayOut(entry.key, in: absent)
            report(.warning, entry.keyPosition, "unknown keyword '\(entry.key)' of a schema is ignored\(wayOut)")
        }
    }

    // MARK: Subschemas

    func subschema(_ keyword: String, _ fields: inout Fields, since version: Version = .v3_0) -> Schema? {
        fields.value(keyword, since: version).map { schema($0, at: fields.pointer.appending(keyword)) }
    }

    private func subschemas(_ keyword: String, _ fields: inout Fields) -> [Schema] {
        let pointer = fields.pointer.appending(keyword)
        return fields.list(keyword).enumerated().map { schema($1, at: pointer.appending($0), isPart: true) }
    }

    private func rareKeywords(_ fields: inout Fields) -> RareKeywords? {
        fields.ignore(Self.rareKeywords)
        guard fields.entries.contains(where: { Self.rareKeywords.contains($0.key) }) else { return nil }
        return RareKeywords(
            patternProperties: subschemas(named: "patternProperties", &fields).map { ($0.name, $0.schema) },
            prefixItems: subschemas("prefixItems", &fields),
            not: subschema("not", &fields),
            ifSchema: subschema("if", &fields, since: .v3_1),
            thenSchema: subschema("then", &fields, since: .v3_1),
            elseSchema: subschema("else", &fields, since: .v3_1),
            dependentSchemas: subschemas(named: "dependentSchemas", &fields),
            propertyNames: subschema("propertyNames", &fields, since: .v3_1),
            contains: subschema("contains", &fields, since: .v3_1),
            unevaluatedProperties: additionalProperties(&fields, "unevaluatedProperties"),
            unevaluatedItems: subschema("unevaluatedItems", &fields, since: .v3_1),
            id: fields.string("$id"),
            externalDocumentation: externalDocumentation(&fields)
        )
    }

    private static let rareKeywords = [
        "patternProperties", "prefixItems", "not", "if", "then", "else", "dependentSchemas", "propertyNames",
        "contains",
        "unevaluatedProperties", "unevaluatedItems", "$id", "externalDocs",
    ]

    private func subschemas(named keyword: String, _ fields: inout Fields) -> [(name: String, schema: Schema)] {
        let pointer = fields.pointer.appending(keyword)
        return fields.map(keyword, since: .v3_1).map { ($0.key, schema($0.value, at: pointer.appending($0.key))) }
    }

    private func properties(_ fields: inout Fields) -> [Schema.Property] {
        let pointer = fields.pointer.appending("properties")
        return fields.map("properties").map { entry in
            Schema.Property(
                name: entry.key,
                position: entry.keyPosition,
                schema: schema(entry.value, at: pointer.appending(entry.key))
            )
        }
    }

    private func items(_ fields: inout Fields) -> Schema? {
        if let node = fields.value("items"), node.sequence != nil {
            report(.error, node.position, "expected a schema for all items, found a list")
            return nil
        }
        return subschema("items", &fields)
    }

    private func additionalProperties(
        _ fields: inout Fields,
        _ keyword: String = "additionalProperties"
    ) -> Schema.AdditionalProperties {
        guard let node = fields.value(keyword) else { return .unspecified }
        if let admitted = node.bool { return admitted ? .any : .none }
        if let entries = node.entries, entries.isEmpty { return .any }
        return .schema(schema(node, at: fields.pointer.appending(keyword)))
    }

    // MARK: Limits

    /// Reading recurses: a bound on depth is a bound on stack, of which a thread has as little as 512 kB.
    private static let maximumSchemaDepth = 64

    /// Keywords that change what is valid, with what is lost without them.
    private static let unsupportedKeywords: [(keyword: String, loss: String)] = [
        ("$dynamicRef", "any value is accepted"),
        ("$dynamicAnchor", "references to it are not resolved"),
        ("$recursiveRef", "any value is accepted"),
        ("$recursiveAnchor", "references to it are not resolved"),
        ("$anchor", "references to it are not resolved"),
    ]
}
