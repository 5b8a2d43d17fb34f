import OpenAPI

/// Where values of a type travel.
struct Direction: OptionSet, Sendable {
    let rawValue: Int

    static let sent = Direction(rawValue: 1)
    static let answered = Direction(rawValue: 2)
}

/// OpenAPI 3.2, section 4.24: a property that is `readOnly` is not sent, and one that is `writeOnly` not answered, even
/// where it is required.
extension ModelBuilder {
    func isLeftOut(_ property: Shape.Property, _ direction: Direction) -> Bool {
        guard !direction.isEmpty else { return false }
        return property.schemas.contains { schema in
            let target = referenced(schema)
            return direction.contains(.sent) && (schema.isReadOnly || target.isReadOnly)
                || direction.contains(.answered) && (schema.isWriteOnly || target.isWriteOnly)
        }
    }

    func direction(of schema: Schema) -> Direction {
        directions[schema] ?? []
    }

    /// In which direction values of every schema travel, where that makes a difference.
    static func directions(in document: Document, _ schemas: [Schema]) -> SchemaTable<Direction> {
        var directions = SchemaTable<Direction>()
        guard schemas.contains(where: { $0.isReadOnly || $0.isWriteOnly }) else { return directions }
        for (direction, roots) in [
            (Direction.sent, document.operations.flatMap(\.sentSchemas)),
            (Direction.answered, document.operations.flatMap(\.answeredSchemas)),
        ] {
            var followed = SchemaTable<Void>()
            var pending = roots.map { (schema: $0, isPart: false) }
            while let (schema, isPart) = pending.popLast() {
                // What another type includes by `allOf` does not travel as itself.
                if !isPart { directions[schema] = (directions[schema] ?? []).union(direction) }
                if let name = schema.reference, let target = document.schema(named: name) {
                    let isMarked = directions[target]?.contains(direction) == true
                    if followed[target] == nil || !isPart && !isMarked {
                        pending.append((target, isPart))
                    }
                }
                guard followed.insert(schema) else { continue }
                let isAlias = schema.allOf.isEmpty || schema.onlyReference != nil
                let parts = isAlias ? [] : Set(schema.allOf.map { ObjectIdentifier($0) })
                schema.forEachChild { pending.append(($0, parts.contains(ObjectIdentifier($0)))) }
            }
        }
        return directions
    }
}
