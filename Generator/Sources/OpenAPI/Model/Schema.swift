public import YAML

/// A JSON Schema as OpenAPI 3.x uses it. Immutable, shared by reference: `$ref` targets are the same object.
public final class Schema: Sendable {
    public enum JSONType: String, Sendable, CaseIterable {
        case null, boolean, integer, number, string, array, object
    }

    public enum AdditionalProperties: Sendable {
        /// Not said: anything may follow, nothing is promised.
        case unspecified
        /// `true`, or an empty schema.
        case any
        case none
        case schema(Schema)
    }

    public struct Property: Sendable {
        public let name: String
        public let position: SourcePosition
        public let schema: Schema

        public init(name: String, position: SourcePosition, schema: Schema) {
            self.name = name
            self.position = position
            self.schema = schema
        }
    }

    public struct Discriminator: Sendable {
        public let propertyName: String
        /// From discriminator value to the name of a component schema, as far as the document says.
        public let mapping: [(value: String, schemaName: String)]
        /// OpenAPI 3.2: the component schema of values that the mapping does not have.
        public let defaultMapping: String?

        public init(
            propertyName: String,
            mapping: [(value: String, schemaName: String)] = [],
            defaultMapping: String? = nil
        ) {
            self.propertyName = propertyName
            self.mapping = mapping
            self.defaultMapping = defaultMapping
        }
    }

    public let position: SourcePosition
    private let place: Place

    /// The name of the schema that a `$ref` leads to, among ``Document/schemas``. Siblings of `$ref` stay in the other
    /// fields.
    public let reference: String?

    /// Without `null`. Empty where the schema names no type.
    public let types: [JSONType]
    /// `type: [..., "null"]`, or `nullable: true` in OpenAPI 3.0.
    public let isNullable: Bool
    public let format: String?

    public let title: String?
    public let description: String?
    public let isDeprecated: Bool
    public let isReadOnly: Bool
    public let isWriteOnly: Bool
    public let defaultValue: Node?
    /// `examples`, or the older `example`.
    public let examples: [Node]

    public let enumeration: [Node]?
    public let constant: Node?

    public let properties: [Property]
    public let required: [String]
    public let additionalProperties: AdditionalProperties
    /// Of every item, or of those after `prefixItems`. `false` admits none of these, see ``admitsNothing``.
    public let items: Schema?

    public let allOf: [Schema]
    public let oneOf: [Schema]
    public let anyOf: [Schema]
    public let discriminator: Discriminator?

    public let contentEncoding: String?
    public let contentMediaType: String?
    public let contentSchema: Schema?

    /// Keywords that restrict values without changing the Swift type (`minimum`, `pattern`, `not`, ...), in the order of
    /// the file.
    public let validation: [Node.Entry]
    /// `x-...`
    public let extensions: [Node.Entry]

    let rareKeywords: RareKeywords.Box?

    /// A JSON pointer into the document, such as `#/components/schemas/Prompt/properties/id`. In another file, the pointer
    /// starts with the file's path. Spelled out when asked for, which takes a while.
    public var pointer: String { place.text }

    public convenience init(
        position: SourcePosition,
        pointer: String,
        reference: String? = nil,
        types: [JSONType] = [],
        isNullable: Bool = false,
        format: String? = nil,
        title: String? = nil,
        description: String? = nil,
        isDeprecated: Bool = false,
        isReadOnly: Bool = false,
        isWriteOnly: Bool = false,
        defaultValue: Node? = nil,
        examples: [Node] = [],
        enumeration: [Node]? = nil,
        constant: Node? = nil,
        properties: [Property] = [],
        required: [String] = [],
        additionalProperties: AdditionalProperties = .unspecified,
        items: Schema? = nil,
        allOf: [Schema] = [],
        oneOf: [Schema] = [],
        anyOf: [Schema] = [],
        discriminator: Discriminator? = nil,
        contentEncoding: String? = nil,
        contentMediaType: String? = nil,
        contentSchema: Schema? = nil,
        validation: [Node.Entry] = [],
        extensions: [Node.Entry] = [],
        rare: RareKeywords? = nil
    ) {
        let parts = SchemaParts()
        parts.types = types
        parts.isNullable = isNullable
        parts.format = format
        parts.title = title
        parts.description = description
        parts.isDeprecated = isDeprecated
        parts.isReadOnly = isReadOnly
        parts.isWriteOnly = isWriteOnly
        parts.defaultValue = defaultValue
        parts.examples = examples
        parts.enumeration = enumeration
        parts.constant = constant
        parts.properties = properties
        parts.required = required.map { ($0, position) }
        parts.additionalProperties = additionalProperties
        parts.items = items
        parts.allOf = allOf
        parts.oneOf = oneOf
        parts.anyOf = anyOf
        parts.discriminator = discriminator
        parts.contentEncoding = contentEncoding
        parts.contentMediaType = contentMediaType
        parts.contentSchema = contentSchema
        parts.validation = validation
        parts.extensions = extensions
        parts.rare = rare.map { .keywords($0) }
        self.init(parts, reference: reference, at: position, Place(root: pointer))
    }

    init(_ parts: SchemaParts, reference: String?, at position: SourcePosition, _ place: Place) {
        self.position = position
        self.place = place
        self.reference = reference
        types = parts.types.contains(.null) ? parts.types.filter { $0 != .null } : parts.types
        isNullable = parts.isNullable || parts.types.contains(.null)
        format = parts.format
        title = parts.title
        description = parts.description
        isDeprecated = parts.isDeprecated
        isReadOnly = parts.isReadOnly
        isWriteOnly = parts.isWriteOnly
        defaultValue = parts.defaultValue
        examples = parts.examples
        enumeration = parts.enumeration
        constant = parts.constant
        properties = parts.properties
        required = parts.required.map(\.name)
        additionalProperties = parts.additionalProperties
        items = parts.items
        allOf = parts.allOf
        oneOf = parts.oneOf
        anyOf = parts.anyOf
        discriminator = parts.discriminator
        contentEncoding = parts.contentEncoding
        contentMediaType = parts.contentMediaType
        contentSchema = parts.contentSchema
        validation = parts.validation
        extensions = parts.extensions
        rareKeywords = parts.rare
    }
}
