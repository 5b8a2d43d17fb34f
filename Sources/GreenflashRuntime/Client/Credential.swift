import Foundation
import HTTPTypes

/// The secret that a client sends with every request. It never appears in a description, a dump, a log or an error.
public struct Credential: Sendable {
    /// Where a secret goes.
    enum Place: Sendable {
        case header(String, prefix: String)
        case query(String)
        case cookie(String)
    }

    /// What a secret is, or who knows it.
    enum Secret: Sendable {
        case fixed(String)
        case asked(@Sendable () async throws -> String)

        func callAsFunction() async throws -> String {
            switch self {
            case .fixed(let secret): secret
            case .asked(let source): try await source()
            }
        }
    }

    /// One secret in one place. A credential may be several.
    struct Part: Sendable {
        let place: Place
        let secret: Secret
        /// Further texts that give the secret away, such as a password before it was encoded.
        var alsoSecret: [String] = []
        /// Called when the service refused the secret.
        var refused: @Sendable () async -> Void = {}
    }

    let parts: [Part]
    /// Those of all parts, in order, where none of them has to be asked for.
    let fixedSecrets: [String]?

    /// `Authorization: Bearer <token>`.
    public static func bearer(_ token: String) -> Credential {
        Credential([Part(place: .header("Authorization", prefix: "Bearer "), secret: .fixed(token))])
    }

    /// `Authorization: Bearer <token>`, with a token that is asked for before every attempt of every request, so that it
    /// can be rotated; see ``accessToken(_:)`` for tokens that expire. It is asked for once more where a ``ResponseCache`` has
    /// to know whose call it is, and again after a wait for a rate limit.
    ///
    /// Rate limits and caches tell accounts apart by their token: one that changes begins a new count.
    ///
    /// What the closure throws ends the call: an ``APIError`` as it is, anything else as one with the code
    /// ``APIError/Code/authentication``.
    public static func bearer(_ token: @escaping @Sendable () async throws -> String) -> Credential {
        Credential([Part(place: .header("Authorization", prefix: "Bearer "), secret: .asked(token))])
    }

    /// `Authorization: Bearer <token>`, with a token that is kept until shortly before it expires, or until the service
    /// refuses it (401). For OAuth 2.0 and OpenID Connect.
    ///
    /// - Parameter source: Gets a token from whoever gives them out. It is called once for all calls that need one at the
    ///   same time, and cancelled when the last of them is.
    public static func accessToken(_ source: @escaping @Sendable () async throws -> AccessToken) -> Credential {
        let cache = AccessTokenCache(source)
        let place = Place.header("Authorization", prefix: "Bearer ")
        let secret = Secret.asked { try await cache.token() }
        return Credential([Part(place: place, secret: secret, refused: { await cache.drop() })])
    }

    /// `Authorization: Basic <user and password in base64>` (RFC 7617).
    public static func basic(username: String, password: String) -> Credential {
        let encoded = Data("\(username):\(password)".utf8).base64EncodedString()
        let place = Place.header("Authorization", prefix: "Basic ")
        return Credential([Part(place: place, secret: .fixed(encoded), alsoSecret: [password])])
    }

    /// A key in a header field, exactly as it is.
    public static func apiKey(_ key: String, header name: String) -> Credential {
        // Behind a scheme such as `Bot`, the key itself is as secret as both together.
        let last = key.split(separator: " ").last.map(String.init) ?? ""
        return Credential([Part(place: .header(name, prefix: ""), secret: .fixed(key), alsoSecret: [last])])
    }

    /// A key in the query. It then stands in the service's access log, and in every proxy's; prefer a header field where
    /// the service takes one.
    public static func apiKey(_ key: String, query name: String) -> Credential {
        Credential([Part(place: .query(name), secret: .fixed(key), alsoSecret: [PercentEncoding.encode(key)])])
    }

    /// A key in a cookie.
    public static func apiKey(_ key: String, cookie name: String) -> Credential {
        Credential([Part(place: .cookie(name), secret: .fixed(key))])
    }

    /// Several credentials, all of them sent.
    public static func all(_ credentials: Credential...) -> Credential {
        Credential(credentials.flatMap(\.parts))
    }

    private init(_ parts: [Part]) {
        self.parts = parts
        let fixed = parts.compactMap { part in
            if case .fixed(let secret) = part.secret { secret } else { nil }
        }
        fixedSecrets = fixed.count == parts.count ? fixed : nil
    }

    /// To be called when the service answers 401.
    func refused() async {
        for part in parts { await part.refused() }
    }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String {
        parts.map { part in
            switch part.place {
            case .header("Authorization", let prefix) where !prefix.isEmpty: prefix + "***"
            case .header(let name, _): "\(name): ***"
            case .query(let name): "?\(name)=***"
            case .cookie(let name): "Cookie: \(name)=***"
            }
        }
        .joined(separator: ", ")
    }

    public var debugDescription: String { description }
    // dump() and the debugger look through descriptions; a closure would not print its token, but there is no need to try.
    public var customMirror: Mirror { Mirror(self, children: [("value", description)]) }
}
