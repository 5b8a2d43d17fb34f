import OpenAPI

/// How the value of a union finds its member: by its discriminator, or else as the member that knows most of it.
extension ModelBuilder {
    mutating func withReading(_ declarations: [TypeDeclaration]) -> [TypeDeclaration] {
        var result = declarations
        for index in declarations.indices where declarations[index].holdsUnion {
            result[index].nested = withReading(declarations[index].nested)
            if case .union(var union) = declarations[index].kind {
                union.reading = reading(of: union)
                result[index].kind = .union(union)
            }
        }
        return result
    }

    private mutating func reading(of union: Union) -> Union.Reading {
        guard let discriminator = union.discriminator else {
            return Union.Reading(attempts: attempts(Array(union.members.indices), of: union))
        }
        var reading = Union.Reading()
        var members: [String: [Int]] = [:]
        var values: [String] = []
        for (index, member) in union.members.enumerated() {
            for value in member.discriminatorValues {
                if members[value] == nil { values.append(value) }
                members[value, default: []].append(index)
            }
        }
        let silent = silentMembers(of: union, discriminator)
        var places: [[Int]: Int] = [:]
        for value in values {
            let claiming = members[value] ?? []
            if let place = places[claiming] {
                reading.cases[place].values.append(value)
            } else {
                places[claiming] = reading.cases.count
                let attempts =
                    if claiming.allSatisfy({ constant(of: union.members[$0], discriminator) != nil }) {
                        // What has the constant and fits is that; the others are not weighed against it.
                        attempts(claiming, of: union) + silent.map { Union.Reading.Attempt(member: $0) }
                    } else {
                        attempts(claiming + silent, of: union)
                    }
                reading.cases.append(.init(values: [value], attempts: attempts))
            }
        }
        reading.attempts = attempts(others(of: union, discriminator), of: union)
        return reading
    }

    /// Objects that may have any value where others have constants that nobody has declared to tell them apart.
    private mutating func silentMembers(of union: Union, _ discriminator: Union.Discriminator) -> [Int] {
        guard !discriminator.isDeclared else { return [] }
        let relations = TypeRelations(declared: declared)
        let silent = union.members.indices.filter { index in
            let member = union.members[index]
            guard member.discriminatorValues.isEmpty, relations.mayBeObject(member.type) else { return false }
            guard let structure = structure(of: member.type), structure.additional == nil else { return true }
            return structure.properties.contains { $0.wireName == discriminator.property }
        }
        return attempts(silent, of: union).map(\.member)
    }

    /// The members that a value may be which no member claims by its discriminator.
    private func others(of union: Union, _ discriminator: Union.Discriminator) -> [Int] {
        if let fallback = discriminator.fallback { return [fallback] }
        return union.members.indices.filter { index in
            let member = union.members[index]
            if member.discriminatorValues.isEmpty { return true }
            // What tells the members apart may be left out by those that need not have it.
            if discriminator.isDeclared { return mayLack(discriminator, member) }
            // An enumeration of known values may have grown; a constant may not.
            return structure(of: member.type) != nil && constant(of: member, discriminator) == nil
        }
    }

    private func mayLack(_ discriminator: Union.Discriminator, _ member: Union.Member) -> Bool {
        structure(of: member.type)?.properties.contains {
            $0.wireName == discriminator.property && $0.constant != nil && $0.presence != .required
        } ?? false
    }

    private func constant(of member: Union.Member, _ discriminator: Union.Discriminator) -> Constant? {
        structure(of: member.type)?.properties.first { $0.wireName == discriminator.property }?.constant
    }

    private func structure(of type: TypeReference) -> Structure? {
        guard case .named(let name) = type, case .structure(let structure)? = declared[name] else { return nil }
        return structure
    }

    // MARK: Order

    /// The members in the order in which they are tried: those that ask for more first, so that the first one that knows
    /// all of a value is the one that says most of it.
    private mutating func attempts(_ members: [Int], of union: Union) -> [Union.Reading.Attempt] {
        guard members.count > 1 else { return members.map { Union.Reading.Attempt(member: $0) } }
        let relations = TypeRelations(declared: declared)
        let types = union.members.map(\.type)
        var groups: [TypeRelations.Demand: [Int]] = [:]
        for index in members { groups[relations.demand(of: types[index]), default: []].append(index) }
        var order: [Int] = []
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) { order += narrowFirst(group, of: union, relations) }
        let areRivals = relations.haveRivals(order.map { types[$0] })
        // A value that none lists is of the one that admits others.
        let open = areRivals ? order.filter { union.members[$0].admitsOtherValues } : []
        return order.map { Union.Reading.Attempt(member: $0, isWeighed: areRivals) }
            + open.map { Union.Reading.Attempt(member: $0) }
    }

    /// Members of which none asks for more by the number of its fields. What fits one and therefore another is tried as
    /// the one first.
    private mutating func narrowFirst(_ members: [Int], of union: Union, _ relations: TypeRelations) -> [Int] {
        guard members.count > 1 else { return members }
        let fields = relations.fieldSets(of: members.map { ($0, union.members[$0].type) })
        var order: [Int] = []
        for index in members {
            let type = union.members[index].type
            var place = order.endIndex
            for (offset, other) in order.enumerated() {
                // Objects of as many fields, but others, do not include each other.
                if let own = fields[index], let others = fields[other], own != others { continue }
                let otherType = union.members[other].type
                guard relations.includes(otherType, type) else { continue }
                if relations.includes(type, otherType) {
                    reportTwin(index, of: other, in: union)
                } else {
                    place = offset
                }
                break
            }
            order.insert(index, at: place)
        }
        return order
    }

    private mutating func reportTwin(_ index: Int, of first: Int, in union: Union) {
        let (twin, first) = (union.members[index], union.members[first])
        guard let position = twin.position else { return }
        warning(
            "nothing tells '\(twin.name)' and '\(first.name)' apart, and values of both are read as '\(first.name)'; "
                + "a constant in each, or a discriminator, would tell",
            at: position
        )
    }
}

extension TypeDeclaration {
    fileprivate var holdsUnion: Bool {
        if case .union = kind { return true }
        return nested.indices.contains { nested[$0].holdsUnion }
    }
}
