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
        /// A part of the URL that a user may choose.
        public struct Variable: Sendable {
            public let position: SourcePosition
            public let name: String
            public let defaultValue: String
            /// The values that are admitted; empty where any is.
            public let values: [String]
            public let description: String?
        }

        public let position: SourcePosition
        /// With the defaults of its variables filled in.
        public let url: String
        /// With its variables as they stand in the document: `https://{host}/v1`.
        public let template: String
        /// OpenAPI 3.2.
        public let name: String?
        public let description: String?
        /// In the order of the file.
        public let variables: [Variable]
        public let extensions: [Node.Entry]
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
        /// Where there is more to read.
        public let externalDocumentation: String?
    }

    /// `3.2.0`
    public let openAPIVersion: String
    /// OpenAPI 3.2, `$self`: the document's own URI.
    public let selfURI: String?
    public let info: Info
    public let servers: [Server]
    public let tags: [Tag]
    /// `components/schemas`, in the order of the file.
    public internal(set) var schemas: [(name: String, schema: Schema)]
    /// `components/securitySchemes`, in the order of the file.
    public let securitySchemes: [SecurityScheme]
    /// What every operation needs that does not say otherwise: one of these. Nil where the document is silent.
    public let security: [SecurityRequirement]?
    /// In the order of the file: paths first, methods within a path next.
    public internal(set) var operations: [Operation]
    /// What the reader has to say about a document that it accepted.
    public let warnings: [Diagnostic]

    /// The component schema of that name. Constant time.
    public func schema(named name: String) -> Schema? {
        schemaIndex[name].map { schemas[$0].schema }
    }

    /// The security scheme of that name.
    public func securityScheme(named name: String) -> SecurityScheme? {
        securitySchemes.first { $0.name == name }
    }

    var schemaIndex: [String: Int]
}
