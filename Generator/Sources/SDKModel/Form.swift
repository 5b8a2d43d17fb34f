import OpenAPI
import YAML

/// What a schema becomes in Swift, before anything has a name.
enum Form {
    /// Any JSON.
    case any
    /// A component schema, by its name.
    case reference(String)
    /// A type that needs no declaration.
    case plain(TypeReference)
    case enumeration([EnumeratedValue], Enumeration.RawType)
    case structure(Shape)
    case tuple(Shape)
    case list(Shape)
    case map(Shape)
    case union([Alternative], Shape)

    /// What the form was seen in, where it has parts of its own.
    var shape: Shape? {
        switch self {
        case .structure(let shape), .tuple(let shape), .list(let shape), .map(let shape): shape
        case .union(_, let shape): shape
        case .any, .reference, .plain, .enumeration: nil
        }
    }

    /// Whether the module declares a type for it.
    var isDeclared: Bool {
        switch self {
        case .enumeration, .structure, .tuple, .union: true
        case .any, .reference, .plain, .list, .map: false
        }
    }
}

/// A form, and whether `null` is among the values.
struct ResolvedForm {
    var form: Form
    var isNullable: Bool
    /// What was looked at.
    var shape: Shape
}

/// A well-known value of an enumeration.
struct EnumeratedValue {
    var constant: Constant
    var position: SourcePosition
    /// The schema that describes this value alone.
    var schema: Schema?
}

/// A member of a union.
struct Alternative {
    var shape: Shape
    var form: Form
    /// What to call it where nothing says better.
    var label: String

    /// The member as what it is.
    var resolved: ResolvedForm { ResolvedForm(form: form, isNullable: false, shape: shape) }

    /// The schema that describes the member, for its documentation.
    var schema: Schema { shape.schema }
}
