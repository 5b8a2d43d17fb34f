/// Finds out whether every value of one type is a value of another too. A value is one of a type here if the type knows all
/// of it: every key of every object, every value of an enumeration.
struct TypeInclusion {
    let declared: [String: TypeDeclaration.Kind]
    /// What has been asked already. Types that hold themselves include each other unless something else speaks against it.
    private var answers: [Question: Bool] = [:]

    private struct Question: Hashable {
        let wide: TypeReference
        let narrow: TypeReference
    }

    init(declared: [String: TypeDeclaration.Kind]) {
        self.declared = declared
    }

    mutating func holds(_ wide: TypeReference, _ narrow: TypeReference) -> Bool {
        guard wide != narrow else { return true }
        switch (wide, narrow) {
        case (.json, _): return true
        case (_, .json): return false
        case (.double, .int), (.double, .int64), (.double, .uint64), (.double, .decimal): return true
        case (.decimal, .int), (.decimal, .int64), (.decimal, .uint64), (.int64, .int), (.int, .int64): return true
        case (.string, .date), (.string, .data), (.string, .external): return true
        // Nearly every text is a URL, as far as Foundation is concerned.
        case (.external(.url), .date), (.external(.url), .data), (.external(.url), .external): return true
        case (.optional(let wide), .optional(let narrow)), (.optional(let wide), let narrow),
            (.array(let wide), .array(let narrow)), (.dictionary(let wide), .dictionary(let narrow)):
            return holds(wide, narrow)
        default:
            let question = Question(wide: wide, narrow: narrow)
            if let answer = answers[question] { return answer }
            answers[question] = true
            let answer = holds(wide, kind(wide), narrow, kind(narrow))
            answers[question] = answer
            return answer
        }
    }

    private func kind(_ type: TypeReference) -> TypeDeclaration.Kind? {
        if case .named(let name) = type { declared[name] } else { nil }
    }

    /// The same, where one of them at least is declared.
    private mutating func holds(
        _ wide: TypeReference,
        _ wideKind: TypeDeclaration.Kind?,
        _ narrow: TypeReference,
        _ narrowKind: TypeDeclaration.Kind?
    ) -> Bool {
        switch (wideKind, narrowKind) {
        case (.wrapper(let wide), _): return holds(wide, narrow)
        case (_, .wrapper(let narrow)): return holds(wide, narrow)
        case (_, .union(let narrow)): return narrow.members.allSatisfy { holds(wide, $0.type) }
        case (.union(let wide), _):
            return wide.members.contains {
                // What has a discriminator is not read by its shape.
                wide.discriminator?.isDeclared == true ? $0.type == narrow : holds($0.type, narrow)
            }
        case (.enumeration(let wide), .enumeration(let narrow)): return wide.includes(narrow)
        case (.structure(let wide), .structure(let narrow)): return holds(wide, narrow)
        case (.tuple(let wide), .tuple(let narrow)): return holds(wide, narrow)
        case (nil, .enumeration(let narrow)):
            return holds(wide, narrow.rawType == .string ? .string : .int)
        case (nil, .structure(let narrow)):
            guard case .dictionary(let value) = wide else { return false }
            return narrow.properties.allSatisfy { holds(value, $0.writtenType) }
                && narrow.additional.map { holds(value, $0.valueType) } != false
        case (nil, .tuple(let narrow)):
            guard case .array(let element) = wide else { return false }
            return narrow.elements.allSatisfy { holds(element, $0.writtenType) }
                && narrow.rest.map { holds(element, $0.type) } != false
        default: return false
        }
    }

    private mutating func holds(_ wide: Structure, _ narrow: Structure) -> Bool {
        let known = Dictionary(wide.properties.map { ($0.wireName, $0) }) { first, _ in first }
        let others = Dictionary(narrow.properties.map { ($0.wireName, $0) }) { first, _ in first }
        if let rest = narrow.additional?.valueType {
            guard let wideRest = wide.additional?.valueType, holds(wideRest, rest) else { return false }
        }
        for property in narrow.properties where known[property.wireName] == nil {
            guard let rest = wide.additional?.valueType, holds(rest, property.writtenType) else {
                return false
            }
        }
        return wide.properties.allSatisfy { property in
            guard let other = others[property.wireName] else {
                let rest = narrow.additional.map { holds(property.readType, $0.valueType) }
                return !property.isNeeded && rest != false
            }
            if property.isNeeded, !other.isNeeded { return false }
            if let constant = property.constant { return other.isOnly(constant, kind(other.type)) }
            if let constant = other.constant, case .enumeration(let values)? = kind(property.type) {
                return values.cases.contains { $0.rawValue == constant.spelling }
            }
            return holds(property.readType, other.writtenType)
        }
    }

    private mutating func holds(_ wide: Tuple, _ narrow: Tuple) -> Bool {
        guard narrow.elements.count <= wide.elements.count, narrow.rest == nil || wide.rest != nil else { return false }
        for (index, element) in wide.elements.enumerated() {
            guard index < narrow.elements.count else {
                guard element.isOptional, narrow.rest == nil else { return false }
                continue
            }
            let other = narrow.elements[index]
            guard element.isOptional || !other.isOptional,
                holds(element.readType, other.writtenType)
            else { return false }
        }
        guard let rest = narrow.rest, let wideRest = wide.rest else { return true }
        return holds(wideRest.type, rest.type)
    }
}

extension Structure.Property {
    /// What the service may send, where it sends the field.
    fileprivate var writtenType: TypeReference {
        presence == .nullable || presence == .optionalNullable ? .optional(type) : type
    }

    /// What is read: `null` is nothing where the field may be left out.
    fileprivate var readType: TypeReference { presence == .required ? type : .optional(type) }

    fileprivate func isOnly(_ value: Constant, _ kind: TypeDeclaration.Kind?) -> Bool {
        if let constant { return constant == value }
        guard case .enumeration(let enumeration)? = kind, presence != .nullable else { return false }
        return enumeration.cases.map(\.rawValue) == [value.spelling]
    }
}

extension Tuple.Element {
    fileprivate var writtenType: TypeReference { isNullable ? .optional(type) : type }
    fileprivate var readType: TypeReference { isNullable || isOptional ? .optional(type) : type }
}

extension Enumeration {
    fileprivate func includes(_ other: Enumeration) -> Bool {
        rawType == other.rawType && Set(cases.map(\.rawValue)).isSuperset(of: other.cases.map(\.rawValue))
    }
}
