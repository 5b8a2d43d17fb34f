import OpenAPI

extension WireComparison {
    /// What decides whether a value is admitted, and in ways that cannot be told to be narrower or wider: that it has
    /// changed is all that can be said.
    mutating func compareConditions(_ change: ShapeChange, _ subject: Subject) {
        let (old, new) = (change.old.conditions, change.new.conditions)
        for keyword in Set(old.keys).union(new.keys).sorted() {
            let text: String
            switch (old[keyword], new[keyword]) {
            case (nil, .some): text = "`\(keyword)` is new"
            case (.some, nil): text = "`\(keyword)` is gone"
            case (let before, let after):
                // In a copy: what is found there is about values that the condition is about, and not about this one.
                var probe = self
                probe.compare(before, after, .request, subject)
                probe.compare(before, after, .answer, subject)
                guard probe.notes != notes else { continue }
                text = "`\(keyword)` has changed"
            }
            let verdict: Verdict =
                switch (change.direction, new[keyword]) {
                case (.answer, _): .neutral
                // One condition less, but for alternatives of another.
                case (.request, nil) where keyword != "then" && keyword != "else" && keyword != "if": .additive
                case (.request, _): .breaking
                }
            note(.changed, subject, verdict, change.direction.reason(text))
        }
    }
}
