import OpenAPI
import YAML

extension ModelBuilder {
    mutating func declaration(of resolved: ResolvedForm, name: String, scope: String?) -> TypeDeclaration {
        let schema = resolved.shape.schema
        let qualifiedName = scope.map { $0 + "." + name } ?? name
        var nested: [TypeDeclaration] = []
        let kind: TypeDeclaration.Kind
        switch resolved.form {
        case .enumeration(let values, let rawType):
            kind = .enumeration(enumeration(values, rawType))
        case .structure(let shape):
            kind = .structure(structure(shape, scope: qualifiedName, nested: &nested))
        case .tuple(let shape):
            kind = .tuple(tuple(shape, scope: qualifiedName, nested: &nested))
        case .union where streamed.contains(schema.position) && describesStreamEvents(schema):
            kind = .streamEvents(streamEvents(schema, scope: qualifiedName, nested: &nested))
        case .union(let members, let shape):
            kind = .union(union(members, of: shape, scope: qualifiedName, nested: &nested))
        case .any, .reference, .plain, .list, .map:
            let place = Place(scope: qualifiedName, suggestedName: name)
            kind = .wrapper(type(of: resolved, at: place, nested: &nested).type)
        }
        declared[qualifiedName] = kind
        return TypeDeclaration(
            name: name,
            qualifiedName: qualifiedName,
            documentation: documentation(of: resolved),
            kind: kind,
            nested: nested,
            position: schema.position,
            conformances: Conformances(isIdentifiable: kind.hasPlainID)
        )
    }

    /// An array whose first items have types of their own.
    private mutating func tuple(_ shape: Shape, scope: String, nested: inout [TypeDeclaration]) -> Tuple {
        let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        var wanted = shape.prefixItems.enumerated().map { index, item in
            let ordinal = index < ordinals.count ? ordinals[index] : "item\(index + 1)"
            guard let title = item.title else { return ScopedName(original: ordinal, name: ordinal) }
            return ScopedName(original: title, name: Identifier.member(title))
        }
        wanted.append(ScopedName(original: "", name: "rest"))
        let names = ScopedName.unique(wanted, reserved: Identifier.reservedProperties)
        let needed = shape.minimumItems
        var elements: [Tuple.Element] = []
        for (index, item) in shape.prefixItems.enumerated() {
            let place = Place(scope: scope, suggestedName: Identifier.type(names[index]))
            let resolved = type(of: item, at: place, nested: &nested)
            elements.append(
                Tuple.Element(
                    name: names[index],
                    type: resolved.type,
                    isOptional: index >= needed,
                    isNullable: resolved.isNullable && resolved.type != .json,
                    documentation: documentation(of: item),
                    position: item.position
                )
            )
        }
        var rest: (name: String, type: TypeReference)?
        if shape.items.last?.admitsNothing != true {
            let place = Place(scope: scope, suggestedName: "Item")
            rest = (names[names.count - 1], elementType(of: shape.items, at: place, nested: &nested))
        }
        return Tuple(elements: elements, rest: rest)
    }
}

extension Shape {
    /// `minItems`: how many items an array has at least.
    fileprivate var minimumItems: Int {
        parts.flatMap(\.validation).filter { $0.key == "minItems" }.compactMap(\.value.int).max() ?? 0
    }
}
