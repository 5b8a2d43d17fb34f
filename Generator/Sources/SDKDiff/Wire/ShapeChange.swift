import OpenAPI
import YAML

/// Two versions of what values can be, seen by whoever reads them.
struct ShapeChange {
    let old: ValueShape
    let new: ValueShape
    let direction: Direction
    /// Formats that programs of the old version parse.
    let parsedFormats: Set<String>

    /// Whether it makes sense to look at the parts of the values.
    var hasSameKind: Bool {
        if old.alternatives.count > 1 || new.alternatives.count > 1 {
            return old.alternatives.count > 1 && new.alternatives.count > 1
        }
        return !old.effectiveTypes.normalized.isDisjoint(with: new.effectiveTypes.normalized)
            || old.isAnything && new.isAnything
            || old.effectiveTypes.isEmpty && new.effectiveTypes.isEmpty
    }

    /// The old client keeps what it doesn't know: any JSON, and unions.
    private var oldKeepsAll: Bool {
        old.isAnything || old.alternatives.count > 1 || old.effectiveTypes.normalized.count > 1
    }

    /// A change of the types of values.
    var kinds: (Verdict, String)? {
        if (old.alternatives.count > 1) != (new.alternatives.count > 1) { return unionChange }
        guard old.alternatives.count < 2 else { return nil }
        let (before, after) = (old.effectiveTypes, new.effectiveTypes)
        guard before != after else { return nil }
        let text = "values were \(before.text), and are \(after.text)"
        let isNarrower = before.isEmpty || !after.isEmpty && after.expanded.isSubset(of: before.expanded)
        let isWider = after.isEmpty || !before.isEmpty && before.expanded.isSubset(of: after.expanded)
        let extent: Extent = isNarrower ? .narrower : isWider ? .wider : .other
        if direction == .answer, oldKeepsAll { return (isNarrower ? .neutral : .additive, text) }
        return (extent.verdict(direction), text)
    }

    /// From one type to a choice of several, or back.
    private var unionChange: (Verdict, String)? {
        let members = new.alternatives.count > 1 ? new.alternatives : old.alternatives
        let list = members.map(\.label).joined(separator: ", ")
        let other = new.alternatives.count > 1 ? old : new
        let isMember = members.contains { member in
            member.reference != nil && other.schema.pointer.hasSuffix("/schemas/" + (member.reference ?? ""))
                || member.reference == nil && !member.types.isEmpty && Set(member.types) == other.effectiveTypes
        }
        if new.alternatives.count > 1 {
            let text = "values are a choice of \(list)"
            if old.isAnything { return (Extent.narrower.verdict(direction), text) }
            return ((isMember ? Extent.wider : .other).verdict(direction), text)
        }
        let text = "values were a choice of \(list), and are \(new.effectiveTypes.text)"
        if new.isAnything { return (.additive, text) }
        // Unions keep what they do not know.
        if direction == .answer { return (isMember ? .neutral : .additive, text) }
        return (.breaking, text)
    }

    private static let ranks = ["int32": 1, "int64": 2, "float": 1, "double": 2]

    var format: (Verdict, String)? {
        guard old.format != new.format else { return nil }
        let names = [old.format, new.format].map { $0.map { "`\($0)`" } ?? "not said" }
        let text = "the format was \(names[0]), and is \(names[1])"
        var extent: Extent = old.format == nil ? .narrower : new.format == nil ? .wider : .other
        let numbers: Set<Schema.JSONType> = [.integer, .number]
        if !old.effectiveTypes.isEmpty, old.effectiveTypes.isSubset(of: numbers) {
            // A number without a format is as large as it needs to be.
            let before = Self.ranks[old.format ?? ""] ?? 2
            let after = Self.ranks[new.format ?? ""] ?? 2
            if before == after, old.format != "uint64", new.format != "uint64" { return (.neutral, text) }
            if before != after { extent = after < before ? .narrower : .wider }
            if direction == .answer { return (new.format == "uint64" ? .breaking : .neutral, text) }
            return (extent.verdict(direction), text)
        }
        if direction == .answer {
            return (parsedFormats.contains(old.format ?? "") ? .breaking : .neutral, text)
        }
        return (extent.verdict(direction), text)
    }

    /// A property that is no longer described.
    func removed(_ property: Schema.Property, in document: Document) -> (Verdict, String) {
        let shape = ValueShape(of: property.schema, in: document)
        switch direction {
        case .request:
            if case .none = new.additional { return (.breaking, "`\(property.name)` is refused") }
            return (.neutral, "`\(property.name)` is sent for nothing")
        case .answer:
            if old.required.contains(property.name), !shape.isNullable, !shape.isWriteOnly {
                return (.breaking, "`\(property.name)` is gone, and clients cannot do without it")
            }
            return (.neutral, "`\(property.name)` is gone; clients take it for missing")
        }
    }
}

extension ValueShape {
    /// Whether a program can put fields into the object that the schema has no names for.
    var takesFurtherFields: Bool {
        switch additional {
        case .any, .schema: true
        case .unspecified: properties.isEmpty && effectiveTypes == [.object]
        case .none: false
        }
    }

    /// The member of a union that another one has become: by its name, else by its title, else by its type.
    static func index(
        of member: Schema,
        among others: [Schema],
        in old: Document,
        _ new: Document
    ) -> Int? {
        if let name = member.reference { return others.firstIndex { $0.reference == name } }
        if let title = member.title { return others.firstIndex { $0.reference == nil && $0.title == title } }
        let types = ValueShape(of: member, in: old).effectiveTypes
        return others.firstIndex {
            $0.reference == nil && $0.title == nil && ValueShape(of: $0, in: new).effectiveTypes == types
        }
    }
}

extension Set<Schema.JSONType> {
    /// Every integer is a number.
    fileprivate var expanded: Self { contains(.number) ? union([.integer]) : self }

    fileprivate var normalized: Self { contains(.integer) ? union([.number]).subtracting([.integer]) : self }

    fileprivate var text: String {
        isEmpty ? "anything" : map { "`\($0.rawValue)`" }.sorted().joined(separator: " or ")
    }
}
