public import YAML

/// What a request may carry as its body.
public struct RequestBody: Sendable {
    public let position: SourcePosition
    public internal(set) var description: String?
    public let isRequired: Bool
    public let content: [MediaType]
    public let extensions: [Node.Entry]
}
