import YAML

/// What has been read of a schema so far. An object, as it is large, and schemas inside it are read meanwhile: the stack
/// is for them.
final class SchemaParts {
    /// `$ref` and its relatives.
    var references: [Reference] = []
    var types: [Schema.JSONType] = []
    var isNullable = false
    var format: String?
    var title: String?
    var description: String?
    var isDeprecated = false
    var isReadOnly = false
    var isWriteOnly = false
    var defaultValue: Node?
    var examples: [Node] = []
    var enumeration: [Node]?
    var constant: Node?
    var properties: [Schema.Property] = []
    /// Names with their places.
    var required: [(name: String, position: SourcePosition)] = []
    var additionalProperties = Schema.AdditionalProperties.unspecified
    var items: Schema?
    var allOf: [Schema] = []
    var oneOf: [Schema] = []
    var anyOf: [Schema] = []
    var discriminator: Schema.Discriminator?
    var contentEncoding: String?
    var contentMediaType: String?
    var contentSchema: Schema?
    var validation: [Node.Entry] = []
    var extensions: [Node.Entry] = []
    var rare: RareKeywords.Box?
    /// Keywords that nobody knows.
    var unknown: [Node.Entry] = []

    struct Reference {
        var keyword: SchemaKeyword
        var value: Node
    }

    /// Changes one of the keywords that few schemas have.
    func setRare<Value>(_ keyword: WritableKeyPath<RareKeywords, Value>, _ value: Value) {
        var keywords = rare?.keywords ?? RareKeywords()
        keywords[keyPath: keyword] = value
        rare = .keywords(keywords)
    }
}
