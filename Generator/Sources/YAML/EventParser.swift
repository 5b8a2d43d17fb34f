import CYAML

/// libyaml's event parser. Owns libyaml's memory, and frees it on every way out.
struct EventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeBufferPointer<UInt8>
    private let file: String

    /// - Parameter input: must outlive the parser, which does not copy it.
    init(_ input: UnsafeBufferPointer<UInt8>, file: String) {
        parser = .allocate(capacity: 1)
        self.input = input
        self.file = file
        // Fails only where memory has run out, which ends a Swift process everywhere else too.
        precondition(yaml_parser_initialize(parser) == 1, "libyaml is out of memory")
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func next() throws(InvalidInput) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
            throw InvalidInput([ParserProblem(parser.pointee, input: input).diagnostic(in: file)])
        }
        defer { yaml_event_delete(&event) }
        return convert(event)
    }

    private func convert(_ event: yaml_event_t) -> Event {
        let position = SourcePosition(file: file, event.start_mark)
        switch event.type {
        case YAML_STREAM_START_EVENT:
            return Event(kind: .streamStart, position: position)
        case YAML_DOCUMENT_START_EVENT:
            return Event(kind: .documentStart, position: position)
        case YAML_DOCUMENT_END_EVENT:
            return Event(kind: .documentEnd, position: position)
        case YAML_ALIAS_EVENT:
            return Event(kind: .alias(name: text(event.data.alias.anchor) ?? ""), position: position)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return Event(
                kind: .scalar(
                    Event.Scalar(
                        text: String(decoding: bytes, as: UTF8.self),
                        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE
                    )
                ),
                position: position,
                anchor: text(scalar.anchor),
                tag: text(scalar.tag)
            )
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return Event(kind: .sequenceStart, position: position, anchor: text(start.anchor), tag: text(start.tag))
        case YAML_SEQUENCE_END_EVENT:
            return Event(kind: .sequenceEnd, position: position)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return Event(kind: .mappingStart, position: position, anchor: text(start.anchor), tag: text(start.tag))
        case YAML_MAPPING_END_EVENT:
            return Event(kind: .mappingEnd, position: position)
        default:
            return Event(kind: .streamEnd, position: position)
        }
    }

    private func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        bytes.map { String(cString: $0) }
    }
}

extension SourcePosition {
    /// libyaml counts lines and columns from 0.
    init(file: String, _ mark: yaml_mark_t) {
        self.init(file: file, line: mark.line + 1, column: mark.column + 1)
    }
}
