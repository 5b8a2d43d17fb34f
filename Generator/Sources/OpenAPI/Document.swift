public import YAML

/// An OpenAPI document whose references are resolved.
public struct Document: Sendable {
    public struct Info: Sendable {
        public let title: String
        public let version: String
        public let summary: String?
        public let description: String?
    }

    public struct Server: Sendable {
        public let url: String
        public let description: String?
    }

    public struct Tag: Sendable {
        public let name: String
        public let summary: String?
        public let description: String?
    }

    /// `3.2.0`
    public let openAPIVersion: String
    public let info: Info
    public let servers: [Server]
    public let tags: [Tag]
    /// `components/schemas`, in the order of the file.
    public let schemas: [(name: String, schema: Schema)]
    /// In the order of the file: paths first, methods within a path next.
    public let operations: [Operation]
    /// What the reader has to say about a document that it accepted.
    public let warnings: [Diagnostic]

    /// The component schema of that name. Constant time.
    public func schema(named name: String) -> Schema? {
        schemaIndex[name].map { schemas[$0].schema }
    }

    let schemaIndex: [String: Int]
}

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

public struct Parameter: Sendable {
    public enum Location: String, Sendable {
        case path, query, header, cookie, querystring
    }

    public let position: SourcePosition
    public let name: String
    public let location: Location
    public let description: String?
    public let isRequired: Bool
    public let isDeprecated: Bool
    /// Filled in with the location's default (`simple` or `form`) where the document is silent.
    public let style: String
    public let explode: Bool
    public let schema: Schema?
    /// For a `content` parameter.
    public let content: [MediaType]
    public let extensions: [Node.Entry]
}

public struct RequestBody: Sendable {
    public let position: SourcePosition
    public let description: String?
    public let isRequired: Bool
    public let content: [MediaType]
}

public struct MediaType: Sendable {
    public let position: SourcePosition
    /// `application/json`
    public let name: String
    public let schema: Schema?
    /// OpenAPI 3.2, section 4.14: the schema of each item of a sequential media type.
    public let itemSchema: Schema?
    public let examples: [(name: String, value: Node)]
    public let extensions: [Node.Entry]
}

public struct Response: Sendable {
    public enum Status: Sendable, Hashable {
        case code(Int)
        /// 1 to 5, for `1XX` to `5XX`.
        case range(Int)
        case `default`
    }

    public let position: SourcePosition
    public let status: Status
    public let description: String?
    public let headers: [Header]
    public let content: [MediaType]
}

public struct Header: Sendable {
    public let position: SourcePosition
    public let name: String
    public let description: String?
    public let isRequired: Bool
    public let schema: Schema?
}
