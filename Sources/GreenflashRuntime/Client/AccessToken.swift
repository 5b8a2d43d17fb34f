public import Foundation

/// A token that may expire, as an OAuth 2.0 authorization server gives it out.
public struct AccessToken: Sendable {
    /// What is sent.
    public var value: String
    /// When it is over; `nil` where that is not known.
    public var expiry: Date?

    /// A token, and when it is over.
    public init(_ value: String, expiry: Date? = nil) {
        self.value = value
        self.expiry = expiry
    }
}

extension AccessToken: CustomStringConvertible, CustomReflectable {
    public var description: String { "AccessToken(***)" }
    public var customMirror: Mirror { Mirror(self, children: ["expiry": expiry as Any]) }
}

/// Keeps a token until shortly before it expires. Whoever asks while one is fetched waits for that one, or until they are
/// cancelled; when nobody waits any more, the fetching is cancelled.
actor AccessTokenCache {
    private enum Key { case token }

    /// A token that is over while the request is on its way is no use.
    private static let margin: TimeInterval = 30

    private let source: @Sendable () async throws -> AccessToken
    private let now: @Sendable () -> Date
    private var current: AccessToken?
    private let flights = SharedFlights<Key, AccessToken>()

    init(_ source: @escaping @Sendable () async throws -> AccessToken, now: @escaping @Sendable () -> Date = { Date() })
    {
        self.source = source
        self.now = now
    }

    /// How many wait for a token.
    var waiters: Int { flights.waiters }

    func token() async throws -> String {
        if let current, current.expiry.map({ $0 > now().addingTimeInterval(Self.margin) }) ?? true {
            return current.value
        }
        let (token, _) = try await flights.run(.token, source)
        current = token
        return token.value
    }

    func drop() {
        current = nil
    }
}
