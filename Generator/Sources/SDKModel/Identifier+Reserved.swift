extension Identifier {
    /// Type names that a declared type must not take: they would hide what generated code itself uses, or what every
    /// Swift file means by them. (`ID` is what `Identifiable` calls the type of `id`.)
    static let reservedTypes: Set<String> = [
        "Any", "AnyHashable", "AnyObject", "Array", "Bool", "CalendarDate", "Character", "Codable", "CodingKey", "Data",
        "Date", "Decimal", "Int64", "UInt64",
        "Decodable", "Decoder", "Dictionary", "Double", "Encodable", "Encoder", "Equatable", "Error",
        "ExpressibleByBooleanLiteral", "ExpressibleByFloatLiteral", "ExpressibleByIntegerLiteral",
        "ExpressibleByStringLiteral", "Float",
        "Hashable",
        "Hasher", "ID", "Identifiable", "Int", "Never", "Optional", "Protocol", "RawRepresentable", "Result", "Self",
        "Sendable", "Set", "String", "Substring", "Swift", "Task", "Type", "UInt", "URL", "UUID", "Void",
        "ByteStream", "CodableObject", "HTTPRequestBody", "MultipartBody", "MultipartForm", "MultipartPart",
        "RawResponse", "StatusResponse",
        "APIClient", "APIError", "APIRequest", "CallOptions", "DateTime", "Endpoint", "Endpoints", "EventStream",
        "IdempotencyKey", "ItemStream",
        "JSONCoding", "JSONValue", "LinkHeader", "Nullable", "ObjectReader", "ObjectWriter", "OpenEnumeration", "Page",
        "PagedList", "RateLimit", "RateLimitStatus", "RequestPath", "ServerSentEvent", "StreamEvent", "UnionReader",
        "Foundation", "GreenflashRuntime",
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
