import OpenAPI
import YAML

/// What a schema says of its values together with all that it includes: the parts of `allOf`, and what a `$ref` with
/// siblings leads to.
///
/// An object, which does not change once it is made: it has twenty parts, and is held in many places.
final class Shape {
    struct Property {
        let name: String
        let position: SourcePosition
        /// One for each part that describes the property, those included first ones first.
        var schemas: [Schema]
    }

    /// Where it stands, and what it says in words.
    private(set) var schema: Schema
    /// The component schema that this is, where nothing beside it makes another type of it.
    private(set) var reference: String?
    /// Every schema whose own keywords are merged here, those included first ones first.
    private(set) var parts: [Schema] = []
    /// The types that all parts admit. Empty where none names any.
    private(set) var types: [Schema.JSONType] = []
    private(set) var format: String?
    private(set) var enumeration: [Node]?
    private(set) var constant: Node?
    private(set) var properties: [Property] = []
    private(set) var required: Set<String> = []
    private(set) var admitsAnyProperty = false
    private(set) var additionalProperties: [Schema] = []
    private(set) var patternProperties: [(pattern: String, schema: Schema)] = []
    private(set) var prefixItems: [Schema] = []
    private(set) var items: [Schema] = []
    /// The members of every `oneOf` and `anyOf` that says more than which properties are needed. A value has one of each.
    private(set) var groups: [[Schema]] = []
    private(set) var discriminator: Schema.Discriminator?
    /// The types that different parts ask for, where no value is of all of them.
    private(set) var contradiction: SourcePosition?

    private var nullability = Nullability()
    private var propertyIndex: [String: Int] = [:]

    /// What a schema says. One that is another one by name, and no more, stays a name.
    convenience init(_ schema: Schema, in document: borrowing Document) {
        guard let name = schema.onlyReference, !Self.opens(schema, name, in: document) else {
            self.init(expanding: schema, in: document)
            return
        }
        self.init(empty: schema)
        reference = name
        parts = [schema]
        nullability.add(schema, isOwn: true)
        for part in schema.leaves where part.reference == nil { nullability.add(part, isOwn: false) }
    }

    /// Whether a schema says of itself that it takes any other field, and the object that it is otherwise doesn't.
    private static func opens(_ schema: Schema, _ name: String, in document: borrowing Document) -> Bool {
        guard case .any = schema.additionalProperties, let target = document.schema(named: name) else { return false }
        let described = Shape(expanding: target, in: document)
        return !described.properties.isEmpty && !described.admitsAnyProperty && described.additionalProperties.isEmpty
            && described.groups.isEmpty
    }

    /// What a schema says, that which it refers to included.
    convenience init(expanding schema: Schema, in document: borrowing Document) {
        self.init(empty: schema)
        var visited: Set<String> = []
        include(schema, document, &visited, isOwn: true)
    }

    /// What several schemas of one property say together.
    convenience init(merging schemas: [Schema], in document: borrowing Document) {
        let said = schemas.filter { !$0.isAnnotation }
        guard let only = said.last ?? schemas.last, said.count > 1 else {
            self.init(said.last ?? schemas[schemas.count - 1], in: document)
            if schemas.contains(where: { $0.isAnnotation && $0.isNullable }) { nullability.allow() }
            return
        }
        if let name = Schema.onlyReference(of: schemas) {
            self.init(only, in: document)
            reference = name
            return
        }
        self.init(expanding: schemas[0], in: document)
        for other in schemas.dropFirst() { merge(Shape(expanding: other, in: document)) }
        schema = only
    }

    /// What a schema says that is known to be a component schema.
    convenience init(_ schema: Schema, named name: String, in document: borrowing Document) {
        self.init(schema, in: document)
        reference = name
    }

    private init(empty schema: Schema) {
        self.schema = schema
    }

    private init(_ other: Shape) {
        schema = other.schema
        reference = other.reference
        parts = other.parts
        types = other.types
        format = other.format
        enumeration = other.enumeration
        constant = other.constant
        properties = other.properties
        required = other.required
        admitsAnyProperty = other.admitsAnyProperty
        additionalProperties = other.additionalProperties
        patternProperties = other.patternProperties
        prefixItems = other.prefixItems
        items = other.items
        groups = other.groups
        discriminator = other.discriminator
        contradiction = other.contradiction
        nullability = other.nullability
        propertyIndex = other.propertyIndex
    }

    /// `null` is among the values.
    var isNullable: Bool { nullability.isNullable }

    /// Says nothing of the type itself, other than `null` or not.
    var isAnnotation: Bool { parts.allSatisfy(\.isAnnotation) }

    /// Has, beside a type, what makes members of a union more than they say themselves.
    var narrowsMembers: Bool {
        !properties.isEmpty || !required.isEmpty || !items.isEmpty || !prefixItems.isEmpty || admitsAnyProperty
            || !additionalProperties.isEmpty || !patternProperties.isEmpty || groups.count > 1
    }

    func property(_ name: String) -> Property? {
        guard let first = properties.first else { return nil }
        if propertyIndex.isEmpty { return first.name == name ? first : properties.first { $0.name == name } }
        return propertyIndex[name].map { properties[$0] }
    }

    /// What has to be there, with no word on what it is, and would get lost: no dictionary takes it.
    var undescribedProperties: [String] {
        guard !admitsAnyProperty, additionalProperties.isEmpty, patternProperties.isEmpty else { return [] }
        return required.filter { property($0) == nil }.sorted()
    }

    // MARK: Merging

    private func include(
        _ schema: Schema,
        _ document: borrowing Document,
        _ visited: inout Set<String>,
        isOwn: Bool = false
    ) {
        for part in schema.allOf { include(part, document, &visited) }
        if let name = schema.reference, visited.insert(name).inserted, let target = document.schema(named: name) {
            include(target, document, &visited)
        }
        add(schema, isOwn: isOwn)
    }

    private func add(_ part: Schema, isOwn: Bool) {
        parts.append(part)
        nullability.add(part, isOwn: isOwn)
        addTypes(part.types, at: part.position)
        format = part.format ?? format
        if let values = part.enumeration { narrow(to: values) }
        constant = part.constant ?? constant
        addProperties(part.properties.map { Property(name: $0.name, position: $0.position, schemas: [$0.schema]) })
        if required.isEmpty { required = Set(part.required) } else { required.formUnion(part.required) }
        addAdditional(part)
        if !part.prefixItems.isEmpty { prefixItems = part.prefixItems }
        if let items = part.items { self.items.append(items) }
        addGroup(part.oneOf)
        addGroup(part.anyOf)
        discriminator = part.discriminator ?? discriminator
    }

    private func addGroup(_ members: [Schema]) {
        guard members.contains(where: { !$0.isNull && !$0.onlyRequires }) else { return }
        groups.append(members.filter { !$0.isNull })
    }

    private func addAdditional(_ part: Schema) {
        patternProperties += part.patternProperties
        let additional: Schema.AdditionalProperties
        if case .unspecified = part.additionalProperties {
            additional = part.unevaluatedProperties
        } else {
            additional = part.additionalProperties
        }
        switch additional {
        case .any: admitsAnyProperty = true
        case .schema(let value) where !value.admitsNothing: additionalProperties.append(value)
        case .schema, .none, .unspecified: break
        }
    }

    private func addTypes(_ others: [Schema.JSONType], at position: SourcePosition) {
        guard !others.isEmpty else { return }
        guard !types.isEmpty else {
            types = others
            return
        }
        var common = others.filter { types.contains($0) || $0 == .integer && types.contains(.number) }
        if types.contains(.integer), others.contains(.number), !common.contains(.integer) { common.append(.integer) }
        if common.isEmpty { contradiction = contradiction ?? position }
        types = common.isEmpty ? others : common
    }

    private func narrow(to values: [Node]) {
        guard let earlier = enumeration else {
            enumeration = values
            return
        }
        let known = Set(earlier.map(\.json))
        let common = values.filter { known.contains($0.json) }
        enumeration = common.isEmpty ? values : common
    }

    private func addProperties(_ others: [Property]) {
        guard !others.isEmpty else { return }
        guard !properties.isEmpty else {
            properties = others
            return
        }
        if propertyIndex.isEmpty {
            for (index, property) in properties.enumerated() { propertyIndex[property.name] = index }
        }
        for property in others {
            guard let index = propertyIndex[property.name] else {
                propertyIndex[property.name] = properties.count
                properties.append(property)
                continue
            }
            for schema in property.schemas where !properties[index].schemas.contains(where: { $0 === schema }) {
                properties[index].schemas.append(schema)
            }
        }
    }

    /// What both say.
    private func merge(_ other: Shape) {
        for part in other.parts where !parts.contains(where: { $0 === part }) { add(part, isOwn: false) }
        nullability = other.isAnnotation ? nullability.or(other.nullability) : nullability.and(other.nullability)
    }

    // MARK: Members

    /// A member of the first group of alternatives, with everything that stands beside the group.
    func distributed(over member: Schema, in document: borrowing Document) -> Shape {
        guard narrowsMembers else {
            let own = Shape(member, in: document)
            if own.reference == nil, own.types.isEmpty {
                own.types = types
                own.format = own.format ?? format
            }
            return own
        }
        let own = Shape(expanding: member, in: document)
        let result = Shape(self)
        result.groups.removeFirst()
        result.discriminator = nil
        result.nullability = Nullability()
        for part in own.parts { result.add(part, isOwn: false) }
        result.schema = member
        result.nullability = Nullability()
        return result
    }

    /// The values of one type among several.
    func restricted(to type: Schema.JSONType) -> Shape {
        let result = Shape(self)
        result.types = [type]
        result.nullability = Nullability()
        result.enumeration = enumeration?.filter { $0.jsonType == type || type == .number && $0.jsonType == .integer }
        if result.enumeration?.isEmpty == true { result.enumeration = nil }
        return result
    }
}
