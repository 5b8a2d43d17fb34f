extension Identifier {
    /// Type names that a declared type must not take: it would hide what generated code itself uses, what every Swift file
    /// means by them, or what of the runtime is beside it wherever the module is used. Other names of Swift and Foundation
    /// are free: `Module.Notification` tells those apart in a file that uses both.
    static let reservedTypes = swiftTypes.union(foundationTypes).union(runtimeTypes)

    /// `ID` and the like are what protocols call types that belong to a conforming one. `StringLiteralType` and the like say
    /// what a literal is in the whole module.
    private static let swiftTypes: Set = [
        "Any", "AnyHashable", "AnyObject", "Array", "Bool", "BooleanLiteralType", "Character", "Codable", "CodingKey",
        "Decodable", "Decoder", "Dictionary", "Double", "Duration", "Encodable", "Encoder", "Equatable", "Error",
        "ExpressibleByBooleanLiteral", "ExpressibleByFloatLiteral", "ExpressibleByIntegerLiteral",
        "ExpressibleByStringInterpolation", "ExpressibleByStringLiteral", "ExtendedGraphemeClusterLiteralType",
        "ExtendedGraphemeClusterType", "Float", "FloatLiteralType", "Hashable", "Hasher", "ID", "Identifiable", "Int",
        "Int64", "IntegerLiteralType", "MainActor", "Never", "Optional", "Protocol", "RawRepresentable",
        "Result", "Self", "Sendable", "Set", "String", "StringInterpolation", "StringLiteralType", "Substring",
        "Swift", "Task", "Type", "UInt", "UInt64", "UnicodeScalarLiteralType", "UnicodeScalarType", "Void",
    ]

    private static let foundationTypes: Set = ["Data", "Date", "Decimal", "Foundation", "URL", "UUID"]

    /// Everything public, and what generated code declares itself.
    private static let runtimeTypes: Set = [
        "APIClient", "APIError", "APIRequest", "AccessToken", "ArrayReader", "ArrayWriter", "AsyncHTTPClientTransport",
        "ByteStream", "CalendarDate", "CallOptions", "ClientConfiguration", "ClientMiddleware", "CodableObject",
        "Credential", "DateTime", "Endpoint", "Endpoints", "EventStream", "FieldPath", "FileRateLimitStore",
        "GreenflashRuntime", "HTTPBody", "HTTPBodySource", "HTTPRequestBody", "HTTPTransport", "HTTPTransportResponse",
        "IdempotencyKey", "InProcessRateLimitStore", "IncomingResponse", "Indirect", "ItemFormat", "ItemStream",
        "JSONCoding", "JSONValue", "LinkHeader", "MiddlewareChain", "MultipartBody", "MultipartForm", "MultipartPart",
        "Nullable", "ObjectReader", "ObjectWriter", "OpenEnumeration", "OpenIntegerEnumeration", "OpenUnion",
        "OutgoingRequest", "Page", "PageStyle", "PagedList", "Pages", "ParameterStyle", "QueryItems", "RateLimit",
        "RateLimitBucket", "RateLimitChanges", "RateLimitPolicy", "RateLimitQuota", "RateLimitRecord", "RateLimitState",
        "RateLimitStatus", "RateLimitStore", "RateLimits", "RawResponse", "RequestPath", "ResponseCache",
        "ResponseHeader", "ResponseInfo", "RetryAfter", "RetryPolicy", "ServerSentEvent", "ServerSentEventParser",
        "SingleValueWriter", "StatusResponse", "StreamEvent", "TransportError", "TransportOptions",
        "URLSessionTransport", "UndecodableElement", "UndecodableElements", "UnionReader",
    ]

    /// Names that a property of a structure must not take: its protocols have them already, or backticks do not make
    /// them ordinary.
    static let reservedProperties: Set<String> = ["hashValue", "init", "self"]

    /// Names that a parameter must not take.
    static let reservedParameters: Set<String> = ["options", "self"]

    /// Names that a well-known value of an enumeration must not take.
    static let reservedCases: Set<String> = [
        "cases", "description", "hashValue", "isKnown", "knownCases", "rawValue", "self", "Type", "init",
    ]

    /// Names that a member of a union must not take.
    static let reservedUnionCases: Set<String> = ["hashValue", "init", "self", "unknown"]

    /// Names that an event of a stream must not take, which are members of `StreamEvent` too.
    static let reservedEventCases: Set<String> = reservedUnionCases.union([
        "hasFinalEvent", "isFinal", "partialText", "serverSentEvent",
    ])

    /// Names that a method must not take: its resource has them already, or backticks do not make them ordinary.
    static let reservedMethods: Set<String> = ["client", "init", "self"]

    /// Names that a resource must not take: the client has them already, or backticks do not make them ordinary.
    static let reservedResources: Set<String> = ["api", "init", "self"]

    /// A type name that hides nothing: `Error` becomes `ErrorModel`, a type called `Type` becomes `Kind`.
    static func declarableType(_ name: String) -> String {
        guard reservedTypes.contains(name) else { return name }
        return name == "Type" ? "Kind" : name + "Model"
    }
}
