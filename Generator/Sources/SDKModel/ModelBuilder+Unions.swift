import OpenAPI
import YAML

extension ModelBuilder {
    mutating func union(_ schema: Schema, scope: String, nested: inout [TypeDeclaration]) -> Union {
        var members: [Union.Member] = []
        var taken: Set<String> = []
        for alternative in schema.alternatives {
            let title = alternative.title ?? alternative.reference ?? alternative.types.first?.rawValue ?? "value"
            let discriminatorValues = discriminatorValues(for: alternative, in: schema)
            let name = Identifier.declarable(
                Identifier.member(discriminatorValues.count == 1 ? discriminatorValues[0] : title),
                reserved: Identifier.reservedUnionCases,
                taken: taken
            )
            taken.insert(name)
            let place = Place(scope: scope, suggestedName: Identifier.type(title))
            let resolved = type(of: alternative, at: place, nested: &nested)
            members.append(
                Union.Member(
                    name: name,
                    type: resolved.type,
                    discriminatorValues: discriminatorValues,
                    documentation: documentation(of: alternative),
                    position: alternative.position
                )
            )
        }
        if schema.discriminator == nil {
            memberPositions[scope] = schema.alternatives.map(\.position)
        } else {
            reportLostValues(of: schema, members: members)
        }
        return Union(
            discriminator: schema.discriminator?.propertyName,
            members: members,
            decodingOrder: Array(members.indices)
        )
    }

    /// What the discriminator can say for a member: the mapping's values, else its own constant, else its name.
    private mutating func discriminatorValues(for member: Schema, in union: Schema) -> [String] {
        guard let discriminator = union.discriminator else { return [] }
        guard let reference = member.reference else {
            error(
                "a member of a union with a discriminator must be a '$ref' to a component schema "
                    + "(OpenAPI 3.2, section 4.25); move it to components/schemas",
                at: member.position
            )
            return []
        }
        let mapped = discriminator.mapping.filter { $0.schemaName == reference }.map(\.value)
        guard mapped.isEmpty else { return mapped }
        var visited: Set<String> = []
        let constants = constants(of: discriminator.propertyName, in: member, visited: &visited)
        return constants.isEmpty ? [reference] : constants
    }

    /// The values that a schema, what it includes, or the members of what is a union itself, admit for a field.
    private func constants(of field: String, in schema: Schema, visited: inout Set<String>) -> [String] {
        if let name = schema.reference, !visited.insert(name).inserted { return [] }
        let schema = referenced(schema)
        if let property = schema.property(field).map(referenced) {
            if let constant = property.stringConstant { return [constant] }
            if property.isStringEnumeration, let values = property.enumeration, values.count == 1 {
                return values.compactMap(\.string)
            }
        }
        var found: [String] = []
        for part in schema.allOf.reversed() where found.isEmpty {
            found = constants(of: field, in: part, visited: &visited)
        }
        guard found.isEmpty else { return found }
        return schema.alternatives.flatMap { constants(of: field, in: $0, visited: &visited) }
    }

    private mutating func reportLostValues(of union: Schema, members: [Union.Member]) {
        var seen: Set<String> = []
        for (member, schema) in zip(members, union.alternatives) {
            for value in member.discriminatorValues where !seen.insert(value).inserted {
                error("several members of the union have the discriminator '\(value)'", at: schema.position)
            }
        }
        for entry in union.discriminator?.mapping ?? [] where !seen.contains(entry.value) {
            warning(
                "'\(entry.value)' is mapped to '\(entry.schemaName)', which is no member of the union: such values are "
                    + "read as unknown ones",
                at: union.position
            )
        }
        if let name = union.discriminator?.defaultMapping {
            warning("'defaultMapping' is not supported yet: '\(name)' is not tried", at: union.position)
        }
    }
}
