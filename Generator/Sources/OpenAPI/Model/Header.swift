public import YAML

/// A header field of a response.
public struct Header: Sendable {
    public let position: SourcePosition
    public internal(set) var name: String
    public internal(set) var description: String?
    public let isRequired: Bool
    public let isDeprecated: Bool
    /// Headers have only one: `simple`.
    public let style: String
    public let explode: Bool
    public let schema: Schema?
    /// For a `content` header: one media type.
    public let content: [MediaType]
    public let examples: [(name: String, value: Node)]
    public let extensions: [Node.Entry]
}
