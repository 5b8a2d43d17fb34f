import Foundation
import HTTPTypes

/// The secret that a client sends with every request. It never appears in a description, a dump, a log or an error.
public struct Credential: Sendable {
    let header: HTTPField.Name
    private let scheme: String
    private let secret: @Sendable () -> String

    /// `Authorization: Bearer <token>`.
    public static func bearer(_ token: String) -> Credential {
        bearer { token }
    }

    /// `Authorization: Bearer <token>`, with a token that is asked for before every request, so that it can be rotated.
    public static func bearer(_ token: @escaping @Sendable () -> String) -> Credential {
        Credential(header: .authorization, scheme: "Bearer ", secret: token)
    }

    private init(header: HTTPField.Name, scheme: String, secret: @escaping @Sendable () -> String) {
        self.header = header
        self.scheme = scheme
        self.secret = secret
    }

    /// What is sent, and what has to be kept out of every message.
    func reveal() -> (headerValue: String, secret: String) {
        let secret = secret()
        return (scheme + secret, secret)
    }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { scheme + "***" }
    public var debugDescription: String { description }
    // dump() and the debugger look through descriptions; a closure would not print its token, but there is no need to try.
    public var customMirror: Mirror { Mirror(self, children: [("value", description)]) }
}
