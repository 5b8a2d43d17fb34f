public import YAML

/// One representation of a body.
public struct MediaType: Sendable {
    public let position: SourcePosition
    /// `application/json`
    public internal(set) var name: String
    public let schema: Schema?
    /// OpenAPI 3.2, section 4.14: the schema of each item of a sequential media type.
    public let itemSchema: Schema?
    /// How the properties of the schema are encoded, in a form or a multipart body.
    public let encoding: [Encoding]
    /// OpenAPI 3.2: how the parts of a multipart body without names are encoded, one after the other.
    public let prefixEncoding: [Encoding]
    /// OpenAPI 3.2: how the parts after those are encoded.
    public let itemEncoding: Encoding?
    public let examples: [(name: String, value: Node)]
    public let extensions: [Node.Entry]
}

/// How one property of a form, or one part of a multipart body, is written.
public struct Encoding: Sendable {
    public let position: SourcePosition
    /// The property; empty for parts without names.
    public let name: String
    /// As it stands: one media type, a list with commas, or a range such as `image/*`.
    public let contentType: String?
    /// The headers of the part, without `Content-Type`.
    public let headers: [Header]
    /// Nil where the document is silent, which is not the same as the default: any of these three makes `contentType` void.
    public let style: String?
    public let explode: Bool?
    public let allowReserved: Bool?
    public let extensions: [Node.Entry]
}
