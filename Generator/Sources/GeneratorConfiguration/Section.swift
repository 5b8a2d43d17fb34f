import OpenAPI
import YAML

/// A mapping of the configuration: typed access to its keys, with an error for each that is not what it should be, and an
/// account of those that nobody asked for.
struct Section {
    let node: Node
    /// What the mapping is, for messages: `'include'`.
    let name: String
    private let entries: [Node.Entry]
    private var known: [String] = []

    /// Nil, with an error, where the node is no mapping.
    init?(_ node: Node, _ name: String, _ problems: inout [Diagnostic]) {
        guard let entries = node.entries else {
            problems.append(Diagnostic(.error, at: node.position, "\(name) must be a mapping; found \(node.kind)"))
            return nil
        }
        self.node = node
        self.name = name
        self.entries = entries
    }

    mutating func entry(_ key: String) -> Node.Entry? {
        if !known.contains(key) { known.append(key) }
        return entries.first { $0.key == key }
    }

    mutating func value(_ key: String) -> Node? {
        entry(key)?.value
    }

    mutating func string(_ key: String, _ problems: inout [Diagnostic]) -> Located<String>? {
        value(key).flatMap { Self.text(of: $0, "'\(key)'", &problems) }
    }

    mutating func bool(_ key: String, _ problems: inout [Diagnostic]) -> Bool? {
        guard let value = value(key) else { return nil }
        if let bool = value.bool { return bool }
        problems.append(Diagnostic(.error, at: value.position, "'\(key)' must be true or false; found \(value.kind)"))
        return nil
    }

    mutating func int(_ key: String, _ problems: inout [Diagnostic]) -> Int? {
        guard let value = value(key) else { return nil }
        if let int = value.int { return int }
        problems.append(Diagnostic(.error, at: value.position, "'\(key)' must be a whole number; found \(value.kind)"))
        return nil
    }

    /// One of the words of an enumeration.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String,
        _ problems: inout [Diagnostic]
    ) -> Choice? {
        guard let value = value(key) else { return nil }
        return Self.choice(value, "'\(key)'", &problems)
    }

    /// A string, or a list of strings.
    mutating func strings(_ key: String, _ problems: inout [Diagnostic]) -> [Located<String>] {
        guard let value = value(key) else { return [] }
        return (value.sequence ?? [value]).compactMap { Self.text(of: $0, "'\(key)'", &problems) }
    }

    mutating func section(_ key: String, _ problems: inout [Diagnostic]) -> Section? {
        value(key).flatMap { Section($0, "'\(key)'", &problems) }
    }

    /// Every entry of a mapping whose keys are names of the description.
    mutating func map(_ key: String, _ problems: inout [Diagnostic]) -> [Node.Entry] {
        guard let value = value(key) else { return [] }
        if let entries = value.entries { return entries }
        problems.append(Diagnostic(.error, at: value.position, "'\(key)' must be a mapping; found \(value.kind)"))
        return []
    }

    /// Reports the keys that mean nothing here.
    func finish(_ problems: inout [Diagnostic]) {
        for entry in entries where !known.contains(entry.key) {
            let wayOut =
                closest(to: entry.key, in: known).map { "did you mean '\($0)'?" }
                ?? "\(name) has \(known.sorted().map { "'\($0)'" }.joined(separator: ", "))"
            problems.append(
                Diagnostic(.error, at: entry.keyPosition, "unknown key '\(entry.key)' of \(name); \(wayOut)")
            )
        }
    }

    static func text(of node: Node, _ name: String, _ problems: inout [Diagnostic]) -> Located<String>? {
        guard let string = node.string else {
            problems.append(Diagnostic(.error, at: node.position, "\(name) must be a string; found \(node.kind)"))
            return nil
        }
        guard !string.isEmpty else {
            problems.append(Diagnostic(.error, at: node.position, "\(name) must not be empty"))
            return nil
        }
        return Located(string, at: node.position)
    }

    static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ node: Node,
        _ name: String,
        _ problems: inout [Diagnostic]
    ) -> Choice? {
        guard let text = text(of: node, name, &problems) else { return nil }
        if let choice = Choice(rawValue: text.value) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let wayOut =
            closest(to: text.value, in: words).map { "did you mean '\($0)'?" }
            ?? "it is one of " + words.map { "'\($0)'" }.joined(separator: ", ")
        problems.append(Diagnostic(.error, at: text.position, "\(name) cannot be '\(text.value)'; \(wayOut)"))
        return nil
    }
}
