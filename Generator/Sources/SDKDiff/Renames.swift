import OpenAPI

/// Finds what was not removed but renamed, to say so where it is reported.
struct Renames {
    private let removed: [Declaration]
    private let added: [Declaration]
    private let old: Version
    private let new: Version
    /// From the old names of types to their new ones.
    private var types: [String: String] = [:]

    init(removed: [Declaration], added: [Declaration], old: Version, new: Version) {
        self.removed = removed
        self.added = added
        self.old = old
        self.new = new
    }

    mutating func suggest(in findings: inout Findings) {
        var taken: Set<String> = []
        // Types first: what is of their kind is told by them.
        for declaration in removed.filter(\.kind.isType) + removed.filter({ !$0.kind.isType }) {
            let candidates = added.filter {
                $0.kind == declaration.kind && $0.scope == declaration.scope && $0.isStatic == declaration.isStatic
                    && !taken.contains($0.path)
            }
            guard let match = candidates.first(where: { isSame(declaration, $0) }) ?? similar(declaration, candidates)
            else {
                suggestMove(of: declaration, in: &findings)
                continue
            }
            taken.insert(match.path)
            if declaration.kind.isType { types[declaration.path] = match.path }
            Self.suggest(declaration.path, declaration.name, match.path, match.name, in: &findings)
        }
        suggestParameters(in: &findings)
    }

    private static func suggest(
        _ old: String,
        _ oldName: String,
        _ new: String,
        _ newName: String,
        in findings: inout Findings
    ) {
        findings.edit(old) { $0.suggestion = "renamed to `\(newName)`?" }
        findings.edit(new) { $0.suggestion = "was it called `\(oldName)`?" }
    }

    /// A method whose operation is one of another resource now, or a resource whose operations are.
    private func suggestMove(of declaration: Declaration, in findings: inout Findings) {
        let endpoints =
            declaration.kind.isType
            ? old.places.endpoints(of: declaration.path).sorted()
            : [declaration].filter { $0.kind == .function }.compactMap { old.places.endpoint(of: $0.path) }
        var targets: Set<String> = []
        for endpoint in endpoints {
            guard let match = new.places.method(of: endpoint), match != declaration.path else { continue }
            targets.insert(declaration.kind.isType ? String(match.prefix { $0 != "." }) : match)
            guard findings[match]?.kind == .added, let name = old.places.method(of: endpoint) else { continue }
            findings.edit(match) { $0.suggestion = "was it called `\(name)`?" }
        }
        guard let target = targets.first, targets.count == 1 else { return }
        findings.edit(declaration.path) { $0.suggestion = "moved to `\(target)`?" }
    }

    /// Parameters that are called otherwise in Swift, and the same on the wire.
    private func suggestParameters(in findings: inout Findings) {
        for method in Set(old.places.endpoints.values.map(\.method)).sorted() {
            let candidates = new.places.parameters(of: method).filter(findings.has)
            guard !candidates.isEmpty else { continue }
            for parameter in old.places.parameters(of: method) where findings[parameter]?.kind == .removed {
                let match = candidates.first {
                    findings[$0]?.kind == .added && new.places.wireNames[$0] == old.places.wireNames[parameter]
                }
                guard let match else { continue }
                func label(_ subject: String) -> String { String(subject.dropFirst(method.count + 1).dropLast()) }
                Self.suggest(parameter, label(parameter), match, label(match), in: &findings)
            }
        }
    }

    // MARK: The same

    /// The wire knows both by one name, or they look the same but for the name.
    private func isSame(_ before: Declaration, _ after: Declaration) -> Bool {
        if before.kind.isType {
            if let name = old.schemaNames[before.path], name == new.schemaNames[after.path] { return true }
            let endpoints = old.places.endpoints(of: before.path)
            if !endpoints.isEmpty { return !endpoints.isDisjoint(with: new.places.endpoints(of: after.path)) }
            let (own, other) = (memberNames(before, old.surface), memberNames(after, new.surface))
            return own.count > 1 && own == other
        }
        if before.kind == .function {
            let endpoint = old.places.endpoint(of: before.path)
            return endpoint != nil && endpoint == new.places.endpoint(of: after.path)
        }
        if let name = old.places.wireNames[before.path] { return name == new.places.wireNames[after.path] }
        // A resource, as the client has it.
        return types[before.type].map { $0 == after.type } ?? false
    }

    // MARK: Alike

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
