/// The keywords of schemas that mean something here.
enum SchemaKeyword: String, CaseIterable {
    // References
    case reference = "$ref"
    case dynamicReference = "$dynamicRef"
    case recursiveReference = "$recursiveRef"
    case id = "$id"
    // Looked up by those who refer to them.
    case anchor = "$anchor"
    case dynamicAnchor = "$dynamicAnchor"
    case recursiveAnchor = "$recursiveAnchor"
    case definitions = "$defs"
    case olderDefinitions = "definitions"
    // Notes to people and tools
    case comment = "$comment"
    case dialect = "$schema"
    case vocabulary = "$vocabulary"
    case xml
    case externalDocs
    case title, description, deprecated, readOnly, writeOnly
    case defaultValue = "default"
    case examples, example
    // Types
    case type, nullable, format
    case enumeration = "enum"
    case constant = "const"
    case contentEncoding, contentMediaType, contentSchema
    // Objects and arrays
    case properties, required, additionalProperties, patternProperties, propertyNames, dependentSchemas
    case unevaluatedProperties
    case items, prefixItems, contains, unevaluatedItems
    // Compositions
    case allOf, oneOf, anyOf, not, discriminator
    case ifSchema = "if"
    case thenSchema = "then"
    case elseSchema = "else"
    // Limits
    case multipleOf, maximum, minimum, exclusiveMaximum, exclusiveMinimum
    case maxLength, minLength, pattern
    case maxItems, minItems, uniqueItems, maxContains, minContains
    case maxProperties, minProperties, dependentRequired

    /// The version that brought it.
    var since: Version {
        switch self {
        case .dynamicReference, .recursiveReference, .id, .anchor, .dynamicAnchor, .recursiveAnchor, .definitions,
            .comment, .dialect, .vocabulary, .examples, .constant, .contentEncoding, .contentMediaType, .contentSchema,
            .patternProperties, .propertyNames, .dependentSchemas, .unevaluatedProperties, .prefixItems, .contains,
            .unevaluatedItems, .ifSchema, .thenSchema, .elseSchema, .maxContains, .minContains, .dependentRequired:
            .v3_1
        default:
            .v3_0
        }
    }

    /// Whether it says something of the use of a schema rather than of its values, and so means the same beside a `$ref`
    /// in every version.
    var isAnnotation: Bool {
        switch self {
        case .comment, .xml, .externalDocs, .title, .description, .deprecated, .readOnly, .writeOnly, .defaultValue,
            .examples, .example:
            true
        default:
            false
        }
    }

    /// Whether a schema that has it can be more than a plain value.
    var isStructural: Bool {
        switch self {
        case .reference, .dynamicReference, .recursiveReference, .id, .definitions, .enumeration, .contentSchema,
            .properties, .additionalProperties, .patternProperties, .propertyNames, .dependentSchemas,
            .unevaluatedProperties, .items, .prefixItems, .contains, .unevaluatedItems, .allOf, .oneOf, .anyOf, .not,
            .discriminator, .ifSchema, .thenSchema, .elseSchema:
            true
        default:
            false
        }
    }

    static func named(_ name: String) -> SchemaKeyword? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
