/// The keywords that few schemas have, apart, so that the others need no room for them.
public struct RareKeywords: Sendable {
    public var admitsNothing = false
    public var patternProperties: [(pattern: String, schema: Schema)] = []
    public var prefixItems: [Schema] = []
    public var not: Schema?
    public var ifSchema: Schema?
    public var thenSchema: Schema?
    public var elseSchema: Schema?
    public var dependentSchemas: [(name: String, schema: Schema)] = []
    public var propertyNames: Schema?
    public var contains: Schema?
    public var unevaluatedProperties = Schema.AdditionalProperties.unspecified
    public var unevaluatedItems: Schema?
    public var id: String?
    public var externalDocumentation: String?

    public init() {}

    /// Somewhere else than in place.
    indirect enum Box {
        case keywords(RareKeywords)

        var keywords: RareKeywords {
            switch self {
            case .keywords(let keywords): keywords
            }
        }
    }
}

extension Schema {
    public var rare: RareKeywords? { rareKeywords?.keywords }

    /// The schema `false`, which no value satisfies.
    public var admitsNothing: Bool { rare?.admitsNothing ?? false }

    /// From a regular expression for names to the schema of such properties, in the order of the file.
    public var patternProperties: [(pattern: String, schema: Schema)] { rare?.patternProperties ?? [] }

    /// The schemas of the first items of an array, one after the other.
    public var prefixItems: [Schema] { rare?.prefixItems ?? [] }

    /// What no value may satisfy.
    public var not: Schema? { rare?.not }

    /// Decides between ``thenSchema`` and ``elseSchema``.
    public var ifSchema: Schema? { rare?.ifSchema }
    public var thenSchema: Schema? { rare?.thenSchema }
    public var elseSchema: Schema? { rare?.elseSchema }

    /// What values must satisfy that have the property of that name.
    public var dependentSchemas: [(name: String, schema: Schema)] { rare?.dependentSchemas ?? [] }

    /// What every name of a property satisfies.
    public var propertyNames: Schema? { rare?.propertyNames }

    /// What at least one item satisfies.
    public var contains: Schema? { rare?.contains }

    /// What holds for properties that nothing else in the schema describes, parts and conditions included.
    public var unevaluatedProperties: AdditionalProperties { rare?.unevaluatedProperties ?? .unspecified }

    /// What holds for items that nothing else in the schema describes.
    public var unevaluatedItems: Schema? { rare?.unevaluatedItems }

    /// `$id`: the URI of the schema, and the base of references in it.
    public var id: String? { rare?.id }

    /// Where there is more to read.
    public var externalDocumentation: String? { rare?.externalDocumentation }
}
