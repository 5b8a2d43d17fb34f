import OpenAPI

/// Finds what was not removed but renamed, to say so where it is reported.
struct Renames {
    private let removed: [Declaration]
    private let added: [Declaration]
    private let old: Version
    private let new: Version

    init(removed: [Declaration], added: [Declaration], old: Version, new: Version) {
        self.removed = removed
        self.added = added
        self.old = old
        self.new = new
    }

    func suggest(in findings: inout Findings) {
        var taken: Set<String> = []
        for declaration in removed {
            let candidates = added.filter {
                $0.kind == declaration.kind && $0.scope == declaration.scope && $0.isStatic == declaration.isStatic
                    && !taken.contains($0.path)
            }
            guard let match = candidates.first(where: { isSame(declaration, $0) }) ?? similar(declaration, candidates)
            else { continue }
            taken.insert(match.path)
            findings.edit(declaration.path) { $0.suggestion = "renamed to `\(match.name)`?" }
            findings.edit(match.path) { $0.suggestion = "was it called `\(declaration.name)`?" }
        }
    }

    /// The wire knows both by one name, or they look the same but for the name.
    private func isSame(_ before: Declaration, _ after: Declaration) -> Bool {
        if before.kind.isType {
            let (own, other) = (memberNames(before, old.surface), memberNames(after, new.surface))
            return own.count > 1 && own == other
        }
        if before.kind == .function {
            let endpoint = old.places.endpoint(of: before.path)
            return endpoint != nil && endpoint == new.places.endpoint(of: after.path)
        }
        return false
    }

    /// Nearly the same members, or nearly the same name for the same thing.
    private func similar(_ before: Declaration, _ candidates: [Declaration]) -> Declaration? {
        guard !before.kind.isType else {
            let own = memberNames(before, old.surface)
            return candidates.first { candidate in
                let other = memberNames(candidate, new.surface)
                let common = own.intersection(other).count
                return common > 2 && Double(common) >= 0.75 * Double(own.union(other).count)
            }
        }
        let alike = candidates.filter {
            $0.type == before.type && $0.parameters.map(\.type) == before.parameters.map(\.type)
        }
        if let name = closest(to: before.name, in: alike.map(\.name)) { return alike.first { $0.name == name } }
        // `sold` and `soldOut`
        return alike.first { $0.name.hasPrefix(before.name) || before.name.hasPrefix($0.name) }
    }

    private func memberNames(_ type: Declaration, _ surface: Surface) -> Set<String> {
        // What all types of its kind have tells none from another.
        let common: Set = ["init", "encode", "knownCases", "rawValue", "unknown", "client"]
        return Set(surface.members(of: type.path).map(\.name)).subtracting(common)
    }
}
