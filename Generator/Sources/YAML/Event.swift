/// One step through a YAML stream, as libyaml reports it, in Swift's own memory.
struct Event {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias(name: String)
        case scalar(Scalar)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    struct Scalar {
        var text: String
        /// Neither quoted nor a block; only plain scalars can be something else than a string.
        var isPlain: Bool
    }

    var kind: Kind
    var position: SourcePosition
    /// The name of `&name` in front of the node.
    var anchor: String?
    /// The tag in front of the node, resolved: `!!str` is `tag:yaml.org,2002:str`.
    var tag: String?
}
