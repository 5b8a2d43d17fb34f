public import YAML

/// One representation of a body.
public struct MediaType: Sendable {
    public let position: SourcePosition
    /// `application/json`
    public internal(set) var name: String
    public let schema: Schema?
    /// OpenAPI 3.2, section 4.14: the schema of each item of a sequential media type.
    public let itemSchema: Schema?
    public let examples: [(name: String, value: Node)]
    public let extensions: [Node.Entry]
}
