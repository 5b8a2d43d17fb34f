extension Schema {
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

/// The keywords that few schemas have, so that the others need no room for them.
public final class RareKeywords: Sendable {
    public let admitsNothing: Bool
    public let patternProperties: [(pattern: String, schema: Schema)]
    public let prefixItems: [Schema]
    public let not: Schema?
    public let ifSchema: Schema?
    public let thenSchema: Schema?
    public let elseSchema: Schema?
    public let dependentSchemas: [(name: String, schema: Schema)]
    public let propertyNames: Schema?
    public let contains: Schema?
    public let unevaluatedProperties: Schema.AdditionalProperties
    public let unevaluatedItems: Schema?
    public let id: String?
    public let externalDocumentation: String?

    public init(
        admitsNothing: Bool = false,
        patternProperties: [(pattern: String, schema: Schema)] = [],
        prefixItems: [Schema] = [],
        not: Schema? = nil,
        ifSchema: Schema? = nil,
        thenSchema: Schema? = nil,
        elseSchema: Schema? = nil,
        dependentSchemas: [(name: String, schema: Schema)] = [],
        propertyNames: Schema? = nil,
        contains: Schema? = nil,
        unevaluatedProperties: Schema.AdditionalProperties = .unspecified,
        unevaluatedItems: Schema? = nil,
        id: String? = nil,
        externalDocumentation: String? = nil
    ) {
        self.admitsNothing = admitsNothing
        self.patternProperties = patternProperties
        self.prefixItems = prefixItems
        self.not = not
        self.ifSchema = ifSchema
        self.thenSchema = thenSchema
        self.elseSchema = elseSchema
        self.dependentSchemas = dependentSchemas
        self.propertyNames = propertyNames
        self.contains = contains
        self.unevaluatedProperties = unevaluatedProperties
        self.unevaluatedItems = unevaluatedItems
        self.id = id
        self.externalDocumentation = externalDocumentation
    }
}
