public import YAML

/// One operation, as a method of its resource.
public struct Method: Sendable {
    public enum PathPart: Sendable {
        case literal(String)
        /// The name of a parameter on the wire.
        case parameter(String)
    }

    public enum Result: Sendable {
        case value(TypeReference)
        /// A page of a list; how the pages follow one another says ``Method/paging``.
        case list(element: TypeReference)
        /// Server-sent events that are told apart by their names.
        case events(TypeReference)
        /// A stream of JSON values of one type.
        case items(TypeReference, StreamFormat)
        /// JSON, or nothing.
        case optionalValue(TypeReference)
        /// A declared type with a case for each status.
        case statuses(TypeReference)
        case text
        case bytes
        case none
    }

    /// Statuses that say that the call failed, and what their bodies are.
    public struct Failure: Sendable {
        /// `404`, `4XX`, `default`
        public var statuses: [String]
        public var type: TypeReference
    }

    public var operationID: String
    public var name: String
    public var documentation: Documentation
    /// `GET`
    public var httpMethod: String
    /// `/users/{userId}`
    public var path: String
    public var pathParts: [PathPart]
    public var parameters: [MethodParameter]
    public var body: Body?
    public var result: Result
    /// How the pages of a list follow one another. `nil`: a `Link` header names the next.
    public var paging: Paging?
    /// What the answer is, in the specification's words.
    public var resultDescription: String?
    public var isSafeToRepeat: Bool
    /// What HTTP says of the method, whatever the operation.
    public var isIdempotent: Bool { Self.idempotent.contains(httpMethod) }
    public var rateLimit: RateLimit?
    /// The media types that are asked for, where they are not those that the kind of result implies.
    public var accept: String?
    /// Where the operation is, if not where the others are: a URL, or a path on the same origin.
    public var server: String?
    public var sendsCredential = true
    public var failures: [Failure] = []
    /// Names of the answer's header fields that the document describes.
    public var responseHeaders: [String] = []
    /// Where the document describes it.
    public var position: SourcePosition?

    /// RFC 9110, section 9.2.2; and QUERY, which changes nothing either.
    static let idempotent: Set = ["DELETE", "GET", "HEAD", "OPTIONS", "PUT", "QUERY", "TRACE"]
}

/// What a stream puts around each of its items.
public enum StreamFormat: Sendable, Hashable {
    /// The data of server-sent events; some data may end the stream instead of being an item.
    case events(terminator: String?)
    /// A line for each.
    case lines(mediaType: String)
    /// A record separator before each (RFC 7464).
    case sequence(mediaType: String)
}

public struct MethodParameter: Sendable {
    public enum Location: Sendable {
        case path, query, header, cookie
        /// The whole query is written from one value.
        case querystring
        /// Every entry of a dictionary is a query parameter of its own.
        case freeFormQuery
    }

    public var wireName: String
    public var name: String
    public var location: Location
    /// Nil where there is nothing to choose: a single value, or one that repeats the name in a query.
    public var style: ParameterStyle?
    public var type: TypeReference
    public var isRequired: Bool
    /// The only value that the parameter can have; such a parameter is sent but never asked for.
    public var constant: String?
    public var documentation: Documentation
    /// Where the document describes it.
    public var position: SourcePosition?
}

public struct Body: Sendable {
    /// A field that the client fills with a fresh key where the caller left it out.
    public struct IdempotencyKey: Sendable {
        /// The list whose elements carry the key, if it is not the body itself.
        public var list: String?
        public var isListOptional: Bool
        public var property: String
    }

    /// How the body is written.
    public enum Content: Sendable {
        case json
        /// Fields that are not written in the default way, with their styles.
        case form([(name: String, style: ParameterStyle)])
        /// A declared type, or the runtime's own, of named parts.
        case multipartForm
        /// A list of parts without names.
        case parts
        case text
        case bytes
    }

    public var content: Content
    /// `application/json`
    public var mediaType: String
    public var type: TypeReference
    public var isRequired: Bool
    public var documentation: Documentation
    public var idempotencyKeys: [IdempotencyKey]
    /// Names of properties one of which must be set for the keys to be worth anything. Empty: no such condition.
    public var idempotencyScope: [String]
}

public struct RateLimit: Sendable {
    public var bucket: String
    /// In seconds.
    public var window: Int
    /// The query parameter, and the value of it that is not counted.
    public var exemption: (parameter: String, value: String)?
}
