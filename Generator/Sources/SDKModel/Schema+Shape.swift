import OpenAPI
import YAML

/// What a schema looks like to Swift.
extension Schema {
    /// The members of `oneOf` or `anyOf`, without `null`.
    var alternatives: [Schema] { (oneOf.isEmpty ? anyOf : oneOf).filter { !$0.isNull } }

    /// `null` and nothing else. (`nullable: true` beside more says that the rest may be `null` too.)
    var isNull: Bool {
        guard reference == nil, types.isEmpty, format == nil, !hasParts else { return false }
        if let value = constant ?? (enumeration?.count == 1 ? enumeration?[0] : nil) { return value.isNull }
        return isNullable && enumeration == nil
    }

    /// `null` is among the values, by any of the ways to say so.
    var admitsNull: Bool {
        isNullable || enumeratesNull || oneOf.contains(where: \.isNull) || anyOf.contains(where: \.isNull)
    }

    /// Without a `type`, `null` is a value as soon as `enum` names it.
    private var enumeratesNull: Bool {
        types.isEmpty && enumeration?.contains(where: \.isNull) == true
    }

    /// Says nothing of the type: a description, a limit.
    var isAnnotation: Bool {
        reference == nil && types.isEmpty && format == nil && enumeration == nil && constant == nil && !hasParts
    }

    /// Has, beside its type, what would make another Swift type.
    var hasParts: Bool {
        guard case .unspecified = additionalProperties else { return true }
        return hasOwnParts || !allOf.isEmpty
    }

    /// The same, `allOf` aside, and whether unnamed properties are welcome.
    private var hasOwnParts: Bool {
        if case .schema = additionalProperties { return true }
        return !properties.isEmpty || !required.isEmpty || items != nil || !oneOf.isEmpty || !anyOf.isEmpty
            || rare != nil && (!patternProperties.isEmpty || !prefixItems.isEmpty)
    }

    /// Only asks for properties that are described elsewhere, which changes no type where it is one of several choices.
    var onlyRequires: Bool {
        guard reference == nil, types.isEmpty || types == [.object], enumeration == nil, constant == nil else {
            return false
        }
        return properties.isEmpty && items == nil && allOf.isEmpty && oneOf.isEmpty && anyOf.isEmpty
            && (!required.isEmpty || not != nil)
    }

    /// What the schema and the parts of its `allOf` say, the part itself where it only holds others.
    var leaves: [Schema] {
        guard !allOf.isEmpty else { return isAnnotation ? [] : [self] }
        let isSaying =
            reference != nil || !types.isEmpty || format != nil || enumeration != nil || constant != nil || hasOwnParts
        return allOf.flatMap(\.leaves) + (isSaying ? [self] : [])
    }

    /// The component schema that this one is, where it only repeats or narrows what that is.
    var onlyReference: String? {
        guard allOf.isEmpty else { return Self.onlyReference(of: [self]) }
        return reference == nil || hasOwnParts ? nil : reference
    }

    /// The component schema that several schemas together are, where they only repeat or narrow what it is.
    static func onlyReference(of schemas: [Schema]) -> String? {
        if schemas.count == 1, schemas[0].allOf.isEmpty {
            return schemas[0].hasOwnParts ? nil : schemas[0].reference
        }
        var name: String?
        for leaf in schemas.flatMap(\.leaves) {
            guard !leaf.hasOwnParts else { return nil }
            guard let reference = leaf.reference else { continue }
            guard name == nil || name == reference else { return nil }
            name = reference
        }
        return name
    }

    /// `X` of `oneOf: [X, null]`.
    var nullableWrapped: Schema? {
        let members = oneOf.isEmpty ? anyOf : oneOf
        guard properties.isEmpty, members.count == 2, alternatives.count == 1 else { return nil }
        return alternatives[0]
    }

    var isStringEnumeration: Bool {
        guard types.isEmpty || types == [.string], let enumeration, !enumeration.isEmpty else { return false }
        return enumeration.allSatisfy { $0.string != nil || $0.isNull }
    }

    /// The one string that a value of this schema can be.
    var stringConstant: String? { constant?.string }

    func property(_ name: String) -> Schema? {
        properties.first { $0.name == name }?.schema
    }

    /// `multipleOf: 1` makes a number a whole one (JSON Schema 2020-12 Validation, section 6.2.1).
    var isWhole: Bool {
        validation.contains { entry in
            guard entry.key == "multipleOf", case .integer(1) = entry.value.value else { return false }
            return true
        }
    }
}
