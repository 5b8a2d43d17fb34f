/// Builds the tree of nodes out of events, in one pass and without recursion.
struct Composer: ~Copyable {
    private var parser: EventParser
    private let limits: ParsingLimits
    private var open: [OpenCollection] = []
    private var root: Node?
    private var anchors: [String: Measured] = [:]
    private var aliasedNodes = 0
    /// What is wrong but does not keep the rest from being read.
    private var errors: [Diagnostic] = []

    init(_ parser: consuming EventParser, limits: ParsingLimits) {
        self.parser = parser
        self.limits = limits
    }

    mutating func document() throws(InvalidInput) -> Node {
        while true {
            let event = try parser.next()
            switch event.kind {
            case .streamStart, .documentEnd:
                break
            case .documentStart:
                if root != nil { throw failure(event.position, "a second document starts here; use a file for each") }
            case .streamEnd:
                guard let root else { throw failure(event.position, "the file is empty") }
                guard errors.isEmpty else { throw InvalidInput(errors) }
                return root
            case .scalar(let scalar):
                if open.last?.expectsKey == true {
                    try addKey(scalar, event)
                } else {
                    try add(Measured(value(of: scalar, event)), anchor: event.anchor)
                }
            case .alias(let name):
                try addAlias(name, event.position)
            case .sequenceStart, .mappingStart:
                try start(event)
            case .sequenceEnd, .mappingEnd:
                try end()
            }
        }
    }

    // MARK: Collections

    private mutating func start(_ event: Event) throws(InvalidInput) {
        var contents = OpenCollection.Contents.sequence([])
        if case .mappingStart = event.kind { contents = .mapping(OpenMapping()) }
        if open.last?.expectsKey == true {
            throw failure(event.position, "a key must be a string, not \(contents.isMapping ? "a mapping" : "a list")")
        }
        guard open.count < limits.depth else { throw tooDeep(event.position) }
        let ownTag = contents.isMapping ? Tag.mapping : Tag.sequence
        if let tag = event.tag, tag != ownTag, tag != Tag.nonSpecific {
            let problem = Tag.problem(tag, contents.isMapping ? "a mapping" : "a list")
            errors.append(Diagnostic(.error, at: event.position, problem))
        }
        open.append(OpenCollection(position: event.position, anchor: event.anchor, contents: contents))
    }

    private mutating func end() throws(InvalidInput) {
        guard let collection = open.popLast() else { return }
        try add(collection.closed, anchor: collection.anchor)
    }

    /// Puts a finished node where it belongs.
    private mutating func add(_ node: Measured, anchor: String?) throws(InvalidInput) {
        if let anchor { anchors[anchor] = node }
        guard let last = open.indices.last else {
            root = node.node
            return
        }
        if let problem = open[last].add(node) { errors.append(problem) }
    }

    // MARK: Scalars

    private mutating func addKey(_ scalar: Event.Scalar, _ event: Event) throws(InvalidInput) {
        if scalar.isPlain, scalar.text.isEmpty, event.tag == nil {
            throw failure(event.position, "the key in front of ':' is missing")
        }
        if let tag = event.tag, !Tag.scalars.contains(tag) {
            errors.append(Diagnostic(.error, at: event.position, Tag.problem(tag, "a key")))
        }
        if let anchor = event.anchor { anchors[anchor] = Measured(Node(.string(scalar.text), at: event.position)) }
        let isMerge = scalar.isPlain && scalar.text == "<<" && event.tag == nil
        open[open.count - 1].expect(OpenMapping.Key(text: scalar.text, position: event.position, isMerge: isMerge))
    }

    private mutating func value(of scalar: Event.Scalar, _ event: Event) -> Node {
        guard let tag = event.tag else {
            let value = scalar.isPlain ? CoreSchema.value(ofPlain: scalar.text) : .string(scalar.text)
            return Node(value, at: event.position)
        }
        guard let value = Tag.value(of: scalar.text, tag: tag) else {
            errors.append(Diagnostic(.error, at: event.position, Tag.problem(tag, "'\(scalar.text)'")))
            return Node(.null, at: event.position)
        }
        return Node(value, at: event.position)
    }

    // MARK: Aliases

    private mutating func addAlias(_ name: String, _ position: SourcePosition) throws(InvalidInput) {
        if open.last?.expectsKey == true {
            throw failure(position, "an alias cannot be a key; write the key out")
        }
        guard var target = anchors[name] else {
            if open.contains(where: { $0.anchor == name }) {
                throw failure(position, "the alias '*\(name)' stands inside the node that it repeats")
            }
            throw failure(position, "no anchor '&\(name)' in front of this alias")
        }
        guard open.count + target.height <= limits.depth else { throw tooDeep(position) }
        aliasedNodes += target.count
        guard aliasedNodes <= limits.aliasedNodes else {
            throw failure(position, "aliases repeat more than \(limits.aliasedNodes) nodes; write fewer of them")
        }
        // What is wrong with the use of a node is reported here, what is wrong inside it there.
        target.node.position = position
        try add(target, anchor: nil)
    }

    // MARK: Errors

    private func tooDeep(_ position: SourcePosition) -> InvalidInput {
        failure(position, "lists and mappings are nested more than \(limits.depth) levels deep")
    }

    private func failure(_ position: SourcePosition, _ message: String) -> InvalidInput {
        InvalidInput(errors + [Diagnostic(.error, at: position, message)])
    }
}
