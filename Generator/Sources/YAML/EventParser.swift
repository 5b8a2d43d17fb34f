import CYAML

/// libyaml's event parser: one event at a time, whose text lies in libyaml's memory until the next one is asked for.
///
/// Owns that memory, and frees it on every way out.
struct EventParser: ~Copyable {
    enum Event {
        case streamStart, streamEnd, documentStart, documentEnd
        case alias, scalar
        case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    private let input: UnsafeBufferPointer<UInt8>
    private let file: FileName

    /// - Parameter input: UTF-8 without a byte order mark. Must outlive the parser, which does not copy it.
    init(_ input: UnsafeBufferPointer<UInt8>, file: FileName) {
        parser = .allocate(capacity: 1)
        event = .allocate(capacity: 1)
        event.initialize(to: yaml_event_t())
        self.input = input
        self.file = file
        // Fails only where memory has run out, which ends a Swift process everywhere else too.
        precondition(yaml_parser_initialize(parser) == 1, "libyaml is out of memory")
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        yaml_event_delete(event)
        event.deallocate()
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// Goes on to the next event. Throws what stops libyaml.
    mutating func next() throws(InvalidInput) -> Event {
        yaml_event_delete(event)
        guard yaml_parser_parse(parser, event) == 1 else {
            throw InvalidInput([ParserProblem(parser.pointee, input: input).diagnostic(in: file)])
        }
        switch event.pointee.type {
        case YAML_STREAM_START_EVENT: return .streamStart
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_DOCUMENT_END_EVENT: return .documentEnd
        case YAML_ALIAS_EVENT: return .alias
        case YAML_SCALAR_EVENT: return .scalar
        case YAML_SEQUENCE_START_EVENT: return .sequenceStart
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_MAPPING_START_EVENT: return .mappingStart
        case YAML_MAPPING_END_EVENT: return .mappingEnd
        default: return .streamEnd
        }
    }

    // MARK: The current event

    var position: SourcePosition { SourcePosition(file, event.pointee.start_mark) }

    /// The text of a scalar, without quotes and escapes. Valid until the next event.
    var text: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length)
    }

    /// Whether a scalar is neither quoted nor a block; only plain scalars can be something else than a string.
    var isPlain: Bool { event.pointee.data.scalar.style == YAML_PLAIN_SCALAR_STYLE }

    /// The name of `&name` in front of a node, or of the alias `*name`.
    var anchor: String? {
        switch event.pointee.type {
        case YAML_ALIAS_EVENT: Self.string(event.pointee.data.alias.anchor)
        case YAML_SCALAR_EVENT: Self.string(event.pointee.data.scalar.anchor)
        case YAML_SEQUENCE_START_EVENT: Self.string(event.pointee.data.sequence_start.anchor)
        case YAML_MAPPING_START_EVENT: Self.string(event.pointee.data.mapping_start.anchor)
        default: nil
        }
    }

    /// The tag in front of a node, resolved: `!!str` is `tag:yaml.org,2002:str`.
    var tag: String? {
        switch event.pointee.type {
        case YAML_SCALAR_EVENT: Self.string(event.pointee.data.scalar.tag)
        case YAML_SEQUENCE_START_EVENT: Self.string(event.pointee.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT: Self.string(event.pointee.data.mapping_start.tag)
        default: nil
        }
    }

    private static func string(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        bytes.map { String(cString: $0) }
    }
}

extension SourcePosition {
    /// libyaml counts lines and columns from 0.
    init(_ file: FileName, _ mark: yaml_mark_t) {
        self.init(file, line: mark.line + 1, column: mark.column + 1)
    }
}
