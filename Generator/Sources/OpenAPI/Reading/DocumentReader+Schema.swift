import YAML

extension DocumentReader {
    /// Reads a schema where it stands. What cannot be read becomes a schema that says nothing, next to the diagnostic.
    ///
    /// - Parameters:
    ///   - isPart: whether it is a member of `allOf`, `oneOf` or `anyOf`, and other members may add to it.
    ///   - mayBeFalse: whether the schema that admits nothing has a use here.
    func schema(_ node: Node, at place: Place, isPart: Bool = false, mayBeFalse: Bool = false) -> Schema {
        if !namedSchemas.isEmpty, let name = namedSchemas.name(of: NodeKey(node, resource.file)) {
            return Schema(SchemaParts(), reference: name, at: node.position, place)
        }
        guard schemaDepth < Self.maximumSchemaDepth else {
            report(.error, node.position, "schemas are nested more than \(Self.maximumSchemaDepth) levels deep")
            return Schema(SchemaParts(), reference: nil, at: node.position, place)
        }
        schemaDepth += 1
        defer { schemaDepth -= 1 }
        return readSchema(node, at: place, isPart: isPart, mayBeFalse: mayBeFalse)
    }

    /// Reading recurses: a bound on depth is a bound on stack, of which a thread has as little as 512 kB.
    private static let maximumSchemaDepth = 64

    /// Reads a schema that is no reference by itself, whether it has a name or not.
    func readSchema(_ node: Node, at place: Place, isPart: Bool = false, mayBeFalse: Bool = false) -> Schema {
        let parts = SchemaParts()
        guard let entries = node.entries else {
            if node.bool == nil { report(.error, node.position, "expected a schema, a mapping; found \(node.kind)") }
            if node.bool == false {
                parts.setRare(\.admitsNothing, true)
                if !mayBeFalse { reportFalse(node) }
            }
            return Schema(parts, reference: nil, at: node.position, place)
        }
        guard opensScope(entries) else {
            return readSchema(entries, node, at: place, isPart: isPart)
        }
        let outer = (resource, recursiveRoot)
        defer { (resource, recursiveRoot) = outer }
        openScope(node, at: place)
        return readSchema(entries, node, at: place, isPart: isPart)
    }

    private func readSchema(_ entries: [Node.Entry], _ node: Node, at place: Place, isPart: Bool) -> Schema {
        let parts = SchemaParts()
        let ignoresSiblings = version == .v3_0 && entries.contains { $0.key == "$ref" }
        for entry in entries {
            guard let keyword = SchemaKeyword.named(entry.key) else {
                if entry.isExtension { parts.extensions.append(entry) } else { parts.unknown.append(entry) }
                continue
            }
            if keyword.since > version { reportNew("'\(entry.key)' of a schema", in: keyword.since, entry.keyPosition) }
            if ignoresSiblings, keyword != .reference, !keyword.isAnnotation {
                reportSibling(entry)
            } else {
                read(keyword, entry, place, parts)
            }
        }
        if !parts.unknown.isEmpty { report(unknown: parts.unknown, entries) }
        mergeExclusiveBounds(&parts.validation)
        if entries.count == 1, let reference = parts.references.first, case .plain(let schema) = resolve(reference) {
            return schema
        }
        let reference = parts.references.isEmpty ? nil : resolveReferences(parts, at: place)
        if !isPart, reference == nil {
            checkRequired(parts)
            checkConditions(parts)
        }
        return Schema(parts, reference: reference, at: node.position, place)
    }

    /// The first reference to a named schema, which is what the schema is; others are parts of it.
    private func resolveReferences(_ parts: SchemaParts, at place: Place) -> String? {
        var name: String?
        var included: [Schema] = []
        for reference in parts.references {
            switch resolve(reference) {
            case .named(let target) where name == nil:
                name = target
            case .named(let target):
                let position = reference.value.position
                included.append(Schema(SchemaParts(), reference: target, at: position, place.appending("$ref")))
            case .plain(let target):
                included.append(target)
            case .invalid:
                break
            }
        }
        parts.allOf = included + parts.allOf
        return name
    }

    // MARK: Keywords

    private func read(_ keyword: SchemaKeyword, _ entry: Node.Entry, _ place: Place, _ parts: SchemaParts) {
        let value = entry.value
        switch keyword {
        case .reference, .dynamicReference, .recursiveReference:
            parts.references.append(SchemaParts.Reference(keyword: keyword, value: value))
        case .type: parts.types = types(value)
        case .nullable: parts.isNullable = isNullable(value)
        case .format: parts.format = string(value)
        case .title: parts.title = string(value)
        case .description: parts.description = string(value)
        case .deprecated: parts.isDeprecated = bool(value)
        case .readOnly: parts.isReadOnly = bool(value)
        case .writeOnly: parts.isWriteOnly = bool(value)
        case .defaultValue: parts.defaultValue = value
        case .examples: parts.examples = list(value) + parts.examples
        case .example: parts.examples.append(value)
        case .enumeration: parts.enumeration = enumeration(value)
        case .constant: parts.constant = value
        case .required: parts.required = list(value).compactMap { node in string(node).map { ($0, node.position) } }
        case .contentEncoding: parts.contentEncoding = string(value)
        case .contentMediaType: parts.contentMediaType = string(value)
        case .discriminator: parts.discriminator = discriminator(value, at: place.appending(entry.key))
        case .comment, .dialect, .vocabulary, .xml, .anchor, .dynamicAnchor, .recursiveAnchor, .definitions,
            .olderDefinitions:
            break
        case .id: parts.setRare(\.id, string(value))
        case .externalDocs:
            parts.setRare(\.externalDocumentation, externalDocumentation(value, at: place.appending(entry.key)))
        case .multipleOf, .maximum, .minimum, .exclusiveMaximum, .exclusiveMinimum, .maxLength, .minLength, .pattern,
            .maxItems, .minItems, .uniqueItems, .maxContains, .minContains, .maxProperties, .minProperties:
            readLimit(keyword, entry, parts)
        case .not, .ifSchema, .thenSchema, .elseSchema, .dependentSchemas, .dependentRequired, .propertyNames,
            .contains,
            .unevaluatedItems, .unevaluatedProperties:
            readConditions(keyword, entry, place, parts)
        case .properties, .additionalProperties, .items, .allOf, .oneOf, .anyOf, .contentSchema, .prefixItems,
            .patternProperties:
            readSubschemas(keyword, value, place.appending(entry.key), parts)
        }
    }

    private func readSubschemas(
        _ keyword: SchemaKeyword,
        _ value: Node,
        _ place: Place,
        _ parts: SchemaParts
    ) {
        switch keyword {
        case .properties: parts.properties = properties(value, at: place)
        case .additionalProperties: parts.additionalProperties = additionalProperties(value, at: place)
        case .items: parts.items = items(value, at: place)
        case .allOf: parts.allOf = members(value, at: place)
        case .oneOf: parts.oneOf = members(value, at: place)
        case .anyOf: parts.anyOf = members(value, at: place)
        case .contentSchema: parts.contentSchema = schema(value, at: place)
        case .prefixItems: parts.setRare(\.prefixItems, members(value, at: place, mayBeFalse: true))
        case .patternProperties:
            parts.setRare(\.patternProperties, namedSubschemas(value, at: place).map { ($0.name, $0.schema) })
        default: break
        }
    }

    /// Any keyword may be in a JSON Schema: one that nobody knows says nothing, and is only worth a warning.
    private func report(unknown: [Node.Entry], _ entries: [Node.Entry]) {
        let present = Set(entries.map(\.key))
        let absent = SchemaKeyword.allCases.map(\.rawValue).filter { !present.contains($0) }
        for entry in unknown {
            let wayOut = wayOut(entry.key, in: absent)
            report(.warning, entry.keyPosition, "unknown keyword '\(entry.key)' of a schema is ignored\(wayOut)")
        }
    }

    private func reportFalse(_ node: Node) {
        report(.warning, node.position, "the schema 'false' admits no value; it is read as if it admitted any")
    }

    private func reportSibling(_ entry: Node.Entry) {
        let wayOut = "write the '$ref' into an 'allOf' beside it"
        reportHabit(entry.keyPosition, "'\(entry.key)' beside '$ref' is ignored in OpenAPI 3.0; \(wayOut)")
    }

    // MARK: Subschemas

    /// The schema of a media type, a parameter or a header.
    func subschema(_ keyword: String, _ owner: inout Fields, since version: Version = .v3_0) -> Schema? {
        owner.value(keyword, since: version).map { schema($0, at: owner.place.appending(keyword)) }
    }

    private func members(_ value: Node, at place: Place, mayBeFalse: Bool = false) -> [Schema] {
        var index = 0
        return list(value).map { node in
            defer { index += 1 }
            return schema(node, at: place.appending(index), isPart: true, mayBeFalse: mayBeFalse)
        }
    }

    func namedSubschemas(_ value: Node, at place: Place) -> [(name: String, schema: Schema)] {
        map(value).map { ($0.key, schema($0.value, at: place.appending($0.key), mayBeFalse: true)) }
    }

    private func properties(_ value: Node, at place: Place) -> [Schema.Property] {
        map(value).map { entry in
            let schema = schema(entry.value, at: place.appending(entry.key))
            return Schema.Property(name: entry.key, position: entry.keyPosition, schema: schema)
        }
    }

    private func items(_ value: Node, at place: Place) -> Schema? {
        guard value.sequence == nil else {
            let wayOut = "for items one after the other, write 'prefixItems'"
            report(.error, value.position, "expected a schema for all items, found a list; \(wayOut)")
            return nil
        }
        return schema(value, at: place, mayBeFalse: true)
    }

    func additionalProperties(_ value: Node, at place: Place) -> Schema.AdditionalProperties {
        if let admitted = value.bool { return admitted ? .any : .none }
        if let entries = value.entries, entries.isEmpty { return .any }
        return .schema(schema(value, at: place))
    }
}
