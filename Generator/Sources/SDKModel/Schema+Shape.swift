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
    var admitsNull: Bool { isNullable || enumeratesNull || (oneOf.isEmpty ? anyOf : oneOf).contains(where: \.isNull) }

    /// `X` of `allOf: [X]`, an older way to give a `$ref` a description.
    var onlyPart: Schema? {
        guard properties.isEmpty, alternatives.isEmpty, required.isEmpty else { return nil }
        let parts = allOf.filter { !$0.isAnnotation }
        return parts.count == 1 && parts[0].required.isEmpty ? parts[0] : nil
    }

    /// Says nothing of the type: a description, a limit.
    var isAnnotation: Bool {
        reference == nil && types.isEmpty && format == nil && enumeration == nil && constant == nil && !hasParts
    }

    /// Has, beside its type, what would make another Swift type.
    var hasParts: Bool {
        guard case .unspecified = additionalProperties else { return true }
        return !properties.isEmpty || !required.isEmpty || items != nil || !allOf.isEmpty || !oneOf.isEmpty
            || !anyOf.isEmpty
    }

    /// Without a `type`, `null` is a value as soon as `enum` names it.
    private var enumeratesNull: Bool {
        types.isEmpty && enumeration?.contains(where: \.isNull) == true
    }

    /// `X` of `oneOf: [X, null]`.
    var nullableWrapped: Schema? {
        let members = oneOf.isEmpty ? anyOf : oneOf
        guard properties.isEmpty, members.count == 2, alternatives.count == 1 else { return nil }
        return alternatives[0]
    }

    var isStringEnumeration: Bool {
        guard types.isEmpty || types == [.string] else { return false }
        guard let enumeration, !enumeration.isEmpty else { return false }
        return enumeration.allSatisfy { $0.string != nil || $0.isNull }
    }

    /// `oneOf` over string constants: an enumeration whose values have titles and descriptions.
    var isAnnotatedEnumeration: Bool {
        let members = alternatives
        return !members.isEmpty && members.allSatisfy { $0.reference == nil && $0.stringConstant != nil }
    }

    /// The one string that a value of this schema can be.
    var stringConstant: String? { constant?.string }

    /// `multipleOf: 1` makes a number a whole one (JSON Schema 2020-12 Validation, section 6.2.1).
    var isWhole: Bool {
        validation.contains { entry in
            guard entry.key == "multipleOf", case .integer(1) = entry.value.value else { return false }
            return true
        }
    }
}
