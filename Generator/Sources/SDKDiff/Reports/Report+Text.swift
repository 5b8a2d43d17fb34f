import YAML

extension Report {
    /// What the versions are, as far as a reader wants to know.
    public struct Heading: Sendable {
        var old: String
        var new: String
        var current: SemanticVersion?

        /// - Parameters:
        ///   - old: What to call the old version, such as the path of its file.
        ///   - new: What to call the new one.
        ///   - current: The version of the module that was generated from the old one.
        public init(old: String, new: String, current: SemanticVersion? = nil) {
            self.old = old
            self.new = new
            self.current = current
        }
    }

    /// For a terminal.
    public func text(_ heading: Heading) -> String {
        var lines = ["\(heading.old) -> \(heading.new): \(summary)"]
        for verdict in Verdict.allCases.reversed() {
            let group = changes.filter { $0.verdict == verdict }
            guard !group.isEmpty else { continue }
            lines += ["", verdict.title]
            for change in group { lines += change.textLines }
        }
        lines += ["", step(heading, quote: "'")]
        return lines.joined(separator: "\n")
    }

    /// `3 changes: 1 breaking, 2 additive`
    var summary: String {
        guard !changes.isEmpty else { return "no changes" }
        let counts = Verdict.allCases.reversed().compactMap { verdict in
            count(verdict) == 0 ? nil : "\(count(verdict)) \(verdict.rawValue)"
        }
        return "\(changes.count) change\(changes.count == 1 ? "" : "s"): " + counts.joined(separator: ", ")
    }

    /// The step of the version, and why.
    func step(_ heading: Heading, quote: String) -> String {
        let because =
            switch step {
            case .none: "nothing has changed"
            case .major: "callers' source code breaks"
            case .minor: "there is something new for callers"
            case .patch: "callers' source code sees nothing of it"
            }
        var text = "Version: \(step.rawValue), because \(because)."
        if let current = heading.current {
            text += " After \(quote)\(current)\(quote) comes \(quote)\(current.next(after: step))\(quote)."
        } else if step == .major || step == .minor {
            text += " While the first number is 0: \(step == .major ? "minor" : "patch")."
        }
        if worst(.wire) == .breaking {
            text +=
                " On the wire it is breaking: programs that were built before fail against the new service in the "
                + "places above, whatever the version."
        }
        return text
    }
}

extension Verdict {
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension Change {
    /// `A.name, B.name and 7 more`
    func alikeText(limit: Int, quote: String) -> String {
        let shown = alike.prefix(limit).map { quote + $0 + quote }.joined(separator: ", ")
        return alike.count > limit ? "\(shown) and \(alike.count - limit) more" : shown
    }

    fileprivate var textLines: [String] {
        let place = (newPosition ?? oldPosition).map { "\($0.file):\($0.line):\($0.column)" }
        let details = [endpoint, place, suggestion].compactMap { $0 }.joined(separator: ", ")
        var lines = ["  \(kind.rawValue) \(subject)" + (details.isEmpty ? "" : "  (\(details))")]
        if let oldSignature, let newSignature {
            lines.append("    - \(oldSignature)")
            lines.append("    + \(newSignature)")
        }
        if !alike.isEmpty { lines.append("    likewise: \(alikeText(limit: 5, quote: ""))") }
        for reason in reasons {
            lines.append("    \(reason.dimension.rawValue), \(reason.verdict.rawValue): \(reason.text)")
        }
        return lines
    }
}
