import YAML

/// What the comparisons have found so far, one entry for each part of the API.
struct Findings {
    private(set) var changes: [Change] = []
    private var indices: [String: Int] = [:]
    private var kinds: [String: Set<Change.Kind>] = [:]

    /// Adds a reason to what is known of a subject; the same reason counts once.
    mutating func note(
        _ kind: Change.Kind,
        _ subject: String,
        _ dimension: Dimension,
        _ verdict: Verdict,
        _ text: String,
        from old: SourcePosition? = nil,
        to new: SourcePosition? = nil
    ) {
        let reason = Reason(dimension: dimension, verdict: verdict, text: text)
        edit(subject) { change in
            if !change.reasons.contains(reason) { change.reasons.append(reason) }
            change.oldPosition = change.oldPosition ?? old
            change.newPosition = change.newPosition ?? new
        }
        kinds[subject, default: []].insert(kind)
        let all = kinds[subject] ?? []
        edit(subject) { $0.kind = all.count == 1 ? kind : .changed }
    }

    mutating func edit(_ subject: String, _ body: (inout Change) -> Void) {
        if let index = indices[subject] { return body(&changes[index]) }
        var change = Change(kind: .changed, subject: subject, reasons: [])
        body(&change)
        indices[subject] = changes.count
        changes.append(change)
    }

    func has(_ subject: String) -> Bool { indices[subject] != nil }

    subscript(subject: String) -> Change? { indices[subject].map { changes[$0] } }
}
