import YAML

/// The fields of one object of the document: typed access, with a diagnostic for each that is not what it should be, and
/// an account of those that nobody asked for.
struct Fields {
    let reader: DocumentReader
    let node: Node
    let place: Place
    /// What the object is, for messages: `a parameter`.
    let kind: String
    let entries: [Node.Entry]
    /// Every field that was asked for, present or not.
    private var known: [String] = []

    /// Nil, with a diagnostic, where the node is not a mapping.
    init?(_ node: Node, at place: Place, as kind: String, _ reader: DocumentReader) {
        guard let entries = node.entries else {
            reader.report(.error, node.position, "expected \(kind), a mapping; found \(node.kind)")
            return nil
        }
        self.reader = reader
        self.node = node
        self.place = place
        self.kind = kind
        self.entries = entries
    }

    // MARK: Any value

    /// - Parameter version: the version that brought the field; where the document's is older, a warning says so.
    mutating func value(_ key: String, since version: Version = .v3_0) -> Node? {
        known.append(key)
        guard let entry = entries.first(where: { $0.key == key }) else { return nil }
        if version > reader.version {
            reader.reportNew("'\(key)' of \(kind)", in: version, entry.keyPosition)
        }
        return entry.value
    }

    /// Fields that change nothing in what is made of the document.
    mutating func ignore(_ keys: String...) {
        known += keys
    }

    mutating func ignore(_ keys: [String]) {
        known += keys
    }

    /// A field that this reader knows and does not support: says what gets lost.
    mutating func unsupported(_ key: String, _ loss: String) {
        known.append(key)
        guard let entry = entries.first(where: { $0.key == key }) else { return }
        reader.report(.warning, entry.keyPosition, "'\(key)' is not supported: \(loss)")
    }

    // MARK: Typed values

    mutating func string(_ key: String, since version: Version = .v3_0) -> String? {
        value(key, since: version).flatMap(reader.string)
    }

    mutating func requiredString(_ key: String) -> String? {
        guard let value = value(key) else {
            reader.report(.error, node.position, "\(kind) needs the field '\(key)'")
            return nil
        }
        return reader.string(value)
    }

    mutating func bool(_ key: String, since version: Version = .v3_0) -> Bool {
        optionalBool(key, since: version) ?? false
    }

    mutating func optionalBool(_ key: String, since version: Version = .v3_0) -> Bool? {
        value(key, since: version).map(reader.bool)
    }

    mutating func list(_ key: String, since version: Version = .v3_0) -> [Node] {
        value(key, since: version).map(reader.list) ?? []
    }

    mutating func strings(_ key: String) -> [String] {
        list(key).compactMap(reader.string)
    }

    mutating func map(_ key: String, since version: Version = .v3_0) -> [Node.Entry] {
        value(key, since: version).map(reader.map) ?? []
    }

    // MARK: The rest

    var extensions: [Node.Entry] {
        entries.filter(\.isExtension)
    }

    func has(_ key: String) -> Bool {
        entries.contains { $0.key == key }
    }

    /// Fields that nobody asked for, other than extensions, and those that they may be misspellings of: fields that were
    /// asked for and not found.
    func unknown() -> (entries: [Node.Entry], absent: [String]) {
        // Both are short, and a set would have to hash them all.
        let unknown = entries.filter { !$0.isExtension && !known.contains($0.key) }
        guard !unknown.isEmpty else { return ([], []) }
        return (unknown, Set(known).subtracting(entries.map(\.key)).sorted())
    }

    /// Reports the fields that would otherwise be lost in silence.
    func finish() {
        let (unknown, absent) = unknown()
        for entry in unknown {
            let otherwise = "remove it, or make it an extension: 'x-\(entry.key)'"
            let wayOut = reader.wayOut(entry.key, in: absent, otherwise: otherwise)
            reader.report(.error, entry.keyPosition, "unknown field '\(entry.key)' of \(kind)\(wayOut)")
        }
    }
}

extension Node.Entry {
    var isExtension: Bool { key.hasPrefix("x-") }
}
