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
    /// Filled in with the location's default (`simple` or `form`), whose `explode` is true for `form` and `cookie` where the document is silent.
    public let style: String
    public let explode: Bool
    /// Reserved characters (RFC 3986, section 2.2) are sent as they are.
    public let allowReserved: Bool
    /// The query may have the name with an empty value.
    public let allowEmptyValue: Bool
    public let schema: Schema?
    /// For a `content` parameter.
    public let content: [MediaType]
    public let examples: [(name: String, value: Node)]
    public let extensions: [Node.Entry]
}
