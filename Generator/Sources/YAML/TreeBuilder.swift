/// A node with its size: how many nodes it stands for, and how many levels.
struct Measured {
    var node: Node
    var count = 1
    var height = 0
}

/// Builds the tree of nodes from the inside out, without recursion. Readers tell it what begins, stands and ends where.
struct TreeBuilder: ~Copyable {
    private enum Expected {
        case item, key, value
        /// The value of a merge key, whose entries belong to the mapping.
        case merge
    }

    /// A list or mapping whose end has not been seen yet.
    private struct OpenCollection {
        let position: SourcePosition
        /// Where what it holds begins in `items` or `entries`.
        let start: Int
        var expected: Expected
        var count = 1
        var height = 1

        var isMapping: Bool { expected != .item }
    }

    let file: FileName
    private let limits: ParsingLimits
    private var open: [OpenCollection] = []
    /// The items of all lists that are open, those of the innermost one last.
    private var items = Stack<Node>(capacity: 64)
    /// The entries of all mappings that are open. The last one of a mapping waits for its value, if that comes next.
    private var entries = Stack<Node.Entry>(capacity: 256)
    /// What tells the keys of `entries` apart.
    private var keys = Stack<Int>(capacity: 256)
    private var merges: [Int: Merge] = [:]
    private var strings = StringTable()
    private var duplicates = DuplicateKeys()
    private var nodes = 0
    private(set) var root: Node?
    /// What is wrong but does not keep the rest from being read.
    private var errors: [Diagnostic] = []

    init(file: FileName, limits: ParsingLimits) {
        self.file = file
        self.limits = limits
    }

    var depth: Int { open.count }
    var isInMapping: Bool { open.last?.isMapping == true }
    var expectsKey: Bool { open.last?.expected == .key }
    /// Where the innermost collection that is open starts.
    var start: SourcePosition? { open.last?.position }

    // MARK: Collections

    mutating func begin(mapping: Bool, at position: SourcePosition) throws(InvalidInput) {
        guard open.count < limits.depth else { throw tooDeep(position) }
        try count(position)
        let start = mapping ? entries.count : items.count
        open.append(OpenCollection(position: position, start: start, expected: mapping ? .key : .item))
    }

    /// Closes the innermost collection. The node is not in the tree yet.
    mutating func end() throws(InvalidInput) -> Measured? {
        guard let collection = open.popLast() else { return nil }
        var node = Node(.null, at: collection.position)
        if collection.isMapping {
            try checkKeys(from: collection.start)
            keys.remove(from: collection.start)
            let entries = entries.pop(from: collection.start)
            let merge = merges.isEmpty ? nil : merges.removeValue(forKey: open.count)
            node.value = .mapping(merge?.added(to: entries) ?? entries)
        } else {
            node.value = .sequence(items.pop(from: collection.start))
        }
        return Measured(node: node, count: collection.count, height: collection.height)
    }

    // MARK: Keys and values

    mutating func addKey(_ text: UnsafeBufferPointer<UInt8>, at position: SourcePosition) throws(InvalidInput) {
        try count(position)
        let key = strings.key(text)
        entries.push(Node.Entry(key: key.string, keyPosition: position, value: Node(.null, at: position)))
        keys.push(key.number)
        open[open.count - 1].expected = .value
    }

    /// A key whose value's entries are added to the mapping.
    mutating func addMergeKey(at position: SourcePosition) throws(InvalidInput) {
        if let first = merges[open.count - 1] {
            try report(position, "duplicate key '<<'; the first one is at \(first.position.lineAndColumn)")
        } else {
            merges[open.count - 1] = Merge(position: position)
        }
        open[open.count - 1].expected = .merge
    }

    mutating func add(_ value: Node.Value, at position: SourcePosition) throws(InvalidInput) {
        try count(position)
        try add(Measured(node: Node(value, at: position)))
    }

    /// Puts a finished node where it belongs.
    mutating func add(_ child: consuming Measured) throws(InvalidInput) {
        guard !open.isEmpty else {
            root = child.node
            return
        }
        let last = open.count - 1
        open[last].count += child.count
        open[last].height = max(open[last].height, child.height + 1)
        switch open[last].expected {
        case .item:
            items.push(child.node)
        case .key, .value:
            entries[entries.count - 1].value = child.node
            open[last].expected = .key
        case .merge:
            open[last].expected = .key
            if let problem = merges[last]?.add(child.node) { try report(problem.position, problem.message) }
        }
    }

    /// The string of a text, which may be shared with an earlier one.
    mutating func string(_ text: UnsafeBufferPointer<UInt8>) -> String {
        // Up to 15 bytes need no memory of their own, and long texts seldom repeat.
        (16...256).contains(text.count) ? strings.string(text) : String(decoding: text, as: UTF8.self)
    }

    // MARK: Errors

    mutating func report(_ position: SourcePosition, _ message: String) throws(InvalidInput) {
        errors.append(Diagnostic(.error, at: position, message))
        if errors.count >= limits.errors { throw InvalidInput(sortedErrors) }
    }

    /// The root, if nothing is wrong with it.
    func finish() throws(InvalidInput) -> Node? {
        guard errors.isEmpty else { throw InvalidInput(sortedErrors) }
        return root
    }

    mutating func failure(_ position: SourcePosition, _ message: String) -> InvalidInput {
        failure(InvalidInput([Diagnostic(.error, at: position, message)]))
    }

    /// What keeps the rest from being read, after everything that was wrong before it.
    mutating func failure(_ cause: InvalidInput) -> InvalidInput {
        while let collection = open.popLast() {
            guard collection.isMapping else { continue }
            do {
                try checkKeys(from: collection.start)
            } catch {
                break
            }
            keys.remove(from: collection.start)
            _ = entries.pop(from: collection.start)
        }
        return InvalidInput(sortedErrors + cause.diagnostics)
    }

    mutating func tooDeep(_ position: SourcePosition) -> InvalidInput {
        failure(position, "lists and mappings are nested more than \(limits.depth) levels deep")
    }

    private var sortedErrors: [Diagnostic] {
        errors.sorted { $0.position.isBefore($1.position) }
    }

    private mutating func count(_ position: SourcePosition) throws(InvalidInput) {
        nodes += 1
        guard nodes <= limits.nodes else {
            throw failure(position, "the file has more than \(limits.nodes) keys and values; split it")
        }
    }

    private mutating func checkKeys(from start: Int) throws(InvalidInput) {
        for (duplicate, first) in duplicates.find(in: keys, from: start) {
            let entry = entries[duplicate]
            let place = entries[first].keyPosition.lineAndColumn
            try report(entry.keyPosition, "duplicate key '\(entry.key)'; the first one is at \(place)")
        }
    }
}
