/// Builds the tree of a YAML document out of libyaml's events: applies tags, aliases and merge keys.
struct Composer: ~Copyable {
    private var parser: EventParser
    private var tree: TreeBuilder
    private let limits: ParsingLimits
    private var anchors: [String: Measured] = [:]
    /// The anchors of collections whose end has not been seen yet, with the depth of each.
    private var openAnchors: [(depth: Int, name: String)] = []
    private var aliasedNodes = 0

    init(_ parser: consuming EventParser, file: FileName, limits: ParsingLimits) {
        self.parser = parser
        self.limits = limits
        tree = TreeBuilder(file: file, limits: limits)
    }

    mutating func document() throws(InvalidInput) -> Node {
        while true {
            switch try next() {
            case .streamStart, .documentEnd:
                break
            case .documentStart:
                if tree.root != nil { throw failure("a second document starts here; use a file for each") }
            case .streamEnd:
                guard let root = try tree.finish() else { throw failure("the file is empty") }
                return root
            case .scalar:
                if tree.expectsKey { try addKey() } else { try addValue() }
            case .alias:
                try addAlias()
            case .sequenceStart:
                try begin(mapping: false)
            case .mappingStart:
                try begin(mapping: true)
            case .sequenceEnd, .mappingEnd:
                try end()
            }
        }
    }

    private mutating func next() throws(InvalidInput) -> EventParser.Event {
        do {
            return try parser.next()
        } catch {
            throw tree.failure(error)
        }
    }

    private mutating func failure(_ message: String) -> InvalidInput {
        tree.failure(parser.position, message)
    }

    // MARK: Collections

    private mutating func begin(mapping: Bool) throws(InvalidInput) {
        let kind = mapping ? "a mapping" : "a list"
        if tree.expectsKey { throw failure("a key must be a string, not \(kind)") }
        if let tag = parser.tag, tag != (mapping ? Tag.mapping : Tag.sequence), tag != Tag.nonSpecific {
            try tree.report(parser.position, Tag.problem(tag, kind))
        }
        if let anchor = parser.anchor { openAnchors.append((tree.depth, anchor)) }
        try tree.begin(mapping: mapping, at: parser.position)
    }

    private mutating func end() throws(InvalidInput) {
        guard let collection = try tree.end() else { return }
        if let anchor = openAnchors.last, anchor.depth == tree.depth {
            anchors[anchor.name] = collection
            openAnchors.removeLast()
        }
        try tree.add(collection)
    }

    // MARK: Scalars

    private mutating func addKey() throws(InvalidInput) {
        let (text, tag) = (parser.text, parser.tag)
        if parser.isPlain, text.isEmpty, tag == nil {
            throw failure("the key in front of ':' is missing")
        }
        if let tag, !Tag.scalars.contains(tag) {
            try tree.report(parser.position, Tag.problem(tag, "a key"))
        }
        if let anchor = parser.anchor {
            anchors[anchor] = Measured(node: Node(.string(tree.string(text)), at: parser.position))
        }
        if text.count == 2, parser.isPlain, tag == nil, text.elementsEqual("<<".utf8) {
            try tree.addMergeKey(at: parser.position)
        } else {
            try tree.addKey(text, at: parser.position)
        }
    }

    private mutating func addValue() throws(InvalidInput) {
        let value = try scalar()
        let position = parser.position
        if let anchor = parser.anchor { anchors[anchor] = Measured(node: Node(value, at: position)) }
        try tree.add(value, at: position)
    }

    private mutating func scalar() throws(InvalidInput) -> Node.Value {
        let text = parser.text
        if let tag = parser.tag {
            if let value = Tag.value(of: text, tag: tag) { return value }
            try tree.report(parser.position, Tag.problem(tag, "'\(String(decoding: text, as: UTF8.self))'"))
            return .null
        }
        if parser.isPlain, let value = CoreSchema.value(ofPlain: text) { return value }
        return .string(tree.string(text))
    }

    // MARK: Aliases

    private mutating func addAlias() throws(InvalidInput) {
        let name = parser.anchor ?? ""
        if tree.expectsKey { throw failure("an alias cannot be a key; write the key out") }
        guard var target = anchors[name] else {
            if openAnchors.contains(where: { $0.name == name }) {
                throw failure("the alias '*\(name)' stands inside the node that it repeats")
            }
            throw failure("no anchor '&\(name)' in front of this alias")
        }
        guard tree.depth + target.height <= limits.depth else { throw tree.tooDeep(parser.position) }
        aliasedNodes += target.count
        guard aliasedNodes <= limits.aliasedNodes else {
            throw failure("aliases repeat more than \(limits.aliasedNodes) nodes; write fewer of them")
        }
        // What is wrong with the use of a node is reported here, what is wrong inside it there.
        target.node.position = parser.position
        try tree.add(target)
    }
}
