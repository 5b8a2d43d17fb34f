/// How types relate as sets of JSON values, for the members of unions.
struct TypeRelations {
    let declared: [String: TypeDeclaration.Kind]

    /// How deep lists in lists are looked into, which may hold themselves.
    private static let depth = 8

    /// Whether every value of the one type is one of the other too: one that knows all of it, every key of every object
    /// and every value of an enumeration.
    func includes(_ wide: TypeReference, _ narrow: TypeReference) -> Bool {
        var inclusion = TypeInclusion(declared: declared)
        return inclusion.holds(wide, narrow)
    }

    /// Whether the same JSON may be read as several of the types, with more of it known to one than to another.
    func haveRivals(_ types: [TypeReference]) -> Bool {
        for (index, type) in types.enumerated() {
            for other in types[..<index] where overlap(type, other) {
                if isWeighable(type, depth: 0) || isWeighable(other, depth: 0) { return true }
            }
        }
        return false
    }

    /// Whether an object is among the values.
    func mayBeObject(_ type: TypeReference) -> Bool { jsonKinds(of: type, depth: 0).contains(.object) }

    private func overlap(_ left: TypeReference, _ right: TypeReference) -> Bool {
        if case .array(let left) = left, case .array(let right) = right { return overlap(left, right) }
        let (leftKinds, rightKinds) = (jsonKinds(of: left, depth: 0), jsonKinds(of: right, depth: 0))
        return !leftKinds.isDisjoint(with: rightKinds)
    }

    private struct JSONKinds: OptionSet {
        let rawValue: Int
        static let string = JSONKinds(rawValue: 1)
        static let number = JSONKinds(rawValue: 2)
        static let boolean = JSONKinds(rawValue: 4)
        static let array = JSONKinds(rawValue: 8)
        static let object = JSONKinds(rawValue: 16)
        static let all: JSONKinds = [.string, .number, .boolean, .array, .object]
    }

    private func jsonKinds(of type: TypeReference, depth: Int) -> JSONKinds {
        switch type {
        case .string, .date, .data, .external: return .string
        case .int, .int64, .uint64, .double, .decimal: return .number
        case .bool: return .boolean
        case .array: return .array
        case .dictionary: return .object
        case .json: return .all
        case .optional(let wrapped): return jsonKinds(of: wrapped, depth: depth)
        case .named(let name):
            switch declared[name] {
            case .structure: return .object
            case .tuple: return .array
            case .enumeration(let enumeration): return enumeration.rawType == .string ? .string : .number
            case .wrapper(let type) where depth < Self.depth: return jsonKinds(of: type, depth: depth + 1)
            // A union keeps what it does not know.
            default: return .all
            }
        }
    }

    /// Whether something in the type is known or unknown: fields, values of enumerations, URLs that have a scheme.
    private func isWeighable(_ type: TypeReference, depth: Int) -> Bool {
        if type == .external(.url) { return true }
        guard case .named(let name) = type.innermost else { return false }
        if case .wrapper(let type)? = declared[name], depth < Self.depth { return isWeighable(type, depth: depth + 1) }
        return true
    }
}

// MARK: - Demand

extension TypeRelations {
    /// How much a type asks for. What asks for more comes first.
    struct Demand: Hashable, Comparable {
        /// 0: what is described, 1: what may have any keys, 2: any JSON.
        var openness = 0
        var neededFields = 0
        /// Of two that need the same number, the one with fewer others says more; among open ones, the one with more.
        var otherFields = 0

        static func < (left: Demand, right: Demand) -> Bool {
            (left.openness, -left.neededFields, left.otherFields)
                < (right.openness, -right.neededFields, right.otherFields)
        }
    }

    func demand(of type: TypeReference) -> Demand { demand(of: type, depth: 0, isMember: false) }

    private func demand(of type: TypeReference, depth: Int, isMember: Bool) -> Demand {
        guard depth < Self.depth else { return Demand() }
        switch type {
        case .array(let inner), .optional(let inner): return demand(of: inner, depth: depth + 1, isMember: isMember)
        case .dictionary: return Demand(openness: 1, otherFields: .max)
        case .json: return Demand(openness: 2)
        case .string, .bool, .int, .int64, .uint64, .double, .decimal, .date, .data, .external: return Demand()
        case .named(let name):
            switch declared[name] {
            case .structure(let structure):
                let needed = structure.properties.count(where: \.isNeeded)
                let others = structure.properties.count - needed
                guard structure.additional != nil else { return Demand(neededFields: needed, otherFields: others) }
                return Demand(openness: 1, neededFields: needed, otherFields: -others)
            case .tuple(let tuple):
                let needed = tuple.elements.count { !$0.isOptional }
                return Demand(neededFields: needed, otherFields: tuple.elements.count - needed)
            case .union(let union):
                // The member that asks for least; unions in unions are not looked into, as they may be many.
                guard !isMember else { return Demand() }
                return union.members.map { demand(of: $0.type, depth: depth + 1, isMember: true) }.max() ?? Demand()
            case .wrapper(let type): return demand(of: type, depth: depth + 1, isMember: isMember)
            default: return Demand()
            }
        }
    }
}

// MARK: - Fields

extension TypeRelations {
    /// A number for each type that is an object of described fields: the same for the same fields.
    func fieldSets<Key: Hashable>(of types: [(key: Key, type: TypeReference)]) -> [Key: Int] {
        var numbers: [Set<String>: Int] = [:]
        var result: [Key: Int] = [:]
        for (key, type) in types {
            guard case .named(let name) = type, case .structure(let structure)? = declared[name],
                structure.additional == nil
            else { continue }
            let fields = Set(structure.properties.map(\.wireName))
            let number = numbers[fields] ?? numbers.count
            numbers[fields] = number
            result[key] = number
        }
        return result
    }
}

extension Structure.Property {
    var isNeeded: Bool { presence == .required || presence == .nullable }
}
