public import YAML

/// One method of one path.
public struct Operation: Sendable {
    public let position: SourcePosition
    /// `GET`
    public let method: String
    /// `/users/{userId}`
    public let path: String
    public let operationID: String?
    public let tags: [String]
    public let summary: String?
    public let description: String?
    public let isDeprecated: Bool
    /// The path's parameters, overridden by the operation's own, in the order of the file.
    public let parameters: [Parameter]
    public let requestBody: RequestBody?
    public let responses: [Response]
    /// `x-...` of the operation.
    public let extensions: [Node.Entry]
}
