import OpenAPI

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
        Renames(removed: swift.removed, added: swift.added, old: old, new: new).suggest(in: &findings)
        changes = findings.changes.map { change in
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
        .enumerated().sorted { lhs, rhs in
            lhs.element.order == rhs.element.order ? lhs.offset < rhs.offset : lhs.element.order < rhs.element.order
        }
        .map(\.element)
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
