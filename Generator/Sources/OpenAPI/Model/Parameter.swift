public import YAML

/// A value that a request carries outside its body.
public struct Parameter: Sendable {
    public enum Location: String, Sendable {
        case path, query, header, cookie, querystring
    }

    public let position: SourcePosition
    public let name: String
    public let location: Location
    public internal(set) var description: String?
    public let isRequired: Bool
    public let isDeprecated: Bool
    /// Filled in with the location's default (`simple` or `form`) where the document is silent.
    public let style: String
    public let explode: Bool
    public let schema: Schema?
    /// For a `content` parameter.
    public let content: [MediaType]
    public let examples: [(name: String, value: Node)]
    public let extensions: [Node.Entry]
}
