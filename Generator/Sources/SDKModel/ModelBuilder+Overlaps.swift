import OpenAPI

/// A union without a discriminator is read as the first member that fits. Objects fit where they have more fields than
/// asked for, so that the order of the specification alone would lose those fields.
extension ModelBuilder {
    mutating func inDecodingOrder(_ declarations: [TypeDeclaration]) -> [TypeDeclaration] {
        declarations.map { declaration in
            var declaration = declaration
            declaration.nested = inDecodingOrder(declaration.nested)
            if case .union(var union) = declaration.kind, union.discriminator == nil {
                union.decodingOrder = decodingOrder(of: union, name: declaration.qualifiedName)
                declaration.kind = .union(union)
            }
            return declaration
        }
    }

    private mutating func decodingOrder(of union: Union, name: String) -> [Int] {
        func admits(_ left: Int, _ right: Int) -> Bool {
            self.admits(union.members[left].type, union.members[right].type)
        }
        var order: [Int] = []
        for index in union.members.indices {
            let place = order.firstIndex { admits($0, index) && !admits(index, $0) } ?? order.endIndex
            order.insert(index, at: place)
        }
        for (place, index) in order.enumerated() {
            guard let position = memberPositions[name]?[index],
                let other = order[..<place].first(where: { admits($0, index) })
            else { continue }
            warning(
                "no value is read as '\(union.members[index].name)': whatever fits it fits "
                    + "'\(union.members[other].name)', which is tried before; a discriminator tells them apart",
                at: position
            )
        }
        return order
    }

    /// Whether everything that reads as the one type reads as the other too.
    ///
    /// - Parameter depth: how many structures are compared already; recursive ones that differ nowhere are alike.
    private func admits(_ wide: TypeReference, _ narrow: TypeReference, depth: Int = 0) -> Bool {
        guard wide != narrow, depth < 8 else { return true }
        switch (wide, narrow) {
        case (.json, _), (.double, .int), (.string, .date), (.dictionary(.json), .dictionary):
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
        case (.enumeration, .string, _), (.enumeration, .date, _), (.enumeration, _, .enumeration):
            return true
        case (.union, _, _):
            // What is none of its members is unknown to it, and no failure.
            return true
        case (.structure(let wide), _, .structure(let narrow)):
            return admits(wide, narrow, depth: depth)
        case (.structure(let structure), .dictionary, _):
            return structure.properties.allSatisfy { $0.presence != .required && $0.type == .json }
        default:
            return false
        }
    }

    private func admits(_ wide: TypeReference, declared narrow: TypeDeclaration.Kind?, depth: Int) -> Bool {
        switch (wide, narrow) {
        case (.string, .enumeration), (.dictionary(.json), .structure):
            return true
        case (.dictionary(let value), .structure(let structure)):
            return structure.properties.allSatisfy { admits(value, $0.type, depth: depth) }
        default:
            return false
        }
    }

    private func admits(_ wide: Structure, _ narrow: Structure, depth: Int) -> Bool {
        wide.properties.allSatisfy { property in
            guard let other = narrow.properties.first(where: { $0.wireName == property.wireName }) else {
                return property.presence != .required
            }
            if property.presence == .required, other.presence != .required { return false }
            if let constant = property.constant { return constant == other.constant }
            return admits(property.type, other.type, depth: depth)
        }
    }
}
