/// Takes the fields of an object as they are, where an encoder would take what they are encoded as. Fields that are left
/// out are not visited.
class FieldVisitor {
    func visit(_ field: AnyHashable, forKey key: String) {}

    final func visit(_ field: some Encodable, forKey key: String) {
        if let field = field as? any Hashable {
            visit(AnyHashable(field), forKey: key)
        } else if let json = try? JSONCoding.encode(field) {
            // A type that has no hash counts as the JSON that it is.
            visit(AnyHashable(json), forKey: key)
        } else {
            // And what JSON cannot say, such as a number that is not finite, as what a person would be shown.
            visit(AnyHashable(String(reflecting: field)), forKey: key)
        }
    }

    final func visitFields(of object: some CodableObject) {
        var writer = ObjectWriter(self)
        // Nothing is encoded, so nothing can fail.
        try? object.write(to: &writer)
    }
}

/// Finds out whether the fields of one object equal those of another.
final class FieldComparison: FieldVisitor {
    private var fields: [(key: String, value: AnyHashable)] = []
    /// The next field of the first object to compare with; `nil` while these are collected.
    private var position: Int?
    private var isEqual = true

    static func areEqual<Object: CodableObject>(_ left: Object, _ right: Object) -> Bool {
        let comparison = FieldComparison()
        comparison.visitFields(of: left)
        comparison.position = 0
        comparison.visitFields(of: right)
        return comparison.isEqual && comparison.position == comparison.fields.count
    }

    override func visit(_ field: AnyHashable, forKey key: String) {
        guard let position else { return fields.append((key, field)) }
        guard isEqual, position < fields.count, fields[position] == (key, field) else { return isEqual = false }
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

    override func visit(_ field: AnyHashable, forKey key: String) {
        hasher.combine(key)
        hasher.combine(field)
    }
}
