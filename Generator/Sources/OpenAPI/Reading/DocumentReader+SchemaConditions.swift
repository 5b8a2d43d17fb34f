import YAML

extension DocumentReader {
    /// Schemas in keywords that say what is valid, and change no type: kept for whoever wants to know more, and as limits
    /// for the documentation.
    func readConditions(_ keyword: SchemaKeyword, _ entry: Node.Entry, _ place: Place, _ parts: SchemaParts) {
        let place = place.appending(entry.key)
        switch keyword {
        case .not: parts.setRare(\.not, schema(entry.value, at: place, isPart: true, mayBeFalse: true))
        case .ifSchema: parts.setRare(\.ifSchema, schema(entry.value, at: place, isPart: true, mayBeFalse: true))
        case .thenSchema: parts.setRare(\.thenSchema, schema(entry.value, at: place, isPart: true, mayBeFalse: true))
        case .elseSchema: parts.setRare(\.elseSchema, schema(entry.value, at: place, isPart: true, mayBeFalse: true))
        case .dependentSchemas: parts.setRare(\.dependentSchemas, namedSubschemas(entry.value, at: place))
        case .propertyNames: parts.setRare(\.propertyNames, schema(entry.value, at: place, mayBeFalse: true))
        case .contains: parts.setRare(\.contains, schema(entry.value, at: place, mayBeFalse: true))
        case .unevaluatedItems: parts.setRare(\.unevaluatedItems, schema(entry.value, at: place, mayBeFalse: true))
        case .unevaluatedProperties:
            parts.setRare(\.unevaluatedProperties, additionalProperties(entry.value, at: place))
        case .dependentRequired:
            for entry in map(entry.value) { _ = list(entry.value).compactMap(string) }
        default: return
        }
        parts.validation.append(entry)
    }

    /// Properties that only a condition describes have no type: a Swift type does not change with its values.
    func checkConditions(_ schema: SchemaParts) {
        let conditions =
            Self.conditions(of: schema.rare?.keywords) + schema.allOf.flatMap { Self.conditions(of: $0.rare) }
        guard !conditions.isEmpty else { return }
        // What is referred to may well have them.
        guard schema.allOf.allSatisfy({ $0.reference == nil && $0.oneOf.isEmpty && $0.anyOf.isEmpty }),
            schema.oneOf.isEmpty, schema.anyOf.isEmpty
        else { return }
        let declared = Set((schema.properties + schema.allOf.flatMap(\.properties)).map(\.name))
        for condition in conditions {
            for property in condition.properties where !declared.contains(property.name) {
                let wayOut = wayOut(property.name, in: declared.sorted(), otherwise: "add it to 'properties'")
                let message = "only a condition describes the property '\(property.name)': it has no type\(wayOut)"
                report(.warning, property.position, message)
            }
        }
    }

    private static func conditions(of keywords: RareKeywords?) -> [Schema] {
        guard let keywords else { return [] }
        return [keywords.thenSchema, keywords.elseSchema].compactMap(\.self) + keywords.dependentSchemas.map(\.schema)
    }
}
