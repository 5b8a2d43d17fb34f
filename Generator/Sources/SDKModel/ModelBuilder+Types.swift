import OpenAPI
import YAML

/// A schema seen as Swift: a type, and whether `null` is among its values.
struct ResolvedType {
    var type: TypeReference
    var isNullable = false
}

/// Where a schema that has no name of its own stands.
struct Place {
    /// The type that encloses it; `nil` at the top level.
    var scope: String?
    /// What it is called unless its `title` says better.
    var suggestedName: String
}

extension ModelBuilder {
    /// The Swift type for a use of a schema. Types that are described in place are added to `nested`.
    mutating func type(of schema: Schema, at place: Place, nested: inout [TypeDeclaration]) -> ResolvedType {
        if let name = schema.reference {
            return referencedType(name, from: schema)
        }
        if let wrapped = schema.nullableWrapped {
            var resolved = type(of: wrapped, at: place, nested: &nested)
            resolved.isNullable = true
            return resolved
        }
        if let only = schema.onlyPart {
            var resolved = type(of: only, at: place, nested: &nested)
            resolved.isNullable = resolved.isNullable || schema.isNullable
            return resolved
        }
        if declaresType(schema) {
            let declaration = inlineDeclaration(of: schema, at: place, taken: nested.map(\.name))
            nested.append(declaration)
            return ResolvedType(type: .named(declaration.qualifiedName), isNullable: schema.isNullable)
        }
        return ResolvedType(
            type: plainType(of: schema, at: place, nested: &nested),
            isNullable: schema.isNullable
        )
    }

    private mutating func referencedType(_ name: String, from schema: Schema) -> ResolvedType {
        guard let target = document.schema(named: name) else {
            error("there is no schema '#/components/schemas/\(name)'", at: schema.position)
            return ResolvedType(type: .json)
        }
        if let typeName = typeNames[name] {
            return ResolvedType(
                type: .named(typeName),
                isNullable: target.isNullable || target.nullableWrapped != nil || schema.isNullable
            )
        }
        guard resolving.insert(name).inserted else {
            error("schema '\(name)' is an alias of itself; give it a type", at: target.position)
            return ResolvedType(type: .json)
        }
        defer { resolving.remove(name) }
        var nested: [TypeDeclaration] = []
        var resolved = type(of: target, at: Place(scope: nil, suggestedName: Identifier.type(name)), nested: &nested)
        for declaration in nested where !operationTypes.contains(where: { $0.name == declaration.name }) {
            operationTypes.append(declaration)
        }
        resolved.isNullable = resolved.isNullable || schema.isNullable
        return resolved
    }

    private mutating func plainType(
        of schema: Schema,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> TypeReference {
        guard schema.types.count <= 1 else { return .json }
        switch schema.types.first {
        case .string:
            return stringType(of: schema)
        case .boolean:
            return .bool
        case .integer:
            return .int
        case .number:
            return schema.isWhole ? .int : .double
        case .array:
            return .array(elementType(of: schema.items, at: place.element, nested: &nested))
        case .object:
            return mapType(of: schema, at: place, nested: &nested)
        case .null, nil:
            return schema.items == nil
                ? .json : .array(elementType(of: schema.items, at: place.element, nested: &nested))
        }
    }

    private mutating func stringType(of schema: Schema) -> TypeReference {
        switch schema.format {
        case nil, "email", "uri", "url", "uuid", "hostname", "ipv4", "ipv6", "password", "time", "date", "duration",
            "uri-reference", "regex":
            return .string
        case "date-time":
            return .date
        case let format?:
            warning("format '\(format)' is kept as String; its rules are not checked", at: schema.position)
            return .string
        }
    }

    private mutating func mapType(of schema: Schema, at place: Place, nested: inout [TypeDeclaration]) -> TypeReference
    {
        guard case .schema(let value) = schema.additionalProperties else { return .dictionary(.json) }
        return .dictionary(elementType(of: value, at: place.element, nested: &nested))
    }

    mutating func elementType(of schema: Schema?, at place: Place, nested: inout [TypeDeclaration]) -> TypeReference {
        guard let schema else { return .json }
        let resolved = type(of: schema, at: place, nested: &nested)
        guard resolved.isNullable, resolved.type != .json else { return resolved.type }
        return .optional(resolved.type)
    }

    private mutating func inlineDeclaration(of schema: Schema, at place: Place, taken: [String]) -> TypeDeclaration {
        let wanted = Identifier.declarableType(Identifier.type(schema.title ?? place.suggestedName))
        let name: String
        if place.scope == nil {
            name = Identifier.unique(wanted, in: takenTypeNames)
            takenTypeNames.insert(name)
        } else {
            name = Identifier.unique(wanted, in: Set(taken))
        }
        return declaration(of: schema, name: name, scope: place.scope)
    }

    /// Whether a schema becomes a type with a name, rather than one that Swift has already.
    func declaresType(_ schema: Schema) -> Bool {
        if schema.reference != nil { return false }
        if schema.nullableWrapped != nil || schema.onlyPart != nil { return false }
        if !schema.properties.isEmpty { return true }
        if !schema.alternatives.isEmpty || !schema.allOf.isEmpty { return true }
        return schema.isStringEnumeration
    }
}

extension Place {
    /// For the elements of a list or map that stands here.
    var element: Place { Place(scope: scope, suggestedName: suggestedName + "Item") }
}

extension Schema {
    /// The members of `oneOf` or `anyOf`, without `null`.
    var alternatives: [Schema] { (oneOf.isEmpty ? anyOf : oneOf).filter { !$0.isNull } }

    var isNull: Bool { reference == nil && types.isEmpty && isNullable }

    /// `X` of `allOf: [X]`, an older way to give a `$ref` a description.
    var onlyPart: Schema? {
        properties.isEmpty && allOf.count == 1 && alternatives.isEmpty ? allOf[0] : nil
    }

    /// `X` of `oneOf: [X, null]`.
    var nullableWrapped: Schema? {
        let members = oneOf.isEmpty ? anyOf : oneOf
        guard properties.isEmpty, members.count == 2, alternatives.count == 1 else { return nil }
        return alternatives[0]
    }

    var isStringEnumeration: Bool {
        guard types.isEmpty || types == [.string] else { return false }
        guard let enumeration, !enumeration.isEmpty else { return false }
        return enumeration.allSatisfy { $0.stringValue != nil || $0.isNullValue }
    }

    /// `oneOf` over string constants: an enumeration whose values have titles and descriptions.
    var isAnnotatedEnumeration: Bool {
        let members = alternatives
        return !members.isEmpty && members.allSatisfy { $0.reference == nil && $0.stringConstant != nil }
    }

    /// The one string that a value of this schema can be.
    var stringConstant: String? { constant?.stringValue }

    /// `multipleOf: 1` makes a number a whole one (JSON Schema 2020-12 Validation, section 6.2.1).
    var isWhole: Bool {
        validation.contains { entry in
            guard entry.key == "multipleOf", case .integer(1) = entry.value.value else { return false }
            return true
        }
    }
}

extension Node {
    var stringValue: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

    var isNullValue: Bool {
        guard case .null = value else { return false }
        return true
    }

    func entry(_ key: String) -> Node? {
        guard case .mapping(let entries) = value else { return nil }
        return entries.first { $0.key == key }?.value
    }
}
