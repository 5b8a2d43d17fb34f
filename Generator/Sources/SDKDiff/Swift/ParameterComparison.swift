/// Whether the calls that one list of parameters allows are allowed by another.
struct ParameterComparison {
    struct Difference {
        var kind: Change.Kind
        /// `nil` where it is about the list as a whole.
        var parameter: Declaration.Parameter?
        var verdict: Verdict
        var text: String
    }

    private(set) var differences: [Difference] = []

    init(old: Declaration, new: Declaration) {
        let pairs = Self.pairs(old.parameters, new.parameters)
        for (index, parameter) in old.parameters.enumerated() {
            if let match = pairs[index] {
                compare(parameter, new.parameters[match])
            } else {
                note(.removed, parameter, .breaking, "parameter `\(parameter.subject)` is gone")
            }
        }
        let matched = Set(pairs.values)
        for (index, parameter) in new.parameters.enumerated() where !matched.contains(index) {
            if parameter.hasDefault {
                note(.added, parameter, .additive, "new parameter `\(parameter.subject)` can be left out")
            } else {
                note(.added, parameter, .breaking, "new parameter `\(parameter.subject)` must be given")
            }
        }
        let order = old.parameters.indices.compactMap { pairs[$0] }
        if order != order.sorted() {
            differences.append(
                Difference(
                    kind: .changed,
                    parameter: nil,
                    verdict: .breaking,
                    text: "parameters are in another order: \(Self.list(new)), and not \(Self.list(old)); "
                        + "callers must give them in the order of the declaration"
                )
            )
        }
    }

    private static func list(_ declaration: Declaration) -> String { "`\(declaration.labels)`" }

    /// From the indices of the old parameters to those of the new ones.
    private static func pairs(
        _ old: [Declaration.Parameter],
        _ new: [Declaration.Parameter]
    ) -> [Int: Int] {
        var pairs: [Int: Int] = [:]
        for label in Set(old.map(\.label)) {
            let before = old.indices.filter { old[$0].label == label }
            var after = new.indices.filter { new[$0].label == label }
            guard before.count != after.count else {
                for (index, match) in zip(before, after) { pairs[index] = match }
                continue
            }
            // Of several without a label, those go together that have the same type.
            for index in before {
                guard let position = after.firstIndex(where: { new[$0].type == old[index].type }) else { continue }
                pairs[index] = after.remove(at: position)
            }
        }
        return pairs
    }

    private mutating func compare(_ old: Declaration.Parameter, _ new: Declaration.Parameter) {
        let subject = "parameter `\(new.subject)`"
        if old.hasDefault, !new.hasDefault {
            return note(.changed, new, .breaking, "\(subject) must be given")
        }
        if old.type != new.type {
            if SwiftTypeText.wrapped(new.type) == old.type {
                let text = new.hasDefault ? "can be left out" : "can be `nil`"
                return note(.changed, new, .additive, "\(subject) \(text)")
            }
            return note(.changed, new, .breaking, "\(subject) had the type `\(old.type)`, and has `\(new.type)`")
        }
        if new.hasDefault, !old.hasDefault { note(.changed, new, .additive, "\(subject) can be left out") }
    }

    private mutating func note(
        _ kind: Change.Kind,
        _ parameter: Declaration.Parameter,
        _ verdict: Verdict,
        _ text: String
    ) {
        differences.append(Difference(kind: kind, parameter: parameter, verdict: verdict, text: text))
    }
}
