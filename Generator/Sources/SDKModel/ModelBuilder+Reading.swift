import OpenAPI

/// How the value of a union finds its member: by its discriminator, or else as the first member that fits. Objects fit
/// where they have more fields than asked for, so that the order of the specification alone would lose those fields.
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
        var places: [[Int]: Int] = [:]
        for value in values {
            let claiming = members[value] ?? []
            if let place = places[claiming] {
                reading.cases[place].values.append(value)
            } else {
                places[claiming] = reading.cases.count
                reading.cases.append(.init(values: [value], attempts: attempts(claiming, of: union)))
            }
        }
        reading.attempts = attempts(others(of: union, discriminator), of: union)
        return reading
    }

    /// The members that a value may be which no member claims by its discriminator.
    private func others(of union: Union, _ discriminator: Union.Discriminator) -> [Int] {
        if let fallback = discriminator.fallback { return [fallback] }
        return union.members.indices.filter { index in
            let member = union.members[index]
            if member.discriminatorValues.isEmpty { return true }
            // An enumeration of known values may have grown; a constant may not.
            guard !discriminator.isDeclared, let structure = structure(of: member.type) else { return false }
            return structure.properties.first { $0.wireName == discriminator.property }?.constant == nil
        }
    }

    // MARK: Order

    private mutating func attempts(_ members: [Int], of union: Union) -> [Union.Reading.Attempt] {
        guard members.count > 1 else { return members.map { Union.Reading.Attempt(member: $0) } }
        func admits(_ left: Int, _ right: Int) -> Bool {
            self.admits(union.members[left].type, union.members[right].type)
        }
        var order: [Int] = []
        for index in members {
            let place = order.firstIndex { admits($0, index) && !admits(index, $0) } ?? order.endIndex
            order.insert(index, at: place)
        }
        var attempts = order.enumerated().map { place, index in
            let rivals = order.enumerated().filter { $0.element != index }.map {
                (isLater: $0.offset > place, type: union.members[$0.element].type)
            }
            let isKnownOnly = isKnownOnly(union.members[index].type, beside: rivals)
            return Union.Reading.Attempt(member: index, isKnownOnly: isKnownOnly)
        }
        for place in attempts.indices.dropFirst() {
            let index = attempts[place].member
            let type = union.members[index].type
            guard
                let earlier = attempts[..<place].firstIndex(where: { other in
                    !other.isKnownOnly && other.evidence.isEmpty && admits(other.member, index)
                })
            else { continue }
            let other = union.members[attempts[earlier].member]
            if let own = fields(of: type), let others = fields(of: other.type) {
                // Both read any object: the fields that only this one has speak for it.
                let extra = own.subtracting(others)
                guard !extra.isEmpty else { continue }
                var attempt = attempts.remove(at: place)
                attempt.evidence = extra.sorted()
                attempts.insert(attempt, at: earlier)
            } else if !keeps(other.type, type), let position = union.members[index].position {
                warning(
                    "no value is read as '\(union.members[index].name)': whatever fits it fits '\(other.name)', which is "
                        + "tried before, and fields are lost; a discriminator tells them apart",
                    at: position
                )
            }
        }
        if order.contains(where: { if case .dictionary = union.members[$0].type { true } else { false } }) {
            for place in attempts.indices where attempts[place].evidence.isEmpty {
                attempts[place].evidence = needlessFields(of: union.members[attempts[place].member].type)
            }
        }
        return attempts
    }

    /// The fields of an object that needs none of them: where any object is a member too, one without them is that.
    private func needlessFields(of type: TypeReference) -> [String] {
        guard let structure = structure(of: type), structure.additional == nil,
            structure.properties.allSatisfy({ $0.presence != .required && $0.presence != .nullable })
        else { return [] }
        return structure.properties.map(\.wireName).sorted()
    }

    /// Whether only known values count, because another member can have the others.
    private func isKnownOnly(_ type: TypeReference, beside rivals: [(isLater: Bool, type: TypeReference)]) -> Bool {
        if type == .external(.url) { return rivals.contains { $0.isLater && $0.type == .string } }
        guard case .named(let name) = type else { return false }
        switch declared[name] {
        case .union:
            return true
        case .enumeration(let enumeration):
            return rivals.contains { rival in
                switch rival.type {
                case .named(let name):
                    if case .enumeration(let other)? = declared[name] { return other.rawType == enumeration.rawType }
                    if case .union? = declared[name] { return rival.isLater }
                    return false
                case .string, .date, .data, .external: return rival.isLater && enumeration.rawType == .string
                case .int, .int64, .uint64, .double, .decimal: return rival.isLater && enumeration.rawType == .integer
                case .json: return rival.isLater
                default: return false
                }
            }
        default:
            return false
        }
    }

    /// Whether a value of the one type, read as the other, loses nothing.
    private func keeps(_ wide: TypeReference, _ narrow: TypeReference) -> Bool {
        switch (wide, narrow) {
        case (.array(let wide), .array(let narrow)), (.dictionary(let wide), .dictionary(let narrow)),
            (.optional(let wide), .optional(let narrow)), (.optional(let wide), let narrow):
            return keeps(wide, narrow)
        default:
            guard let own = fields(of: narrow), let others = fields(of: wide) else { return true }
            return own.isSubset(of: others)
        }
    }

    func structure(of type: TypeReference) -> Structure? {
        guard case .named(let name) = type, case .structure(let structure)? = declared[name] else { return nil }
        return structure
    }

    private func fields(of type: TypeReference) -> Set<String>? {
        structure(of: type).map { Set($0.properties.map(\.wireName)) }
    }

    // MARK: What fits what

    /// Whether everything that reads as the one type reads as the other too.
    ///
    /// - Parameter depth: how many structures are compared already; recursive ones that differ nowhere are alike.
    private func admits(_ wide: TypeReference, _ narrow: TypeReference, depth: Int = 0) -> Bool {
        guard wide != narrow, depth < 8 else { return true }
        switch (wide, narrow) {
        case (.json, _), (.dictionary(.json), .dictionary):
            return true
        case (.double, .int), (.double, .int64), (.double, .uint64), (.double, .decimal):
            return true
        case (.decimal, .int), (.decimal, .int64), (.decimal, .uint64), (.int64, .int), (.int, .int64):
            return true
        case (.string, .date), (.string, .data), (.string, .external):
            return true
        // Nearly every text is a URL, as far as Foundation is concerned.
        case (.external(.url), .date), (.external(.url), .data), (.external(.url), .external):
            return true
        case (.optional(let wide), .optional(let narrow)), (.optional(let wide), let narrow),
            (.array(let wide), .array(let narrow)), (.dictionary(let wide), .dictionary(let narrow)):
            return admits(wide, narrow, depth: depth + 1)
        case (.named(let wideName), _):
            return admits(declared: declared[wideName], narrow, depth: depth + 1)
        case (_, .named(let name)):
            return admits(wide, declared: declared[name], depth: depth + 1)
        default:
            return false
        }
    }

    private func admits(declared wide: TypeDeclaration.Kind?, _ narrow: TypeReference, depth: Int) -> Bool {
        let other: TypeDeclaration.Kind? = if case .named(let name) = narrow { declared[name] } else { nil }
        switch (wide, narrow, other) {
        case (.enumeration(let wide), _, .enumeration(let narrow)):
            return wide.rawType == narrow.rawType
        case (.structure(let wide), _, .structure(let narrow)):
            return admits(wide, narrow, depth: depth)
        case (.structure(let structure), .dictionary, _):
            return structure.properties.allSatisfy { $0.presence != .required && $0.type == .json }
        case (.wrapper(let wide), _, _):
            return admits(wide, narrow, depth: depth)
        default:
            return false
        }
    }

    private func admits(_ wide: TypeReference, declared narrow: TypeDeclaration.Kind?, depth: Int) -> Bool {
        switch (wide, narrow) {
        case (.string, .enumeration(let narrow)), (.external(.url), .enumeration(let narrow)):
            return narrow.rawType == .string
        case (.int, .enumeration(let narrow)), (.int64, .enumeration(let narrow)), (.double, .enumeration(let narrow)):
            return narrow.rawType == .integer
        case (.dictionary(.json), .structure):
            return true
        case (.dictionary(let value), .structure(let structure)):
            return structure.properties.allSatisfy { admits(value, $0.type, depth: depth) }
        case (.array(.json), .tuple):
            return true
        case (_, .wrapper(let narrow)):
            return admits(wide, narrow, depth: depth)
        default:
            return false
        }
    }

    private func admits(_ wide: Structure, _ narrow: Structure, depth: Int) -> Bool {
        let others = Dictionary(narrow.properties.map { ($0.wireName, $0) }) { first, _ in first }
        return wide.properties.allSatisfy { property in
            guard let other = others[property.wireName] else { return property.presence != .required }
            if property.presence == .required, other.presence != .required { return false }
            if let constant = property.constant { return constant == other.constant }
            return admits(property.type, other.type, depth: depth)
        }
    }
}

extension TypeDeclaration {
    fileprivate var holdsUnion: Bool {
        if case .union = kind { return true }
        return nested.indices.contains { nested[$0].holdsUnion }
    }
}
