public import YAML

/// A header field of a response.
public struct Header: Sendable {
    public let position: SourcePosition
    public internal(set) var name: String
    public internal(set) var description: String?
    public let isRequired: Bool
    public let schema: Schema?
}
