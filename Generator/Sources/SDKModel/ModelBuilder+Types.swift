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
            return ResolvedType(type: .named(declaration.qualifiedName), isNullable: schema.admitsNull)
        }
        return ResolvedType(
            type: plainType(of: schema, at: place, nested: &nested),
            isNullable: schema.admitsNull
        )
    }

    private mutating func referencedType(_ name: String, from schema: Schema) -> ResolvedType {
        reportSiblings(of: schema)
        guard let target = document.schema(named: name) else {
            error("there is no schema '#/components/schemas/\(name)'", at: schema.position)
            return ResolvedType(type: .json)
        }
        if streamed.contains(target.pointer) {
            error("'\(name)' describes the events of a stream, and no value elsewhere", at: schema.position)
        }
        if let typeName = typeNames[name] {
            return ResolvedType(
                type: .named(typeName),
                isNullable: target.admitsNull || schema.isNullable
            )
        }
        var resolved = alias(name, of: target)
        resolved.isNullable = resolved.isNullable || schema.isNullable
        return resolved
    }

    /// What a component schema without a type of its own stands for. What is described in place in it is declared once,
    /// however often it is referred to.
    mutating func alias(_ name: String, of target: Schema) -> ResolvedType {
        if let known = aliases[name] { return known }
        guard resolving.insert(name).inserted else {
            error("schema '\(name)' is an alias of itself; give it a type", at: target.position)
            return ResolvedType(type: .json)
        }
        defer { resolving.remove(name) }
        var nested: [TypeDeclaration] = []
        let resolved = type(of: target, at: Place(scope: nil, suggestedName: Identifier.type(name)), nested: &nested)
        operationTypes += nested
        aliases[name] = resolved
        return resolved
    }

    /// Keywords beside a `$ref` hold too (JSON Schema 2020-12, section 8.2.3.1), but a Swift type cannot be narrowed.
    mutating func reportSiblings(of schema: Schema) {
        guard schema.hasParts else { return }
        warning(
            "what stands beside '$ref' is left out of the type; put it into a schema of its own, next to the '$ref' in "
                + "an 'allOf'",
            at: schema.position
        )
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
            guard schema.items == nil else {
                return .array(elementType(of: schema.items, at: place.element, nested: &nested))
            }
            return schema.constant?.plainType ?? .json
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
        // Among all operations, a title such as "Response" is not unique, and a number would depend on their order.
        let title = place.scope == nil ? nil : schema.title
        let wanted = Identifier.declarableType(Identifier.type(title ?? place.suggestedName))
        let name: String
        if place.scope == nil {
            name = Identifier.unique(wanted, in: takenTypeNames)
            takenTypeNames.insert(name)
        } else {
            name = Identifier.unique(wanted, in: Set(taken + [module]))
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

extension Node {
    /// The type of a constant.
    fileprivate var plainType: TypeReference? {
        switch value {
        case .string: .string
        case .bool: .bool
        case .integer: .int
        case .number: .double
        case .null, .sequence, .mapping: nil
        }
    }
}
