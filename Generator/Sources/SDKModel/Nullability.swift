import OpenAPI
import YAML

/// Whether `null` is among the values of all parts. Parts that say nothing of the type may say it for the others
/// (`nullable: true` of OpenAPI 3.0 beside a `$ref`).
struct Nullability {
    private var own = false
    private var annotations = false
    private var others: Bool?

    var isNullable: Bool { own || annotations || others == true }

    mutating func add(_ part: Schema, isOwn: Bool) {
        let admits = part.admitsNull
        if isOwn {
            own = admits
        } else if part.isAnnotation {
            annotations = annotations || admits
        } else {
            others = (others ?? true) && admits
        }
    }

    mutating func allow() { annotations = true }

    func or(_ other: Nullability) -> Nullability {
        var result = Nullability()
        result.own = isNullable || other.isNullable
        return result
    }

    func and(_ other: Nullability) -> Nullability {
        var result = Nullability()
        result.own = isNullable && other.isNullable
        return result
    }
}

extension Node {
    /// The type of the value, as a schema would name it.
    var jsonType: Schema.JSONType {
        switch value {
        case .null: .null
        case .bool: .boolean
        case .integer: .integer
        case .number: .number
        case .string: .string
        case .sequence: .array
        case .mapping: .object
        }
    }
}
