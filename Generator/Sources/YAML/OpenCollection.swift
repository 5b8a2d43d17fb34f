/// A node with its size: how many nodes it stands for, and how many levels.
struct Measured {
    var node: Node
    var count = 1
    var height = 0

    init(_ node: Node) {
        self.node = node
    }
}

/// A list or mapping whose end has not been seen yet.
struct OpenCollection {
    enum Contents {
        case sequence([Node])
        case mapping(OpenMapping)

        var isMapping: Bool {
            if case .mapping = self { true } else { false }
        }
    }

    let position: SourcePosition
    let anchor: String?
    private var contents: Contents
    private var count = 1
    private var height = 1

    init(position: SourcePosition, anchor: String?, contents: Contents) {
        self.position = position
        self.anchor = anchor
        self.contents = contents
    }

    var expectsKey: Bool {
        if case .mapping(let mapping) = contents { mapping.key == nil } else { false }
    }

    mutating func expect(_ key: OpenMapping.Key) {
        update { $0.key = key }
    }

    /// Takes the next item, or the value of the key that came before. Returns what is wrong with it.
    mutating func add(_ child: Measured) -> Diagnostic? {
        count += child.count
        height = max(height, child.height + 1)
        if case .sequence(var items) = contents {
            contents = .sequence([])
            items.append(child.node)
            contents = .sequence(items)
            return nil
        }
        return update { $0.add(child.node) } ?? nil
    }

    var closed: Measured {
        var result: Measured
        switch contents {
        case .sequence(let items): result = Measured(Node(.sequence(items), at: position))
        case .mapping(let mapping): result = Measured(Node(.mapping(mapping.closed), at: position))
        }
        result.count = count
        result.height = height
        return result
    }

    @discardableResult
    private mutating func update<Result>(_ body: (inout OpenMapping) -> Result) -> Result? {
        guard case .mapping(var mapping) = contents else { return nil }
        // Lets go of the payload first: changed in place, it is not copied.
        contents = .sequence([])
        defer { contents = .mapping(mapping) }
        return body(&mapping)
    }
}
