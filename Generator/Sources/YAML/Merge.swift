/// What a merge key (`<<`) adds to its mapping.
struct Merge {
    /// Where the key is.
    let position: SourcePosition
    private var entries: [Node.Entry] = []

    init(position: SourcePosition) {
        self.position = position
    }

    /// Takes the value of the key: a mapping, or a list of them. Returns what is wrong with it.
    mutating func add(_ value: Node) -> Diagnostic? {
        for source in value.sequence ?? [value] {
            guard let entries = source.entries else {
                return Diagnostic(.error, at: source.position, "expected a mapping to merge, found \(source.kind)")
            }
            self.entries += entries
        }
        return nil
    }

    /// What the mapping itself says comes before, and wins over, what it merges.
    func added(to own: [Node.Entry]) -> [Node.Entry] {
        var seen = Set(own.map(\.key))
        return own + entries.filter { seen.insert($0.key).inserted }
    }
}
