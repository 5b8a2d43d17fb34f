import OpenAPI
import YAML

extension ModelBuilder {
    mutating func union(
        _ alternatives: [Alternative],
        of shape: Shape,
        scope: String,
        nested: inout [TypeDeclaration]
    ) -> Union {
        let alternatives = alternatives.filter { !repeats($0, scope) }
        let discriminator = discriminator(of: shape, alternatives)
        let values = alternatives.map { discriminatorValues(of: $0, discriminator, declared: shape.discriminator) }
        let names = memberNames(of: alternatives, values: discriminator?.isDeclared == true ? values : nil)
        var members: [Union.Member] = []
        for (index, alternative) in alternatives.enumerated() {
            let place = Place(scope: scope, suggestedName: Identifier.type(alternative.label))
            let resolved = type(of: alternative.resolved, at: place, nested: &nested)
            members.append(
                Union.Member(
                    name: names[index],
                    type: resolved.type,
                    discriminatorValues: values[index],
                    documentation: documentation(of: alternative.schema),
                    position: alternative.schema.position,
                    admitsOtherValues: admitsOtherValues(alternative)
                )
            )
        }
        if let declared = shape.discriminator {
            reportLostValues(of: declared, at: shape.schema.position, values: Set(values.joined()))
        }
        return Union(discriminator: discriminator, members: members)
    }

    private func memberNames(of alternatives: [Alternative], values: [[String]]?) -> [String] {
        let wanted = alternatives.enumerated().map { index, alternative in
            let original =
                if let values = values?[index], values.count == 1 { values[0] } else { alternative.label }
            return ScopedName(original: original, name: Identifier.member(original))
        }
        return ScopedName.unique(wanted, reserved: Identifier.reservedUnionCases)
    }

    private mutating func reportLostValues(
        of discriminator: Schema.Discriminator,
        at position: SourcePosition,
        values: Set<String>
    ) {
        for entry in discriminator.mapping where !values.contains(entry.value) {
            warning(
                "'\(entry.value)' is mapped to '\(entry.schemaName)', which is no member of the union: such values are "
                    + "read as unknown ones",
                at: position
            )
        }
    }

    // MARK: Members that are the union itself

    /// A union that is its own member admits no more than without it, and would be read without end.
    private mutating func repeats(_ alternative: Alternative, _ scope: String) -> Bool {
        guard case .reference(let name) = alternative.form else { return false }
        var visited: Set<String> = []
        var pending = [name]
        while let next = pending.popLast() {
            if typeNames[next] == scope {
                warning("the union is a member of itself, which adds no value to it", at: alternative.schema.position)
                return true
            }
            guard visited.insert(next).inserted, let form = componentForm(next)?.form else { continue }
            switch form {
            case .reference(let name): pending.append(name)
            case .union(let members, _):
                pending += members.compactMap { if case .reference(let name) = $0.form { name } else { nil } }
            default: break
            }
        }
        return false
    }

    // MARK: Inheritance

    /// The types that extend one with a discriminator by `allOf`, which a value of it may be, and last the type itself.
    mutating func children(of shape: Shape) -> [Alternative]? {
        guard shape.discriminator != nil, let base = bases[ObjectIdentifier(shape.schema)] else { return nil }
        var alternatives = base.children.compactMap { name -> Alternative? in
            guard let schema = document.schema(named: name) else { return nil }
            let own = Shape(schema, named: name, in: document)
            return Alternative(shape: own, form: .reference(name), label: name)
        }
        alternatives.append(Alternative(shape: shape, form: .structure(shape), label: "base"))
        return alternatives
    }

    /// Component schemas with a discriminator and no members of their own, with those that extend them, directly or by
    /// others.
    static func bases(in document: Document) -> [ObjectIdentifier: (name: String, children: [String])] {
        var bases: [String: Schema] = [:]
        for (name, schema) in document.schemas
        where schema.discriminator != nil && schema.oneOf.isEmpty && schema.anyOf.isEmpty {
            bases[name] = schema
        }
        guard !bases.isEmpty else { return [:] }
        var extending: [String: [String]] = [:]
        for (name, schema) in document.schemas where !schema.allOf.isEmpty {
            for leaf in schema.allOf.flatMap(\.leaves) {
                if let base = leaf.reference { extending[base, default: []].append(name) }
            }
        }
        var result: [ObjectIdentifier: (name: String, children: [String])] = [:]
        for (name, schema) in bases {
            var children: [String] = []
            var seen: Set = [name]
            var pending = extending[name] ?? []
            while !pending.isEmpty {
                let child = pending.removeFirst()
                guard seen.insert(child).inserted else { continue }
                children.append(child)
                // What extends a child that is such a base itself is found through that one.
                if bases[child] == nil { pending += extending[child] ?? [] }
            }
            if !children.isEmpty { result[ObjectIdentifier(schema)] = (name, children) }
        }
        return result
    }
}
