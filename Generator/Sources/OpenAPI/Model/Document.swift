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
        /// With the defaults of its variables filled in.
        public let url: String
        /// With its variables as they stand in the document: `https://{host}/v1`.
        public let template: String
        /// OpenAPI 3.2.
        public let name: String?
        public let description: String?
    }

    public struct Tag: Sendable {
        public let name: String
        /// OpenAPI 3.2.
        public let summary: String?
        public let description: String?
        /// OpenAPI 3.2: the name of the tag that this one is nested under.
        public let parent: String?
        /// OpenAPI 3.2: `nav`, `badge`, `audience` or a word of the document's own.
        public let kind: String?
    }

    /// `3.2.0`
    public let openAPIVersion: String
    /// OpenAPI 3.2, `$self`: the document's own URI.
    public let selfURI: String?
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
