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

    /// For the elements of a list or map that stands here.
    var element: Place { Place(scope: scope, suggestedName: suggestedName + "Item") }
}

extension ModelBuilder {
    /// The Swift type for a use of a schema. Types that are described in place are added to `nested`.
    mutating func type(of schema: Schema, at place: Place, nested: inout [TypeDeclaration]) -> ResolvedType {
        if let name = schema.reference, !schema.hasParts {
            return referencedType(name, from: schema, isNullable: schema.isNullable)
        }
        return type(of: form(of: schema), at: place, nested: &nested)
    }

    /// The Swift type for what several schemas say together.
    mutating func type(of schemas: [Schema], at place: Place, nested: inout [TypeDeclaration]) -> ResolvedType {
        guard schemas.count > 1 else { return type(of: schemas[0], at: place, nested: &nested) }
        return type(of: form(of: Shape(merging: schemas, in: document)), at: place, nested: &nested)
    }

    mutating func type(of resolved: ResolvedForm, at place: Place, nested: inout [TypeDeclaration]) -> ResolvedType {
        let shape = resolved.shape
        switch resolved.form {
        case .reference(let name):
            return referencedType(name, from: shape.schema, isNullable: resolved.isNullable)
        case .any:
            return ResolvedType(type: .json, isNullable: resolved.isNullable)
        case .plain(let type):
            reportContradiction(of: shape)
            return ResolvedType(type: type, isNullable: resolved.isNullable)
        case .list(let list):
            let element = elementType(of: list.items, at: place.element, nested: &nested)
            return ResolvedType(type: .array(element), isNullable: resolved.isNullable)
        case .map(let map):
            let value = additionalType(of: map, at: place.element, nested: &nested) ?? .json
            return ResolvedType(type: .dictionary(value), isNullable: resolved.isNullable)
        case .enumeration, .structure, .tuple, .union:
            let name = declaredName(at: place, title: shape.schema.title ?? resolved.form.shape?.schema.title)
            let declaration = declaration(of: resolved, name: name, scope: place.scope)
            nested.append(declaration)
            return ResolvedType(type: .named(declaration.qualifiedName), isNullable: resolved.isNullable)
        }
    }

    private mutating func referencedType(_ name: String, from schema: Schema, isNullable: Bool) -> ResolvedType {
        guard let target = document.schema(named: name) else {
            error("there is no schema '#/components/schemas/\(name)'", at: schema.position)
            return ResolvedType(type: .json)
        }
        if streamed.contains(target.position) {
            error("'\(name)' describes the events of a stream, and no value elsewhere", at: schema.position)
        }
        var resolved: ResolvedType
        if let typeName = typeNames[name] {
            resolved = ResolvedType(type: .named(typeName), isNullable: componentForm(name)?.isNullable ?? false)
        } else {
            resolved = alias(name, of: target)
        }
        resolved.isNullable = resolved.isNullable || isNullable
        return resolved
    }

    /// What a component schema without a type of its own stands for. What is described in place in it is declared once,
    /// however often it is referred to.
    mutating func alias(_ name: String, of target: Schema) -> ResolvedType {
        if let known = aliases[name] { return known }
        guard resolving.insert(name).inserted, let resolved = componentForm(name) else {
            error("schema '\(name)' is an alias of itself; give it a type", at: target.position)
            return ResolvedType(type: .json)
        }
        defer { resolving.remove(name) }
        var nested: [TypeDeclaration] = []
        let type = type(of: resolved, at: Place(scope: nil, suggestedName: Identifier.type(name)), nested: &nested)
        operationTypes += nested
        aliases[name] = type
        return type
    }

    /// The type of what stands in a list or map, where it may be `null`.
    mutating func elementType(of schema: Schema?, at place: Place, nested: inout [TypeDeclaration]) -> TypeReference {
        elementType(of: schema.map { [$0] } ?? [], at: place, nested: &nested)
    }

    /// The same, where several schemas describe it.
    mutating func elementType(of schemas: [Schema], at place: Place, nested: inout [TypeDeclaration]) -> TypeReference {
        guard let first = schemas.first, !first.admitsNothing else { return .json }
        let resolved = type(of: schemas, at: place, nested: &nested)
        guard resolved.isNullable, resolved.type != .json else { return resolved.type }
        return .optional(resolved.type)
    }

    /// The type of the values that an object may have beside its properties; `nil` where the schema speaks of none.
    /// Where different names have different types, any JSON.
    mutating func additionalType(
        of shape: Shape,
        at place: Place,
        nested: inout [TypeDeclaration]
    ) -> TypeReference? {
        var types: Set<TypeReference> = []
        var groups = shape.patternProperties.map { [$0.schema] }
        if !shape.additionalProperties.isEmpty { groups.append(shape.additionalProperties) }
        // A type that is declared in place has a name of its own each time: only one of several patterns can have one.
        let isOne = groups.count == 1 && !(shape.admitsAnyProperty && shape.additionalProperties.isEmpty)
        if isOne { return elementType(of: groups[0], at: place, nested: &nested) }
        if shape.admitsAnyProperty || groups.isEmpty { return shape.admitsAnyProperty ? .json : nil }
        for group in groups {
            let resolved = form(of: Shape(merging: group, in: document))
            guard !resolved.form.isDeclared else { return .json }
            types.insert(elementType(of: group, at: place, nested: &nested))
        }
        return types.count == 1 ? types.first : .json
    }

    private mutating func declaredName(at place: Place, title: String?) -> String {
        // Among all operations, a title such as "Response" is not unique, and a number would depend on their order.
        let short = place.scope == nil ? nil : title.flatMap { $0.count <= 60 ? $0 : nil }
        let suggested = Identifier.declarableType(Identifier.type(place.suggestedName))
        guard let scope = place.scope else {
            let name = Identifier.unique(suggested, in: takenTypeNames)
            takenTypeNames.insert(name)
            return name
        }
        var name = short.map { Identifier.declarableType(Identifier.type($0)) } ?? suggested
        // Changed in place: a copy of all names for each one of a large type would take its square.
        if takenNestedNames[scope, default: [module]].contains(name) {
            name = Identifier.unique(suggested, in: takenNestedNames[scope, default: [module]])
        }
        takenNestedNames[scope, default: [module]].insert(name)
        return name
    }

    mutating func reportContradiction(of shape: Shape) {
        if let position = shape.contradiction {
            warning("no value is of all the types that the parts ask for; the last one counts", at: position)
        }
        if !shape.properties.isEmpty, let type = shape.types.first, type != .object, shape.reference == nil {
            warning(
                "'properties' say nothing of a value of type '\(type.rawValue)'; values that they list are only "
                    + "documentation",
                at: shape.schema.position
            )
        }
    }
}
