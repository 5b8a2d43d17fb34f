/// Takes the fields of an object as they are, where an encoder would take what they are encoded as. Fields that are left
/// out are not visited.
class FieldVisitor {
    func visit(_ field: Field, forKey key: String) {}

    /// - Returns: whether there was no error. Nothing is encoded, so that one could only be of the type's own making.
    @discardableResult
    final func visitFields(of object: some CodableObject) -> Bool {
        var writer = ObjectWriter(self)
        return (try? object.write(to: &writer)) != nil
    }
}

/// What a field holds. Plain types are kept without a box around them.
enum Field {
    case null
    case string(String)
    case bool(Bool)
    case int(Int)
    case double(Double)
    case other(AnyField)

    init(_ value: some Hashable) {
        self = .other(FieldBox(value))
    }

    /// A value whose type may be without a hash, and then counts as the JSON that it is.
    init(encoding value: some Encodable) {
        if let value = value as? any Hashable {
            self.init(value)
        } else if let json = try? JSONCoding.encode(value) {
            self.init(json)
        } else {
            // And what JSON cannot say, such as a number that is not finite, as what a person would be shown.
            self = .string(String(reflecting: value))
        }
    }
}

extension Field: Hashable {
    static func == (left: Field, right: Field) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.string(let left), .string(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.double(let left), .double(let right)): left == right
        case (.other(let left), .other(let right)): left.isEqual(to: right)
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0 as UInt8)
        case .string(let value): hasher.combine(value)
        case .bool(let value): hasher.combine(value)
        case .int(let value): hasher.combine(value)
        case .double(let value): hasher.combine(value)
        case .other(let value): value.hash(into: &hasher)
        }
    }
}

/// A value of some hashable type. `AnyHashable` would look for bridged types behind each value, at many times the cost.
class AnyField {
    func isEqual(to other: AnyField) -> Bool { false }
    func hash(into hasher: inout Hasher) {}
}

private final class FieldBox<Value: Hashable>: AnyField {
    private let value: Value

    init(_ value: Value) {
        self.value = value
    }

    override func isEqual(to other: AnyField) -> Bool {
        (other as? FieldBox<Value>)?.value == value
    }

    override func hash(into hasher: inout Hasher) {
        hasher.combine(value)
    }
}

/// Finds out whether the fields of one object equal those of another.
final class FieldComparison: FieldVisitor {
    private var fields: [(key: String, value: Field)] = []
    /// The next field of the first object to compare with; `nil` while these are collected.
    private var position: Int?
    private var isEqual = true

    static func areEqual<Object: CodableObject>(_ left: Object, _ right: Object) -> Bool {
        let comparison = FieldComparison()
        comparison.fields.reserveCapacity(16)
        guard comparison.visitFields(of: left) else { return false }
        comparison.position = 0
        return comparison.visitFields(of: right) && comparison.isEqual
            && comparison.position == comparison.fields.count
    }

    override func visit(_ field: Field, forKey key: String) {
        guard let position else { return fields.append((key, field)) }
        guard isEqual, position < fields.count, fields[position].value == field, fields[position].key == key else {
            return isEqual = false
        }
        self.position = position + 1
    }
}

/// Feeds the fields of an object to a hasher.
final class FieldHash: FieldVisitor {
    private var hasher: Hasher

    private init(_ hasher: Hasher) {
        self.hasher = hasher
    }

    static func combine(_ object: some CodableObject, into hasher: inout Hasher) {
        let hash = FieldHash(hasher)
        hash.visitFields(of: object)
        hasher = hash.hasher
    }

    override func visit(_ field: Field, forKey key: String) {
        hasher.combine(key)
        hasher.combine(field)
    }
}
