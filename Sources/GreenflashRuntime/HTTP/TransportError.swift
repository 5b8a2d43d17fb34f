/// Why there is no response, or only part of one.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What failed. More kinds may come.
    public struct Kind: Hashable, Sendable, CustomStringConvertible {
        /// The name, such as `connect`.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// No connection: the name is unknown, nobody listens, or there is no network.
        public static let connect = Kind("connect")
        /// No secure connection: the certificate or the handshake was refused.
        public static let tls = Kind("tls")
        /// The connection was lost before the response was complete.
        public static let lost = Kind("lost")
        /// Nothing arrived for longer than ``TransportOptions/timeout``.
        public static let timeout = Kind("timeout")
        /// The reader was slower than the server, and too many bytes piled up.
        public static let bufferOverflow = Kind("bufferOverflow")
        /// The request cannot be expressed in HTTP: a line break in a header, a URL that is none.
        public static let invalidRequest = Kind("invalidRequest")
        /// The transport was shut down before.
        public static let closed = Kind("closed")
    }

    /// What failed.
    public var kind: Kind

    /// `false` only where it is certain that the server has seen nothing of the request.
    public var requestMayHaveReachedServer: Bool

    /// What happened, in a sentence.
    public var message: String

    /// The error of the HTTP library, if there was one.
    public var cause: (any Error)?

    /// An error for transports to throw.
    public init(_ kind: Kind, requestMayHaveReachedServer: Bool, message: String, cause: (any Error)? = nil) {
        self.kind = kind
        self.requestMayHaveReachedServer = requestMayHaveReachedServer
        self.message = message
        self.cause = cause
    }

    public var description: String {
        "\(kind): \(message)"
    }
}
