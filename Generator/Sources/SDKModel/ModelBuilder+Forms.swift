import OpenAPI
import YAML

extension ModelBuilder {
    mutating func form(of schema: Schema) -> ResolvedForm {
        form(of: Shape(schema, in: document))
    }

    mutating func form(of shape: Shape) -> ResolvedForm {
        var isNullable = shape.isNullable
        let form = form(of: shape, isNullable: &isNullable)
        return ResolvedForm(form: form, isNullable: isNullable, shape: shape)
    }

    /// The form of a component schema, found once.
    mutating func componentForm(_ name: String) -> ResolvedForm? {
        if let known = componentForms[name] { return known }
        // A union that leads back to itself by its members alone is looked at once.
        guard let schema = document.schema(named: name), openForms.insert(name).inserted else { return nil }
        let form = form(of: schema)
        openForms.remove(name)
        componentForms[name] = form
        return form
    }

    /// What a form is behind its names.
    mutating func terminal(_ form: Form) -> Form {
        guard case .reference(let name) = form, var form = componentForm(name)?.form else { return form }
        guard case .reference = form else { return form }
        var visited: Set = [name]
        while case .reference(let name) = form, visited.insert(name).inserted, let next = componentForm(name) {
            form = next.form
        }
        return form
    }

    private mutating func form(of shape: Shape, isNullable: inout Bool) -> Form {
        if let name = shape.reference { return .reference(name) }
        if streamed.contains(shape.schema.position), describesStreamEvents(shape.schema) { return .union([], shape) }
        if !shape.groups.isEmpty { return union(of: shape, isNullable: &isNullable) }
        if let children = children(of: shape) { return .union(children, shape) }
        if shape.types.count > 1 { return unionOfTypes(shape) }
        if let values = shape.enumeratedValues { return .enumeration(values, values.rawType) }
        return simpleForm(of: shape)
    }

    private func simpleForm(of shape: Shape) -> Form {
        switch shape.types.first ?? shape.impliedType {
        case .string: return .plain(stringType(of: shape))
        case .boolean: return .plain(.bool)
        case .integer: return .plain(integerType(of: shape))
        case .number: return .plain(shape.isWhole ? integerType(of: shape) : numberType(of: shape))
        case .array: return shape.prefixItems.isEmpty ? .list(shape) : .tuple(shape)
        case .object: return shape.properties.isEmpty ? .map(shape) : .structure(shape)
        case .null, nil: return .any
        }
    }

    // MARK: Unions

    private mutating func union(of shape: Shape, isNullable: inout Bool) -> Form {
        var alternatives: [Alternative] = []
        for member in shape.groups[0] {
            let resolved = form(of: shape.distributed(over: member, in: document))
            isNullable = isNullable || resolved.isNullable || admitsNull(resolved.form)
            if case .union(let inner, _) = resolved.form, member.title == nil, member.discriminator == nil {
                alternatives += inner
            } else {
                let label = member.title ?? resolved.shape.reference ?? member.reference ?? resolved.form.label
                alternatives.append(Alternative(shape: resolved.shape, form: resolved.form, label: label))
            }
        }
        let members = collapsed(alternatives)
        return members.count == 1 ? members[0].form : .union(members, shape)
    }

    /// Whether a member is an enumeration beside which the document has any string, or any whole number.
    mutating func admitsOtherValues(_ alternative: Alternative) -> Bool {
        guard case .enumeration(_, let rawType) = terminal(alternative.form) else { return false }
        var shape = alternative.shape
        var visited: Set<String> = []
        while let name = shape.reference, visited.insert(name).inserted, let schema = document.schema(named: name) {
            shape = Shape(schema, in: document)
        }
        for member in shape.groups.joined() {
            guard case .plain(rawType.plainType) = form(of: member).form else { continue }
            return true
        }
        return false
    }

    private mutating func admitsNull(_ form: Form) -> Bool {
        guard case .reference(let name) = form else { return false }
        return componentForm(name)?.isNullable ?? false
    }

    /// `type: [string, number]`
    private func unionOfTypes(_ shape: Shape) -> Form {
        // An integer is a number too.
        let types = shape.types.filter { $0 != .integer || !shape.types.contains(.number) }
        let members = types.map { type in
            let restricted = shape.restricted(to: type)
            let form: Form =
                if let values = restricted.enumeratedValues {
                    .enumeration(values, values.rawType)
                } else {
                    simpleForm(of: restricted)
                }
            return Alternative(shape: restricted, form: form, label: type.rawValue)
        }
        if members.count == 1 { return members[0].form }
        let isOpen = members.allSatisfy { !$0.form.isDeclared } && shape.items.isEmpty
        let isEverything = isOpen && Set(types).isSuperset(of: [.string, .boolean, .number, .array, .object])
        return isEverything ? .any : .union(members, shape)
    }

    /// A union has every Swift type once; and a list of known strings beside any string is an open enumeration.
    private mutating func collapsed(_ alternatives: [Alternative]) -> [Alternative] {
        var members: [Alternative] = []
        var names: Set<String> = []
        var plainTypes: Set<TypeReference> = []
        for alternative in alternatives {
            if case .reference(let name) = alternative.form, !names.insert(name).inserted { continue }
            if case .plain(let type) = terminal(alternative.form), alternative.shape.enumerableConstant == nil,
                !plainTypes.insert(type).inserted
            {
                continue
            }
            members.append(alternative)
        }
        members = collapsed(members, .string)
        return collapsed(members, .integer)
    }

    private mutating func collapsed(_ members: [Alternative], _ rawType: Enumeration.RawType) -> [Alternative] {
        var values: [EnumeratedValue] = []
        var named = 0
        for member in members {
            if let own = member.values(rawType) {
                values += own
            } else if case .enumeration(_, rawType) = terminal(member.form) {
                named += 1
            }
        }
        guard !values.isEmpty || named == 1 else { return members }
        var result: [Alternative] = []
        var isWritten = false
        for member in members {
            if member.values(rawType) != nil {
                if isWritten { continue }
                isWritten = true
                var merged = member
                merged.form = .enumeration(values, rawType)
                result.append(merged)
            } else if case .plain(rawType.plainType) = terminal(member.form) {
                continue
            } else {
                result.append(member)
            }
        }
        return result
    }
}

extension Alternative {
    /// The values that an enumeration in place, or a constant, has.
    fileprivate func values(_ rawType: Enumeration.RawType) -> [EnumeratedValue]? {
        if case .enumeration(let values, rawType) = form {
            guard values.count == 1 else { return values }
            return values.map {
                EnumeratedValue(constant: $0.constant, position: $0.position, schema: $0.schema ?? schema)
            }
        }
        guard case .plain(rawType.plainType) = form, let constant = shape.enumerableConstant else { return nil }
        return [EnumeratedValue(constant: constant, position: schema.position, schema: schema)]
    }
}

extension Enumeration.RawType {
    fileprivate var plainType: TypeReference { self == .string ? .string : .int }
}

extension [EnumeratedValue] {
    fileprivate var rawType: Enumeration.RawType {
        if case .integer? = first?.constant { .integer } else { .string }
    }
}

extension Form {
    /// What a member of a union is called that has neither title nor name.
    fileprivate var label: String {
        switch self {
        case .any: "value"
        case .reference(let name): name
        case .plain(let type): type.label
        case .enumeration(_, let rawType): rawType == .string ? "string" : "integer"
        case .structure, .map: "object"
        case .tuple, .list: "array"
        case .union: "value"
        }
    }
}

extension TypeReference {
    fileprivate var label: String {
        switch self {
        case .bool: "boolean"
        case .int, .int64, .uint64: "integer"
        case .double, .decimal: "number"
        default: "string"
        }
    }
}

extension Shape {
    /// A constant that could be a value of an enumeration.
    fileprivate var enumerableConstant: Constant? {
        guard reference == nil else { return nil }
        switch constant.flatMap(Constant.init) {
        case .bool, nil: return nil
        case let constant: return constant
        }
    }

    /// The values of an enumeration of strings, or of whole numbers.
    fileprivate var enumeratedValues: [EnumeratedValue]? {
        guard let enumeration, constant == nil else { return nil }
        var values: [EnumeratedValue] = []
        for node in enumeration where !node.isNull {
            guard let constant = Constant(node) else { return nil }
            values.append(EnumeratedValue(constant: constant, position: node.position))
        }
        let isOfStrings = values.allSatisfy { $0.constant.type == .string } && (types.isEmpty || types == [.string])
        let isOfIntegers =
            values.allSatisfy { $0.constant.type == .int }
            && (types.isEmpty || types == [.integer] || types == [.number])
        return !values.isEmpty && (isOfStrings || isOfIntegers) ? values : nil
    }

    /// The type of values where only other keywords tell.
    fileprivate var impliedType: Schema.JSONType? {
        if !properties.isEmpty || admitsAnyProperty || !additionalProperties.isEmpty || !patternProperties.isEmpty {
            return .object
        }
        if !items.isEmpty || !prefixItems.isEmpty { return .array }
        if let constant { return constant.jsonType }
        let kinds = Set((enumeration ?? []).filter { !$0.isNull }.map(\.jsonType))
        if kinds == [.integer, .number] { return .number }
        return kinds.count == 1 ? kinds.first : nil
    }

    var isWhole: Bool { parts.contains(where: \.isWhole) }
}
