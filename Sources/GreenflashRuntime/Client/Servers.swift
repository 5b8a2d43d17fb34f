import Foundation

/// Where a request goes, and whether the credential is meant for that place.
final class Destination: Sendable {
    let base: BaseURL
    let isTrusted: Bool

    init(base: BaseURL, isTrusted: Bool) {
        self.base = base
        self.isTrusted = isTrusted
    }
}

/// Where operations with a server of their own are.
struct Servers: Sendable {
    private let base: BaseURL
    private let standard: Destination
    private let known: [String: Destination]
    private let allowsInsecureHTTP: Bool
    private let hasCredential: Bool

    /// - Throws: ``APIError`` with the code ``APIError/Code/configuration``, where a configured URL is none to call.
    init(_ configuration: ClientConfiguration, base: BaseURL) throws {
        self.base = base
        standard = Destination(base: base, isTrusted: true)
        allowsInsecureHTTP = configuration.allowsInsecureHTTP
        hasCredential = configuration.credential != nil
        known = try configuration.servers.mapValues {
            let base = try BaseURL($0, allowsInsecureHTTP: configuration.allowsInsecureHTTP)
            return Destination(base: base, isTrusted: true)
        }
    }

    /// - Throws: ``APIError`` with the code ``APIError/Code/configuration``: the credential is not meant for the server.
    func destination(of endpoint: Endpoint) throws -> Destination {
        guard let server = endpoint.server else { return standard }
        if let known = known[server] { return known }
        let text = server.hasPrefix("/") ? "\(base.origin.scheme)://\(base.authority)\(server)" : server
        guard let url = URL(string: text) else {
            throw error(endpoint, "The server \(server) of this operation is no URL.")
        }
        let other = try BaseURL(url, allowsInsecureHTTP: allowsInsecureHTTP)
        if other.origin == base.origin { return Destination(base: other, isTrusted: true) }
        guard !endpoint.sendsCredential || !hasCredential else {
            throw error(
                endpoint,
                """
                This operation is on \(other.origin), and the credential goes to \(base.origin) only. If it is meant for \
                both, add the server to the configuration: servers["\(server)"] = URL(string: "\(server)").
                """
            )
        }
        return Destination(base: other, isTrusted: false)
    }

    private func error(_ endpoint: Endpoint, _ message: String) -> APIError {
        var error = APIError(.configuration, message)
        error.operation = endpoint.id
        return error
    }
}
