/// What the generated module will contain, in terms of Swift and free of Swift syntax: the last stop before text.
public struct SDK: Sendable {
    /// The name of the generated module, such as `GreenflashAPI`.
    public var module: String
    /// The document's title and version, for file headers and documentation.
    public var title: String
    public var version: String
    /// The first is where the service is unless a client says otherwise.
    public var servers: [Server]
    /// URLs that operations have of their own, each once.
    public var operationServers: [String]
    public var types: [TypeDeclaration]
    public var resources: [Resource]
    /// Header fields of answers, sorted by name.
    public var responseHeaders: [ResponseHeader]
    /// Ways to prove who sends a request, in the order of the document.
    public var credentials: [CredentialKind]
    /// What the transport has to bring, a paragraph for each.
    public var transportNotes: [String]
}

/// Where the service can be reached.
public struct Server: Sendable {
    /// With the defaults of its variables.
    public var url: String
    public struct Variable: Sendable {
        public var wireName: String
        public var name: String
        public var defaultValue: String
        public var documentation: Documentation
    }

    /// With its variables in braces.
    public var template: String
    public var variables: [Variable]
    public var description: String?
}

/// The operations that share the first part of their `operationId`.
public struct Resource: Sendable {
    /// `users`; what ``TypeDeclaration/resource`` says.
    public var name: String
    /// `users`, as the client's property is called.
    public var propertyName: String
    /// `UsersResource`
    public var typeName: String
    public var documentation: Documentation
    public var methods: [Method]
}

/// Prose for a doc comment, as the specification says it.
public struct Documentation: Sendable {
    public var summary: String?
    public var description: String?
    /// Short facts that follow the prose, one paragraph each: limits, defaults, plans.
    public var notes: [String]
    public var isDeprecated: Bool

    public init(summary: String? = nil, description: String? = nil, notes: [String] = [], isDeprecated: Bool = false) {
        self.summary = summary
        self.description = description
        self.notes = notes
        self.isDeprecated = isDeprecated
    }

    /// Whether there is nothing to say.
    public var isEmpty: Bool {
        summary?.isEmpty != false && description?.isEmpty != false && notes.isEmpty && !isDeprecated
    }
}
