import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension TransportError {
    /// URLSession reported neither a response nor an error.
    static var noResponse: TransportError {
        TransportError(
            .lost,
            requestMayHaveReachedServer: true,
            message: "The connection was closed before a response arrived."
        )
    }

    /// What an error of URLSession means for the request.
    init(urlSession error: any Error, afterHead: Bool) {
        let code = (error as? URLError)?.code
        var kind = code.map(Self.kind) ?? .lost
        #if canImport(FoundationNetworking)
            if code == .unknown, Self.isHandshakeFailure(error.localizedDescription) { kind = .tls }
            // What it says of an answer that is none, such as the rest of one that was longer than it announced.
            if code == .unsupportedURL, error.localizedDescription.contains("HTTP/0.9") { kind = .lost }
        #endif
        self.init(
            kind,
            requestMayHaveReachedServer: afterHead || ![.connect, .tls, .invalidRequest].contains(kind),
            message: Self.message(kind, error, afterHead: afterHead),
            cause: error
        )
    }

    private static func kind(of code: URLError.Code) -> Kind {
        switch code {
        case .timedOut:
            .timeout
        case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet,
            .internationalRoamingOff, .callIsActive, .dataNotAllowed:
            .connect
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection:
            .tls
        case .badURL, .unsupportedURL:
            .invalidRequest
        default:
            .lost
        }
    }

    #if canImport(FoundationNetworking)
        /// FoundationNetworking has no code for what is wrong with a certificate, only libcurl's words.
        private static func isHandshakeFailure(_ words: String) -> Bool {
            [
                "SSL certificate problem", "SSL: no alternative certificate", "SSL: certificate subject",
                "TLS connect error", "OpenSSL/",
            ]
            .contains { words.hasPrefix($0) } || words.contains("SSL_connect:")
        }
    #endif

    private static func message(_ kind: Kind, _ error: any Error, afterHead: Bool) -> String {
        let detail = error.localizedDescription
        return switch kind {
        case .timeout where afterHead:
            "The response stalled: nothing arrived for longer than the timeout."
        case .timeout:
            "No response arrived within the timeout."
        case .connect:
            "No connection could be made (\(detail))."
        case .tls:
            "No secure connection could be made (\(detail))."
        case .lost where afterHead:
            "The connection was lost before the response was complete (\(detail))."
        default:
            "The connection failed before a response arrived (\(detail))."
        }
    }
}
