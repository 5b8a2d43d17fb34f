import OpenAPI
import YAML

/// What a schema becomes in Swift, before anything has a name.
indirect enum Form {
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
    fileprivate let storage: ShapeStorage

    init(form: Form, isNullable: Bool, shape: Shape) {
        self.init(form: form, isNullable: isNullable, storage: ShapeStorage(shape))
    }

    fileprivate init(form: Form, isNullable: Bool, storage: ShapeStorage) {
        self.form = form
        self.isNullable = isNullable
        self.storage = storage
    }

    /// What was looked at.
    var shape: Shape { storage.shape }
}

/// A shape somewhere else than in place: what holds it is copied often, and a shape has twenty parts to be counted.
private final class ShapeStorage {
    let shape: Shape

    init(_ shape: Shape) {
        self.shape = shape
    }
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
    private let storage: ShapeStorage
    var form: Form
    /// What to call it where nothing says better.
    var label: String

    init(shape: Shape, form: Form, label: String) {
        storage = ShapeStorage(shape)
        self.form = form
        self.label = label
    }

    init(_ resolved: ResolvedForm, label: String) {
        storage = resolved.storage
        form = resolved.form
        self.label = label
    }

    var shape: Shape { storage.shape }

    /// The member as what it is.
    var resolved: ResolvedForm { ResolvedForm(form: form, isNullable: false, storage: storage) }

    /// The schema that describes the member, for its documentation.
    var schema: Schema { shape.schema }
}
