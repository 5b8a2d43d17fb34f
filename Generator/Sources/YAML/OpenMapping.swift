/// A mapping whose end has not been seen yet.
struct OpenMapping {
    struct Key {
        var text: String
        var position: SourcePosition
        /// A plain `<<`: its value's entries belong to this mapping.
        var isMerge: Bool
    }

    /// The key whose value comes next.
    var key: Key?
    private var entries: [Node.Entry] = []
    /// Where each key is in `entries`, once there are many.
    private var index: [String: Int] = [:]
    private var merge: Key?
    private var merged: [Node.Entry] = []

    /// Takes the value of the key. Returns what is wrong with the two.
    mutating func add(_ value: Node) -> Diagnostic? {
        guard let key = key.take() else { return nil }
        if key.isMerge { return addMerge(key, value) }
        if let first = position(of: key.text) { return duplicate(key, first) }
        append(Node.Entry(key: key.text, keyPosition: key.position, value: value))
        return nil
    }

    /// What the mapping itself says comes before, and wins over, what it merges.
    var closed: [Node.Entry] {
        guard !merged.isEmpty else { return entries }
        var result = self
        for entry in merged where result.position(of: entry.key) == nil {
            result.append(entry)
        }
        return result.entries
    }

    private mutating func addMerge(_ key: Key, _ value: Node) -> Diagnostic? {
        if let merge { return duplicate(key, merge.position) }
        merge = key
        let sources = value.sequence ?? [value]
        for source in sources {
            guard case .mapping(let entries) = source.value else {
                return Diagnostic(.error, at: source.position, "expected a mapping to merge, found \(source.kind)")
            }
            merged += entries
        }
        return nil
    }

    private mutating func append(_ entry: Node.Entry) {
        entries.append(entry)
        if entries.count == Self.indexThreshold {
            for (offset, entry) in entries.enumerated() { index[entry.key] = offset }
        } else if entries.count > Self.indexThreshold {
            index[entry.key] = entries.count - 1
        }
    }

    private func position(of key: String) -> SourcePosition? {
        guard entries.count >= Self.indexThreshold else {
            return entries.first { $0.key == key }?.keyPosition
        }
        return index[key].map { entries[$0].keyPosition }
    }

    private func duplicate(_ key: Key, _ first: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error,
            at: key.position,
            "duplicate key '\(key.text)'; the first one is at \(first.lineAndColumn)"
        )
    }

    private static let indexThreshold = 16
}
