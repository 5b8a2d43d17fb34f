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
    /// One of these is enough; none is needed where there are none. The document's own, unless the operation has others.
    public let security: [SecurityRequirement]
    /// Where requests go: the servers of the operation, else of its path, else of the document.
    public let servers: [Document.Server]
    /// Whether `servers` are those of the operation or its path, and not the document's.
    public let overridesServers: Bool
    /// Where there is more to read.
    public let externalDocumentation: String?
    /// `x-...` of the operation.
    public let extensions: [Node.Entry]
}
