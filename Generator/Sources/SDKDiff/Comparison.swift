import OpenAPI
import YAML

extension Report {
    /// Compares two versions: what callers see in Swift, and what goes over the wire.
    ///
    /// - Parameter switchesHaveDefault: Whether callers were told to write `default` in every `switch` over a union or
    ///   the events of a stream, so that a new case breaks nobody who does.
    public init(from old: Version, to new: Version, switchesHaveDefault: Bool = false) {
        let swift = SurfaceComparison(
            old: old.surface,
            new: new.surface,
            switchesHaveDefault: switchesHaveDefault,
            findings: Findings()
        )
        let wire = WireComparison(old: old, new: new, findings: swift.findings)
        var findings = wire.findings
        Self.note(partedTypesOf: old, new, in: &findings)
        var renames = Renames(removed: swift.removed, added: swift.added, old: old, new: new)
        renames.suggest(in: &findings)
        let placed = findings.changes.map { change in
            var change = change
            change.endpoint = new.places.endpoint(of: change.subject) ?? old.places.endpoint(of: change.subject)
            // Of what has no place of its own, that of what it belongs to.
            change.oldPosition = change.oldPosition ?? old.places.position(near: change.subject)
            change.newPosition = change.newPosition ?? new.places.position(near: change.subject)
            if change.kind == .added { change.oldPosition = nil }
            if change.kind == .removed {
                change.newPosition = nil
                change.survivorPosition = new.places.position(near: change.subject)
            }
            return change
        }
        changes = Self.grouped(placed).enumerated().sorted { lhs, rhs in
            lhs.element.order == rhs.element.order ? lhs.offset < rhs.offset : lhs.element.order < rhs.element.order
        }
        .map(\.element)
    }

    /// Two names that stood for one type and do not any more: what a caller has under the one no longer serves as the other.
    private static func note(partedTypesOf old: Version, _ new: Version, in findings: inout Findings) {
        for (name, shared) in old.aliases.sorted(by: { $0.key < $1.key }) {
            guard new.surface.type(name) != nil, new.surface.type(shared) != nil,
                new.aliases[name] ?? name != new.aliases[shared] ?? shared
            else { continue }
            let text = "it was another name for `\(shared)`, and is a type of its own: no value is of both"
            findings.note(.changed, name, .source, .breaking, text)
        }
    }

    /// What types have from a base they have by inheritance in the description, and each for itself in Swift: one line of
    /// the document is one change.
    private static func grouped(_ changes: [Change]) -> [Change] {
        struct Origin: Hashable {
            var kind: Change.Kind
            var old: SourcePosition?
            var new: SourcePosition?
            var oldSignature: String?
            var newSignature: String?
            var source: Verdict?
        }
        var grouped: [Change] = []
        var indices: [Origin: Int] = [:]
        for change in changes {
            let origin = Origin(
                kind: change.kind,
                old: change.oldPosition,
                new: change.newPosition,
                oldSignature: change.oldSignature,
                newSignature: change.newSignature,
                source: change.source
            )
            // Without a place or a declaration there is nothing that they have in common.
            let isKnown = (origin.old ?? origin.new) != nil && (origin.oldSignature ?? origin.newSignature) != nil
            guard isKnown, let index = indices[origin] else {
                indices[origin] = grouped.count
                grouped.append(change)
                continue
            }
            grouped[index].alike.append(change.subject)
            for reason in change.reasons where !grouped[index].reasons.contains(reason) {
                grouped[index].reasons.append(reason)
            }
        }
        return grouped
    }
}

extension Change {
    /// The worst first, then in the order of the document.
    fileprivate var order: Order {
        let position = newPosition ?? survivorPosition ?? oldPosition
        return Order(verdict: verdict, line: position?.line ?? .max)
    }

    fileprivate struct Order: Comparable {
        var verdict: Verdict
        var line: Int

        static func < (lhs: Order, rhs: Order) -> Bool {
            lhs.verdict == rhs.verdict ? lhs.line < rhs.line : lhs.verdict > rhs.verdict
        }
    }
}
