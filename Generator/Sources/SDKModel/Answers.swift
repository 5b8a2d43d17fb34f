public import YAML

/// An answer that is another one with every status.
public struct StatusAnswers: Sendable {
    public enum Content: Sendable, Hashable {
        case value(TypeReference)
        case text
        case bytes
        case none
    }

    public enum Status: Sendable, Hashable {
        case code(Int)
        /// 2, for `2XX`.
        case range(Int)
        case other
    }

    public struct Case: Sendable {
        public var name: String
        public var status: Status
        public var content: Content
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    public var cases: [Case]
}

/// The fields of a body of type `multipart/form-data`.
public struct MultipartFields: Sendable {
    public enum Kind: Sendable, Hashable {
        /// A file, or anything else that the caller makes a part of.
        case part
        case parts
        /// Anything else, with the media type where it is not the one that the value implies.
        case field(contentType: String?)
        case styled(ParameterStyle)
    }

    public struct Field: Sendable {
        public var wireName: String
        public var name: String
        public var type: TypeReference
        public var kind: Kind
        /// Of a part that has none of its own.
        public var contentType: String?
        public var isRequired: Bool
        public var documentation: Documentation
        /// Where the document describes it.
        public var position: SourcePosition?
    }

    public var fields: [Field]
}

/// A header field of answers.
public struct ResponseHeader: Sendable {
    public var wireName: String
    public var name: String
    public var type: TypeReference
    /// The text is JSON.
    public var isJSON: Bool
    public var documentation: Documentation
    /// Where the document describes it first.
    public var position: SourcePosition?
}

/// A way to prove who sends a request.
public struct CredentialKind: Sendable {
    public enum Kind: Sendable, Hashable {
        case bearer
        case basic
        /// The caller has to get a token, and another one when it expires.
        case accessToken
        case apiKeyHeader(String)
        case apiKeyQuery(String)
        case apiKeyCookie(String)
    }

    public var name: String
    public var kind: Kind
    public var documentation: Documentation
    /// Where the document describes it.
    public var position: SourcePosition?
}
