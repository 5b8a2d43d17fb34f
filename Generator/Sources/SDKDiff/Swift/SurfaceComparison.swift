/// Compares what callers can name in two versions of a module, as the compiler would for a caller of the old one.
struct SurfaceComparison {
    let old: Surface
    let new: Surface
    /// Types that a caller of the old version makes values of.
    private let made: Set<String>
    private(set) var findings: Findings
    /// What was removed and added, to find out what was only renamed.
    private(set) var removed: [Declaration] = []
    private(set) var added: [Declaration] = []

    private let switchesHaveDefault: Bool

    init(old: Surface, new: Surface, switchesHaveDefault: Bool, findings: Findings) {
        self.old = old
        self.new = new
        self.switchesHaveDefault = switchesHaveDefault
        self.findings = findings
        made = old.typesThatCallersMake()
        compareMembers(of: "")
        // Extensions of protocols and of the runtime's types are scopes that no declaration opens.
        for scope in scopesOfExtensions { compareMembers(of: scope) }
    }

    private var scopesOfExtensions: [String] {
        var scopes: [String] = []
        var seen: Set<String> = [""]
        for declaration in old.declarations + new.declarations
        where seen.insert(declaration.scope).inserted {
            if old.type(declaration.scope) == nil, new.type(declaration.scope) == nil {
                scopes.append(declaration.scope)
            }
        }
        return scopes
    }

    // MARK: Members

    private struct Key: Hashable {
        var name: String
        var isStatic: Bool
        var group: String
    }

    /// What can be compared with each other, though it may be declared differently now.
    private func key(_ declaration: Declaration) -> Key {
        let group =
            switch declaration.kind {
            case .structure, .enumeration, .class, .actor, .protocol, .typealias_: "type"
            // Callers write a known value of an open enumeration and a case without a payload alike.
            case .property, .enumCase: "value"
            case .function, .initializer, .subscript_: declaration.kind.rawValue
            }
        return Key(
            name: declaration.name,
            isStatic: declaration.isStatic || declaration.kind == .enumCase,
            group: group
        )
    }

    private mutating func compareMembers(of scope: String) {
        var newMembers = Dictionary(grouping: new.members(of: scope), by: key)
        var oldKeys: [Key] = []
        let oldMembers = Dictionary(grouping: old.members(of: scope)) { declaration in
            let key = key(declaration)
            if !oldKeys.contains(key) { oldKeys.append(key) }
            return key
        }
        for key in oldKeys {
            compare(oldMembers[key] ?? [], newMembers.removeValue(forKey: key) ?? [])
        }
        for declaration in new.members(of: scope) where newMembers[key(declaration)] != nil { note(added: declaration) }
    }

    /// Overloads of one name: those that are the same are paired first, then those with the same labels, then the rest.
    private mutating func compare(_ old: [Declaration], _ new: [Declaration]) {
        var old = old
        var new = new
        let isSame: [(Declaration, Declaration) -> Bool] = [
            { $0 == $1 }, { $0.labels == $1.labels }, { _, _ in true },
        ]
        for isSame in isSame {
            for declaration in old {
                guard let match = new.firstIndex(where: { isSame(declaration, $0) }) else { continue }
                if let index = old.firstIndex(of: declaration) { old.remove(at: index) }
                compare(declaration, new.remove(at: match))
            }
        }
        old.forEach { note(removed: $0) }
        new.forEach { note(added: $0) }
    }

    private mutating func compare(_ old: Declaration, _ new: Declaration) {
        if new.access < old.access {
            note(.changed, old, new, .breaking, "it was \(old.access), and is only \(new.access)")
        }
        if new.isDeprecated, !old.isDeprecated {
            note(.deprecated, old, new, .neutral, "callers are warned that it is deprecated")
        }
        switch old.kind {
        case .structure, .enumeration, .class, .actor, .protocol, .typealias_: compareTypes(old, new)
        case .property: compareProperties(old, new)
        case .enumCase: compareCases(old, new)
        case .function, .initializer, .subscript_: compareFunctions(old, new)
        }
    }

    // MARK: Kinds of declarations

    private mutating func compareTypes(_ old: Declaration, _ new: Declaration) {
        guard old.kind == new.kind else {
            return note(
                .changed,
                old,
                new,
                .breaking,
                "it was a `\(old.kind.rawValue)`, and is a `\(new.kind.rawValue)`"
            )
        }
        if old.type != new.type {
            note(.changed, old, new, .breaking, "it stood for `\(old.type)`, and stands for `\(new.type)`")
        }
        let (before, after) = (old.allConformances, new.allConformances)
        let lost = before.subtracting(after).sorted()
        if !lost.isEmpty {
            note(.changed, old, new, .breaking, "it no longer conforms to \(quoted(lost))")
        }
        let gained = after.subtracting(before).sorted()
        if !gained.isEmpty { note(.changed, old, new, .additive, "it conforms to \(quoted(gained))") }
        compareMembers(of: old.path)
    }

    private mutating func compareProperties(_ old: Declaration, _ new: Declaration) {
        guard new.kind == .property else {
            return note(.changed, old, new, .breaking, "it was a known value, and is a case of an `enum`")
        }
        if old.type != new.type {
            note(.changed, old, new, .breaking, Self.typeChange(from: old.type, to: new.type))
        }
        if old.isSettable, !new.isSettable {
            note(.changed, old, new, .breaking, "it can no longer be set")
        } else if new.isSettable, !old.isSettable {
            note(.changed, old, new, .additive, "it can be set")
        }
    }

    private static func typeChange(from old: String, to new: String) -> String {
        let change = "its type was `\(old)`, and is `\(new)`"
        if SwiftTypeText.wrapped(old) == new { return change + ": `if let` and optional chaining no longer compile" }
        if SwiftTypeText.wrapped(new) == old { return change + ": callers must unwrap it" }
        return change
    }

    private mutating func compareCases(_ old: Declaration, _ new: Declaration) {
        guard new.kind == .enumCase else {
            return note(.changed, old, new, .breaking, "it was a case of an `enum`, and is a `\(new.type)`")
        }
        let isSame = old.parameters.map { [$0.label, $0.type] } == new.parameters.map { [$0.label, $0.type] }
        if !isSame {
            note(.changed, old, new, .breaking, "it carried `\(old.payload)`, and carries `\(new.payload)`")
        }
    }

    private mutating func compareFunctions(_ old: Declaration, _ new: Declaration) {
        for difference in ParameterComparison(old: old, new: new).differences {
            note(difference, old, new)
        }
        if old.type != new.type, old.kind == .function {
            compareResults(old, new)
        }
        for effect in ["async", "throws"] {
            let (had, has) = (old.effects.contains(effect), new.effects.contains(effect))
            let word = effect == "async" ? "await" : "try"
            if has, !had { note(.changed, old, new, .breaking, "callers must write `\(word)`") }
            if had, !has { note(.changed, old, new, .neutral, "a `\(word)` that is no longer needed gets a warning") }
        }
    }

    private mutating func compareResults(_ old: Declaration, _ new: Declaration) {
        if old.type.isEmpty {
            note(.changed, old, new, .additive, "it returns `\(new.type)`; a call that ignores that gets a warning")
        } else if new.type.isEmpty {
            note(.changed, old, new, .breaking, "it no longer returns `\(old.type)`")
        } else {
            note(.changed, old, new, .breaking, "it returned `\(old.type)`, and returns `\(new.type)`")
        }
    }

    private mutating func note(
        _ difference: ParameterComparison.Difference,
        _ old: Declaration,
        _ new: Declaration
    ) {
        guard old.kind == .initializer else {
            let subject = difference.parameter.map { "\(old.path)(\($0.subject))" } ?? old.path
            findings.note(difference.kind, subject, .source, difference.verdict, difference.text)
            findings.edit(subject) { $0.set(old, new) }
            return
        }
        // A parameter of an initializer is there because of the property of the same name.
        let property = difference.parameter.map { "\(old.scope).\($0.label)" }
        let subject = property ?? old.path
        var (verdict, text) = (difference.verdict, "the initializer's " + difference.text)
        if verdict == .breaking, !made.contains(old.scope) {
            // Another reason to break, such as the property's new type, says it already.
            if findings[subject]?.source == .breaking { return }
            verdict = difference.kind == .added ? .additive : .neutral
            text += "; only answers have this type: callers that make values of it, as tests do, must follow"
        }
        findings.note(difference.kind, subject, .source, verdict, text)
    }

    // MARK: Notes

    private mutating func note(
        _ kind: Change.Kind,
        _ old: Declaration,
        _ new: Declaration,
        _ verdict: Verdict,
        _ text: String
    ) {
        findings.note(kind, old.path, .source, verdict, text)
        findings.edit(old.path) { $0.set(old, new) }
    }

    private mutating func note(removed declaration: Declaration) {
        removed.append(declaration)
        findings.note(.removed, declaration.path, .source, .breaking, "`\(declaration.signature)` is gone")
        findings.edit(declaration.path) { $0.oldSignature = declaration.signature }
    }

    private mutating func note(added declaration: Declaration) {
        added.append(declaration)
        let (verdict, text) = reason(forAdded: declaration)
        findings.note(.added, declaration.path, .source, verdict, text)
        findings.edit(declaration.path) { $0.newSignature = declaration.signature }
    }

    private func reason(forAdded declaration: Declaration) -> (Verdict, String) {
        switch declaration.kind {
        case .enumCase:
            (
                switchesHaveDefault ? .additive : .breaking,
                "a `switch` over all cases without `default` does not know it"
            )
        case .structure, .enumeration, .class, .actor, .protocol, .typealias_: (.additive, "a new type")
        case .property: (.additive, declaration.isStatic ? "a new known value" : "a new property")
        case .function, .subscript_: (.additive, "a new method")
        case .initializer: (.additive, "a new initializer")
        }
    }

    private func quoted(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}

extension Change {
    mutating func set(_ old: Declaration, _ new: Declaration) {
        guard old.signature != new.signature else { return }
        oldSignature = old.signature
        newSignature = new.signature
    }
}

extension Declaration {
    var payload: String {
        parameters.map { $0.label == "_" ? $0.type : "\($0.label): \($0.type)" }.joined(separator: ", ")
    }
}
