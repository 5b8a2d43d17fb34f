public import YAML

/// One way in which requests prove who sends them: an entry of `components/securitySchemes`.
public struct SecurityScheme: Sendable {
    public enum Kind: Sendable {
        /// The key is sent as it is, under this name.
        case apiKey(name: String, location: Location)
        /// A scheme of the `Authorization` header (RFC 9110, section 11), in lower case: `basic`, `bearer`, `digest`.
        case http(scheme: String, bearerFormat: String?)
        /// A certificate of the client (OpenAPI 3.1).
        case mutualTLS
        case oauth2(flows: [OAuthFlow], metadataURL: String?)
        case openIDConnect(url: String)
    }

    /// Where an API key is sent.
    public enum Location: String, Sendable, CaseIterable {
        case query, header, cookie
    }

    public let position: SourcePosition
    /// What requirements call it.
    public internal(set) var name: String
    public let kind: Kind
    public internal(set) var description: String?
    /// OpenAPI 3.2.
    public let isDeprecated: Bool
    public let extensions: [Node.Entry]
}

/// One way to get an OAuth 2 token.
public struct OAuthFlow: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case implicit, password, clientCredentials, authorizationCode
        /// OpenAPI 3.2.
        case deviceAuthorization
    }

    public let kind: Kind
    public let authorizationURL: String?
    public let deviceAuthorizationURL: String?
    public let tokenURL: String?
    public let refreshURL: String?
    public let scopes: [(name: String, description: String)]
}

/// Security schemes that a request needs all together. Of a list of requirements, one is enough.
public struct SecurityRequirement: Sendable {
    public let position: SourcePosition
    /// Names in `components/securitySchemes`, with the scopes (or roles) that are needed.
    public let schemes: [(name: String, scopes: [String])]

    /// `{}`: the request may go without any.
    public var isAnonymous: Bool { schemes.isEmpty }
}
