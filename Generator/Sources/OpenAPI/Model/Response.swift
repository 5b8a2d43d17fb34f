public import YAML

/// What an operation may answer with.
public struct Response: Sendable {
    public enum Status: Sendable, Hashable {
        case code(Int)
        /// 1 to 5, for `1XX` to `5XX`.
        case range(Int)
        case `default`
    }

    public let position: SourcePosition
    public internal(set) var status: Status
    /// OpenAPI 3.2.
    public internal(set) var summary: String?
    public internal(set) var description: String?
    public let headers: [Header]
    public let content: [MediaType]
    public let extensions: [Node.Entry]
}
