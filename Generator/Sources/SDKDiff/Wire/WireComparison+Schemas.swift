import OpenAPI
import YAML

extension WireComparison {
    mutating func compare(_ before: Schema?, _ after: Schema?, _ direction: Direction, _ subject: Subject) {
        switch (before, after) {
        case (nil, nil): break
        case (nil, .some):
            note(.changed, subject, Extent.narrower.verdict(direction), direction.reason("the values have a schema"))
        case (.some, nil):
            note(.changed, subject, Extent.wider.verdict(direction), direction.reason("any value is possible"))
        case (let before?, let after?): compare(before, after, direction, subject)
        }
    }

    private mutating func compare(_ before: Schema, _ after: Schema, _ direction: Direction, _ subject: Subject) {
        let change = ShapeChange(
            old: ValueShape(of: before, in: old.document),
            new: ValueShape(of: after, in: new.document),
            direction: direction,
            parsedFormats: old.parsedFormats
        )
        var subject = subject
        let type = new.places.types[change.new.schema.position]
        // What was no type of its own, or another one, is a matter of the place where it is used.
        if let type, type == old.places.types[change.old.schema.position] {
            subject = Subject(name: type, old: change.old.schema.position, new: change.new.schema.position)
        }
        let pair = Pair(
            old: ObjectIdentifier(change.old.schema),
            new: ObjectIdentifier(change.new.schema),
            direction: direction
        )
        // What several places refer to is compared once if it is a type of its own, or the same; else it is reported at
        // each place.
        guard compared.insert(pair).inserted else { return }
        let notesBefore = notes
        defer { if type == nil, notes != notesBefore { compared.remove(pair) } }
        // That the field may be null is said where the field is, and not where its type is.
        compareKinds(change, subject)
        guard change.hasSameKind else { return }
        compareValues(change, subject)
        compareProperties(change, subject, type: type)
        compareAdditional(change, subject)
        compareItems(change, subject)
        compareAlternatives(change, subject)
        compare(change.old.content, change.new.content, direction, subject)
        compareConditions(change, subject)
        for difference in Constraints.differences(from: change.old.constraints, to: change.new.constraints) {
            // Clients check none of these in what they are sent.
            let verdict = direction == .answer ? .neutral : difference.extent.verdict(direction)
            note(.changed, subject, verdict, direction.reason(difference.text))
        }
        if direction == .request, change.old.defaultValue?.json != change.new.defaultValue?.json {
            let texts = [change.old, change.new].map { $0.defaultValue.map { "`\($0.json)`" } ?? "not said" }
            note(.changed, subject, .neutral, "in requests: the default was \(texts[0]), and is \(texts[1])")
        }
        if type != nil, change.new.schema.isDeprecated, !change.old.schema.isDeprecated {
            note(.deprecated, subject, .neutral, "the schema is deprecated")
        }
    }

    // MARK: Kinds of values

    private mutating func compareKinds(_ change: ShapeChange, _ subject: Subject) {
        let direction = change.direction
        if let (verdict, text) = change.kinds { note(.changed, subject, verdict, direction.reason(text)) }
        guard change.hasSameKind, let (verdict, text) = change.format else { return }
        note(.changed, subject, verdict, direction.reason(text))
    }

    private mutating func compareValues(_ change: ShapeChange, _ subject: Subject) {
        let direction = change.direction
        let (before, after) = (change.old.constant?.json, change.new.constant?.json)
        if before != after {
            let extent: Extent = before == nil ? .narrower : after == nil ? .wider : .other
            let text =
                "the only value was \(before.map { "`\($0)`" } ?? "not fixed"), "
                + "and is \(after.map { "`\($0)`" } ?? "not fixed")"
            note(.changed, subject, extent.verdict(direction), direction.reason(text))
        }
        switch (change.old.values, change.new.values) {
        case (nil, nil): break
        case (nil, let values?):
            let list = values.map { "`\($0.text)`" }.joined(separator: ", ")
            let verdict = Extent.narrower.verdict(direction)
            note(.changed, subject, verdict, direction.reason("only these values are left: \(list)"))
        case (.some, nil):
            // Enumerations are open: a client keeps values that it doesn't know.
            note(.changed, subject, .additive, direction.reason("any value is possible"))
        case (let before?, let after?):
            for value in after where !before.contains(where: { $0.text == value.text }) {
                let subject = self.subject(value: value, subject)
                note(.added, subject, .additive, direction.reason("a new value: `\(value.text)`"))
            }
            for value in before where !after.contains(where: { $0.text == value.text }) {
                let subject = self.subject(value: value, subject)
                let verdict: Verdict = direction == .request ? .breaking : .neutral
                note(.removed, subject, verdict, direction.reason("the value `\(value.text)` is gone"))
            }
        }
    }

    /// The known value of the enumeration, if it has a name of its own.
    private func subject(value: (text: String, position: SourcePosition), _ type: Subject) -> Subject {
        let text = value.text
        let isString = text.hasPrefix("\"") && text.hasSuffix("\"") && text.count > 1
        let raw = isString ? String(text.dropFirst().dropLast()) : text
        if let name = new.places.value(raw, of: type.name) {
            return Subject(name: name, old: type.old, new: value.position)
        }
        if let name = old.places.value(raw, of: type.name) {
            return Subject(name: name, old: value.position, new: type.new)
        }
        return type
    }

    // MARK: Objects

    private mutating func compareProperties(_ change: ShapeChange, _ subject: Subject, type: String?) {
        let direction = change.direction
        var added = change.new.properties
        for property in change.old.properties {
            guard let index = added.firstIndex(where: { $0.name == property.name }) else {
                let subject = self.subject(property, nil, subject, type)
                let (verdict, text) = change.removed(property, in: old.document)
                note(.removed, subject, verdict, direction.reason(text))
                continue
            }
            let match = added.remove(at: index)
            compare(property, match, change, self.subject(property, match, subject, type))
        }
        for property in added {
            let subject = self.subject(nil, property, subject, type)
            let shape = ValueShape(of: property.schema, in: new.document)
            let isRequired = change.new.required.contains(property.name)
            switch direction {
            case .request where shape.isReadOnly: break
            case .request where isRequired:
                note(.added, subject, .breaking, direction.reason("`\(property.name)` is new and must be sent"))
            case .answer where shape.isWriteOnly: break
            default:
                note(.added, subject, .additive, direction.reason("`\(property.name)` is new"))
            }
        }
    }

    private mutating func compare(
        _ before: Schema.Property,
        _ after: Schema.Property,
        _ change: ShapeChange,
        _ subject: Subject
    ) {
        let field = FieldChange(
            name: after.name,
            old: ValueShape(of: before.schema, in: old.document),
            new: ValueShape(of: after.schema, in: new.document),
            wasRequired: change.old.required.contains(before.name),
            isRequired: change.new.required.contains(after.name),
            direction: change.direction
        )
        if field.new.isDeprecated, !field.old.isDeprecated {
            note(.deprecated, subject, .neutral, "`\(after.name)` is deprecated")
        } else if field.old.isDeprecated, !field.new.isDeprecated {
            note(.changed, subject, .neutral, "`\(after.name)` is no longer deprecated")
        }
        guard field.isCarried else { return }
        for (verdict, text) in field.presence {
            note(.changed, subject, verdict, change.direction.reason(text))
        }
        compare(before.schema, after.schema, change.direction, subject)
    }

    private func subject(
        _ before: Schema.Property?,
        _ after: Schema.Property?,
        _ outer: Subject,
        _ type: String?
    ) -> Subject {
        let wireName = (after ?? before)?.name ?? ""
        let known = type.flatMap { new.places.property(wireName, of: $0) ?? old.places.property(wireName, of: $0) }
        return Subject(
            // What belongs to no type, or to another one than before, is a matter of the place where it is used.
            name: known ?? (outer.name == type ? "\(outer.name).\(wireName)" : outer.name),
            old: before?.position ?? outer.old,
            new: after?.position ?? outer.new
        )
    }

    private mutating func compareAdditional(_ change: ShapeChange, _ subject: Subject) {
        let direction = change.direction
        switch (change.old.additional, change.new.additional) {
        case (.schema(let before), .schema(let after)):
            compare(before, after, direction, subject)
            noteNull(of: before, after, change, subject, "values")
        case (.schema, .any), (.schema, .unspecified):
            note(.changed, subject, Extent.wider.verdict(direction), direction.reason("further fields can be anything"))
        case (.any, .schema), (.unspecified, .schema):
            let verdict: Verdict = direction == .request && change.old.takesFurtherFields ? .breaking : .neutral
            note(.changed, subject, verdict, direction.reason("further fields are of one type"))
        case (_, .none) where change.old.takesFurtherFields:
            note(.changed, subject, Extent.narrower.verdict(direction), direction.reason("further fields are refused"))
        case (.none, .any), (.none, .schema):
            let verdict: Verdict = direction == .request ? .additive : .neutral
            note(.changed, subject, verdict, direction.reason("further fields are possible"))
        default: break
        }
    }

    // MARK: Lists

    private mutating func compareItems(_ change: ShapeChange, _ subject: Subject) {
        let direction = change.direction
        if let before = change.old.items, let after = change.new.items {
            compare(before, after, direction, subject)
            noteNull(of: before, after, change, subject, "items")
        } else if change.old.items != nil || change.new.items != nil {
            let extent: Extent = change.old.items == nil ? .narrower : .wider
            let text = change.old.items == nil ? "the items have a type" : "the items can be anything"
            note(.changed, subject, extent.verdict(direction), direction.reason(text))
        }
        for (before, after) in zip(change.old.prefixItems, change.new.prefixItems) {
            compare(before, after, direction, subject)
        }
        if change.old.prefixItems.count != change.new.prefixItems.count {
            let counts = "\(change.old.prefixItems.count), and are \(change.new.prefixItems.count)"
            note(.changed, subject, .breaking, direction.reason("the leading items were \(counts)"))
        }
    }

    /// `null` in a list or a map: there is no absence to stand in for it.
    private mutating func noteNull(
        of before: Schema,
        _ after: Schema,
        _ change: ShapeChange,
        _ subject: Subject,
        _ what: String
    ) {
        let before = ValueShape(of: before, in: old.document)
        let after = ValueShape(of: after, in: new.document)
        guard before.isNullable != after.isNullable, !before.isAnything, !after.isAnything else { return }
        let extent: Extent = after.isNullable ? .wider : .narrower
        let text = after.isNullable ? "\(what) may be null" : "\(what) are never null"
        note(.changed, subject, extent.verdict(change.direction), change.direction.reason(text))
    }

    // MARK: Unions

    private mutating func compareAlternatives(_ change: ShapeChange, _ subject: Subject) {
        let direction = change.direction
        guard change.old.alternatives.count > 1, change.new.alternatives.count > 1 else { return }
        if change.old.discriminator != change.new.discriminator {
            let names = [change.old, change.new].map { $0.discriminator.map { "`\($0)`" } ?? "nothing" }
            let text = "members were told apart by \(names[0]), and are by \(names[1])"
            note(.changed, subject, .breaking, direction.reason(text))
        }
        var added = change.new.alternatives
        for member in change.old.alternatives {
            guard let index = ValueShape.index(of: member, among: added, in: old.document, new.document) else {
                let subject = self.subject(member: member, nil, subject)
                let verdict: Verdict = direction == .request ? .breaking : .neutral
                note(.removed, subject, verdict, direction.reason("the member \(member.label) is gone"))
                continue
            }
            compare(member, added.remove(at: index), direction, subject)
        }
        for member in added {
            let text = "a new member: \(member.label)" + (direction == .answer ? ", which is kept as unknown" : "")
            note(.added, self.subject(member: nil, member, subject), .additive, direction.reason(text))
        }
    }

    private func subject(member before: Schema?, _ after: Schema?, _ union: Subject) -> Subject {
        let known =
            after.flatMap { new.places.case(at: $0.position, of: union.name) }
            ?? before.flatMap { old.places.case(at: $0.position, of: union.name) }
        return Subject(
            name: known ?? union.name,
            old: before?.position ?? union.old,
            new: after?.position ?? union.new
        )
    }
}

extension Schema {
    /// What a member of a union is called in a report.
    var label: String { "`\(reference ?? title ?? types.map(\.rawValue).joined(separator: " or "))`" }
}
