import YAML

/// What nothing is generated for, by design: requests that the service makes, and hints at what could be called next.
enum Omission: String, CaseIterable {
    case webhooks, callbacks, links

    /// `2 webhooks`
    func text(_ count: Int) -> String {
        count == 1 ? "1 \(rawValue.dropLast())" : "\(count) \(rawValue)"
    }
}

extension DocumentReader {
    /// Remembers what a field has of what is omitted.
    func omit(_ omission: Omission, of fields: inout Fields, since version: Version = .v3_0) {
        for entry in fields.map(omission.rawValue, since: version) where !entry.isExtension {
            omissions[omission, default: []].insert(entry.keyPosition)
        }
    }

    /// Says it once for the whole document, at the first place: there is nothing to do about it.
    func reportOmissions() {
        let found = Omission.allCases.compactMap { omission in
            omissions[omission].map { (omission, positions: $0) }
        }
        guard let first = found.flatMap(\.positions).min(by: { order(of: $0) < order(of: $1) }) else { return }
        let texts = found.map { $0.text($1.count) }
        let list =
            texts.count == 1 ? texts[0] : texts.dropLast().joined(separator: ", ") + " and " + texts[texts.count - 1]
        report(
            .warning,
            first,
            "nothing is generated for \(list), which a client does not call; schemas of 'components' that only they use "
                + "are there all the same"
        )
    }
}
