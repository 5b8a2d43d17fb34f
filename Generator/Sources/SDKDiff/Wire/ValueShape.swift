import OpenAPI
import YAML

/// What a schema says of values in the end: references followed, `allOf` merged, the ways to say `null` made one.
struct ValueShape {
    /// What describes the values: the target of a chain of references.
    private(set) var schema: Schema
    /// Empty where any value fits.
    private(set) var types: Set<Schema.JSONType> = []
    private(set) var isNullable = false
    private(set) var format: String?
    /// By their JSON text, in the order of the document.
    private(set) var values: [(text: String, position: SourcePosition)]?
    private(set) var constant: Node?
    private(set) var properties: [Schema.Property] = []
    private(set) var required: Set<String> = []
    private(set) var additional = Schema.AdditionalProperties.unspecified
    private(set) var items: Schema?
    private(set) var prefixItems: [Schema] = []
    /// What is in the string.
    private(set) var content: Schema?
    /// Without `null`.
    private(set) var alternatives: [Schema] = []
    private(set) var discriminator: String?
    /// Keywords that restrict values.
    private(set) var constraints: [String: Node] = [:]
    /// Schemas that decide whether a value is admitted and say nothing of its type, by their keywords.
    private(set) var conditions: [String: Schema] = [:]
    private(set) var defaultValue: Node?
    private(set) var isReadOnly = false
    private(set) var isWriteOnly = false
    private(set) var isDeprecated = false

    private var visited: Set<String> = []

    init(of schema: Schema, in document: Document) {
        self.schema = schema
        add(schema, of: document, isWhole: true)
        takeConstantsForValues()
    }

    /// Any value fits, and is kept as it is.
    var isAnything: Bool {
        types.isEmpty && values == nil && constant == nil && properties.isEmpty && alternatives.isEmpty && items == nil
            && prefixItems.isEmpty
    }

    // MARK: Merging

    /// - Parameter isWhole: nothing was said before, and nothing else will be.
    private mutating func add(_ part: Schema, of document: Document, isWhole: Bool) {
        if let name = part.reference, visited.insert(name).inserted, let target = document.schema(named: name) {
            if isWhole, part.saysNothing { schema = target }
            add(target, of: document, isWhole: isWhole)
        }
        let isAlone = part.allOf.count { !$0.saysNothing || $0.reference != nil || !$0.allOf.isEmpty } == 1
        for other in part.allOf {
            add(other, of: document, isWhole: isWhole && isAlone && part.saysNothing && part.required.isEmpty)
        }
        let members = part.oneOf.isEmpty ? part.anyOf : part.oneOf
        let others = members.filter { !$0.isOnlyNull }
        if others.count < members.count { isNullable = true }
        if others.count == 1, members.count > 1 {
            if isWhole, part.saysNothing, part.reference == nil { schema = others[0] }
            add(others[0], of: document, isWhole: isWhole)
        } else {
            // Alternatives that only ask for fields of the rest are no types of their own.
            let shapes = others.filter { !$0.saysNothing || $0.reference != nil }
            if !shapes.isEmpty { alternatives = shapes }
        }
        merge(part)
    }

    private mutating func merge(_ part: Schema) {
        if !part.types.isEmpty { types = Set(part.types) }
        isNullable = isNullable || part.isNullable
        format = part.format ?? format
        constant = part.constant ?? constant
        if let enumeration = part.enumeration {
            if enumeration.contains(where: \.isNull) { isNullable = true }
            values = enumeration.filter { !$0.isNull }.map { ($0.json, $0.position) }
        }
        for property in part.properties {
            if let index = properties.firstIndex(where: { $0.name == property.name }) {
                properties[index] = property
            } else {
                properties.append(property)
            }
        }
        required.formUnion(part.required)
        if case .unspecified = part.additionalProperties {} else { additional = part.additionalProperties }
        items = part.items ?? items
        content = part.contentSchema ?? content
        if !part.prefixItems.isEmpty { prefixItems = part.prefixItems }
        discriminator = part.discriminator?.propertyName ?? discriminator
        for (keyword, schema) in part.conditions { conditions[keyword] = schema }
        for entry in part.validation { constraints[entry.key] = entry.value }
        defaultValue = part.defaultValue ?? defaultValue
        isReadOnly = isReadOnly || part.isReadOnly
        isWriteOnly = isWriteOnly || part.isWriteOnly
        isDeprecated = isDeprecated || part.isDeprecated
    }

    /// `oneOf` over constants is an enumeration.
    private mutating func takeConstantsForValues() {
        let constants = alternatives.filter { $0.reference == nil }.compactMap { member in
            member.constant.map { (text: $0.json, position: member.position) }
        }
        guard !constants.isEmpty, constants.count == alternatives.count else { return }
        values = constants
        alternatives = []
    }

    /// Without a `type`, what belongs to objects or lists says it.
    var effectiveTypes: Set<Schema.JSONType> {
        guard types.isEmpty else { return types }
        if !properties.isEmpty || !required.isEmpty { return [.object] }
        if case .schema = additional { return [.object] }
        if items != nil || !prefixItems.isEmpty { return [.array] }
        if let texts = values?.map(\.text) ?? constant.map({ [$0.json] }) {
            if texts.allSatisfy({ $0.hasPrefix("\"") }) { return [.string] }
            if texts.allSatisfy({ Int($0) != nil }) { return [.integer] }
        }
        return []
    }
}

extension Schema {
    fileprivate var conditions: [(keyword: String, schema: Schema)] {
        guard rare != nil else { return [] }
        let single: [(String, Schema?)] = [
            ("not", not), ("if", ifSchema), ("then", thenSchema), ("else", elseSchema), ("contains", contains),
            ("propertyNames", propertyNames), ("unevaluatedItems", unevaluatedItems),
        ]
        return single.compactMap { keyword, schema in schema.map { (keyword, $0) } }
            + patternProperties.map { ("patternProperties/\($0.pattern)", $0.schema) }
            + dependentSchemas.map { ("dependentSchemas/\($0.name)", $0.schema) }
    }

    /// `null` and nothing else.
    fileprivate var isOnlyNull: Bool {
        guard reference == nil, types.isEmpty, properties.isEmpty, allOf.isEmpty, oneOf.isEmpty, anyOf.isEmpty else {
            return false
        }
        if let value = constant ?? (enumeration?.count == 1 ? enumeration?[0] : nil) { return value.isNull }
        return isNullable && enumeration == nil
    }

    /// Leaves all that makes a type to other schemas.
    fileprivate var saysNothing: Bool {
        guard case .unspecified = additionalProperties else { return false }
        return types.isEmpty && format == nil && enumeration == nil && constant == nil && properties.isEmpty
            && items == nil && prefixItems.isEmpty && discriminator == nil
    }
}
