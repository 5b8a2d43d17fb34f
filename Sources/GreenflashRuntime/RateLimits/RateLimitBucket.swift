/// What calls are counted under: a bucket of a service, of one account.
///
/// Clients that call the same base URL with the same credential share their buckets.
public struct RateLimitBucket: Sendable, Hashable {
    /// The bucket's name in the API's description, such as `analytics`.
    public let name: String

    /// The service's address without a slash at its end, such as `https://api.example.com/v1`. Transports that play a
    /// service themselves add their ``HTTPTransport/serviceID``.
    public let service: String

    /// Stands for the credential, which cannot be found out from it: 32 hexadecimal digits of a SHA-256 over the service's
    /// address and the secret.
    ///
    /// Random keys are safe behind it. A password that can be guessed can also be tried against it, so treat what is
    /// stored under an ``id`` as private.
    public let account: String

    /// The name of a bucket of a service and an account.
    public init(_ name: String, service: String, account: String) {
        self.name = name
        self.service = service
        self.account = account
    }

    /// A key for stores, the same in every process: `analytics-5f1c…`, of letters, digits, `-`, `_` and `.` only, at most 100
    /// characters.
    public var id: String {
        let allowed = name.unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain || scalar == "_" ? Character(scalar) : "-"
        }
        let digest = SHA256Digest.of(name, service, account)
        return "\(String(allowed.prefix(40)))-\(digest.prefix(32))"
    }
}

extension RateLimitBucket {
    /// - Parameter secrets: The credential's.
    init(_ name: String, _ base: BaseURL, _ transport: any HTTPTransport, _ secrets: [String]) {
        let service = "\(base.origin)\(base.path)"
        self.init(
            name,
            service: transport.serviceID.map { "\(service)#\($0)" } ?? service,
            account: Account.fingerprint(secrets, at: service)
        )
    }
}
