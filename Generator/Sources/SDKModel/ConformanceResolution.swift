import GeneratorConfiguration
import OpenAPI
import YAML

/// Decides what each declared type conforms to: what the configuration says, as far as the type's contents admit it.
///
/// A structure compares, and hashes, what it writes, whatever that is. Unions, tuples and events leave both to the
/// compiler, which asks the same of everything that they hold.
struct ConformanceResolution {
    private let rules: ConformanceRules
    /// Every declared type, in the order of the document.
    private var types: [TypeDeclaration] = []
    private var typesByName: [String: TypeDeclaration] = [:]
    /// The types that conform, as far as is known.
    private var equatable: Set<String> = []
    private var hashable: Set<String> = []
    private var diagnostics: [Diagnostic] = []

    private init(_ declarations: [TypeDeclaration], _ rules: ConformanceRules) {
        self.rules = rules
        collect(declarations)
        equatable = conforming(\.equatable)
        hashable = conforming(\.hashable).intersection(equatable)
        reportIdlePatterns()
        reportEquality(\.equatable, "equatable", equatable)
        reportEquality(\.hashable, "hashable", hashable)
    }

    private mutating func collect(_ declarations: [TypeDeclaration]) {
        for declaration in declarations {
            types.append(declaration)
            typesByName[declaration.qualifiedName] = declaration
            collect(declaration.nested)
        }
    }

    /// The declarations with what they conform to, and what there is to say about the rules.
    static func resolved(
        _ declarations: [TypeDeclaration],
        _ rules: ConformanceRules
    ) -> ([TypeDeclaration], [Diagnostic]) {
        // Without rules, what types are made with holds.
        guard !rules.isEmpty else { return (declarations, []) }
        var resolution = ConformanceResolution(declarations, rules)
        let resolved = resolution.resolved(declarations)
        return (resolved, resolution.diagnostics)
    }

    private mutating func resolved(_ declarations: [TypeDeclaration]) -> [TypeDeclaration] {
        declarations.map { declaration in
            var declaration = declaration
            declaration.nested = resolved(declaration.nested)
            declaration.conformances = Conformances(
                isEquatable: equatable.contains(declaration.qualifiedName),
                isHashable: hashable.contains(declaration.qualifiedName),
                isIdentifiable: isIdentifiable(declaration)
            )
            return declaration
        }
    }

    // MARK: Equality

    private typealias Conformance = KeyPath<ConformanceRules.Choice, Bool?>

    private func isWanted(_ conformance: Conformance, _ type: TypeDeclaration) -> Bool {
        switch type.kind {
        case .enumeration: true
        case .multipart, .statuses: false
        default: rules.decision(conformance, for: type.qualifiedName)?.isWanted ?? true
        }
    }

    /// What conforms when everything that holds what does not has been taken out.
    private func conforming(_ conformance: Conformance) -> Set<String> {
        var result = Set(types.filter { isWanted(conformance, $0) }.map(\.qualifiedName))
        // Nothing is missing, nothing to take out: the usual case.
        guard result.count < types.count else { return result }
        var isStable = false
        while !isStable {
            let failing = types.filter { result.contains($0.qualifiedName) && obstacle(in: $0, result) != nil }
            result.subtract(failing.map(\.qualifiedName))
            isStable = failing.isEmpty
        }
        return result
    }

    /// What a type holds that keeps it from conforming.
    private func obstacle(in type: TypeDeclaration, _ conforming: Set<String>) -> String? {
        type.kind.derivedContents.lazy.compactMap { content -> String? in
            guard case .named(let name) = content.innermost else { return nil }
            return name
        }.first { typesByName[$0] != nil && !conforming.contains($0) }
    }

    private mutating func reportEquality(_ conformance: Conformance, _ word: String, _ conforming: Set<String>) {
        var followers: [SourcePosition: [String]] = [:]
        for type in types {
            let name = type.qualifiedName
            let decision = rules.decision(conformance, for: name)
            let pattern = decision?.pattern
            switch (decision?.isWanted, conforming.contains(name)) {
            case (false?, true):
                // Of a pattern, or of the module, nobody expects it.
                guard let pattern, pattern.value.isExact else { continue }
                warn("'\(name)' is \(word) all the same: an enumeration is compared by its raw value", at: pattern)
            case (true?, false) where pattern?.value.isExact == true:
                refuse("'\(name)' cannot be \(word): \(reason(for: type, word, conforming))", at: pattern)
            case (true?, false), (nil, false):
                guard let obstacle = obstacle(in: type, conforming) else { continue }
                if let pattern {
                    warn("'\(name)' is not \(word): it holds '\(obstacle)', which is not", at: pattern)
                } else if let cause = cause(of: type, conformance, conforming) {
                    followers[cause.position, default: []].append(name)
                }
            case (false?, false), (true?, true), (nil, true):
                continue
            }
        }
        for (position, names) in followers.sorted(by: { ($0.key.line, $0.key.column) < ($1.key.line, $1.key.column) }) {
            let list = names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
            let others = names.count > 5 ? " and \(names.count - 5) more" : ""
            let message = "'conformances': what holds such a type is not \(word) either: \(list)\(others)"
            diagnostics.append(Diagnostic(.warning, at: position, message + "; say so of it too"))
        }
    }

    /// Why a type that is named as conforming cannot.
    private func reason(for type: TypeDeclaration, _ word: String, _ conforming: Set<String>) -> String {
        switch type.kind {
        case .multipart: "a form holds files and streams, which have no equality"
        case .statuses: "an answer by status holds the response as it came, which has no equality"
        default: obstacle(in: type, conforming).map { "it holds '\($0)', which is not" } ?? "it is not equatable"
        }
    }

    /// The pattern that a type has lost its conformance to, be it through others.
    private func cause(
        of type: TypeDeclaration,
        _ conformance: Conformance,
        _ conforming: Set<String>
    ) -> Located<Glob>? {
        var name = type.qualifiedName
        var visited: Set<String> = []
        while visited.insert(name).inserted {
            if let pattern = rules.decision(conformance, for: name)?.pattern { return pattern }
            guard let holder = typesByName[name], let next = obstacle(in: holder, conforming) else { return nil }
            name = next
        }
        return nil
    }

    // MARK: Identity

    private mutating func isIdentifiable(_ type: TypeDeclaration) -> Bool {
        let decision = rules.decision(\.identifiable, for: type.qualifiedName)
        guard decision?.isWanted != false else { return false }
        let obstacle = identityObstacle(type)
        guard let decision else { return obstacle == nil && type.conformances.isIdentifiable }
        guard let obstacle else { return true }
        if let pattern = decision.pattern, pattern.value.isExact {
            refuse("'\(type.qualifiedName)' cannot be identifiable: \(obstacle)", at: pattern)
        }
        return false
    }

    private func identityObstacle(_ type: TypeDeclaration) -> String? {
        guard case .structure(let structure) = type.kind else { return "it is no structure" }
        guard let id = structure.properties.first(where: { $0.name == "id" }) else {
            return "it has no property 'id'; 'rename' can call one so"
        }
        guard id.constant == nil else { return "its 'id' is always the same" }
        guard id.presence == .required else { return "its 'id' may be missing or null" }
        guard case .named(let name) = id.type.innermost, typesByName[name] != nil, !hashable.contains(name) else {
            return nil
        }
        return "its 'id' is of type '\(name)', which is not hashable"
    }

    // MARK: Reporting

    /// A name that is nowhere is a mistake. A pattern may be meant for what comes later.
    private mutating func reportIdlePatterns() {
        let names = types.map(\.qualifiedName)
        for pattern in rules.rules.flatMap(\.types) where !names.contains(where: pattern.value.matches) {
            guard pattern.value.isExact else {
                warn("no type is like '\(pattern.value.text)'", at: pattern)
                continue
            }
            let meant = closest(to: pattern.value.text, in: names).map { "; did you mean '\($0)'?" } ?? ""
            refuse("there is no type '\(pattern.value.text)'\(meant)", at: pattern)
        }
    }

    private mutating func warn(_ message: String, at pattern: Located<Glob>) {
        diagnostics.append(Diagnostic(.warning, at: pattern.position, "'conformances': " + message))
    }

    private mutating func refuse(_ message: String, at pattern: Located<Glob>?) {
        guard let pattern else { return }
        diagnostics.append(Diagnostic(.error, at: pattern.position, "'conformances': " + message))
    }
}

extension TypeDeclaration.Kind {
    /// What the type holds, where the compiler derives its equality from that.
    fileprivate var derivedContents: [TypeReference] {
        switch self {
        case .union(let union): union.members.map(\.type)
        case .tuple(let tuple): tuple.elements.map(\.type) + (tuple.rest.map { [$0.type] } ?? [])
        case .streamEvents(let events): events.members.filter { $0.role != .error }.map(\.payload)
        case .wrapper(let type): [type]
        case .structure, .enumeration, .multipart, .statuses: []
        }
    }

    /// A required `id` of a type that identifiers have, which says by itself that it tells values apart.
    var hasPlainID: Bool {
        guard case .structure(let structure) = self,
            let id = structure.properties.first(where: { $0.name == "id" }),
            id.presence == .required, id.constant == nil
        else { return false }
        return switch id.type {
        case .string, .int, .int64, .uint64, .external(.uuid): true
        default: false
        }
    }
}
