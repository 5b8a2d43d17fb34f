import Foundation

/// The address of the service, in the parts that a request is put together from.
///
/// The parts are taken out of the URL's text as they are, so that no percent-encoding changes.
struct BaseURL: Sendable, Hashable {
    let url: URL
    let origin: Origin
    /// As it stands in the URL, for the wire.
    let authority: String
    /// The path prefix without a slash at its end.
    let path: String

    /// - Throws: ``APIError`` with the code ``APIError/Code/configuration``.
    init(_ url: URL, allowsInsecureHTTP: Bool) throws {
        let text = url.absoluteString
        func invalid(_ reason: String) -> APIError {
            // The text may have a password in it.
            APIError(.configuration, "The base URL \(reason). It looks like https://api.example.com/v1.")
        }
        guard let origin = Origin(url) else {
            throw invalid("needs the scheme http or https, and a host")
        }
        guard url.user == nil, url.password == nil, !origin.authority.contains("@") else {
            throw invalid("must not have a user or a password in it; the credential is sent in a header")
        }
        guard url.query == nil, url.fragment == nil, !text.contains("?"), !text.contains("#") else {
            throw invalid("must not have a query or a fragment")
        }
        // In an address of IPv6 it stands before the zone.
        guard origin.authority.hasPrefix("[") || !origin.authority.contains("%") else {
            throw invalid("has a host with a percent sign in it")
        }
        let segments = Self.pathAndQuery(of: text).split(separator: "/")
        guard !segments.contains(where: { PercentEncoding.isDotSegment($0) }) else {
            throw invalid("must not have \".\" or \"..\" in its path")
        }
        guard origin.scheme == "https" || origin.isLoopback || allowsInsecureHTTP else {
            throw APIError(
                .configuration,
                """
                The base URL http://\(origin.host) would send the key unencrypted. Use https; or, if \
                you trust the network, set allowsInsecureHTTP in the client's configuration.
                """
            )
        }
        self.url = url
        self.origin = origin
        authority = origin.authority
        var path = Self.pathAndQuery(of: text)
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// What follows the authority in an absolute URL, without the fragment, exactly as it is written.
    static func pathAndQuery(of text: String) -> String {
        guard let schemeEnd = text.range(of: "://") else { return "" }
        let rest = text[schemeEnd.upperBound...]
        guard let start = rest.firstIndex(where: { $0 == "/" || $0 == "?" || $0 == "#" }) else { return "" }
        let end = rest.firstIndex(of: "#") ?? rest.endIndex
        let pathAndQuery = String(rest[start..<max(start, end)])
        return pathAndQuery.hasPrefix("?") ? "/" + pathAndQuery : pathAndQuery
    }
}

/// Scheme, host and port: whom a credential is meant for (RFC 6454).
struct Origin: Sendable, Hashable, CustomStringConvertible {
    let scheme: String
    let host: String
    let port: Int
    /// As it stands in the URL; no part of what makes two origins equal.
    let authority: String

    init?(_ url: URL) {
        let text = url.absoluteString
        guard let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = url.host?.lowercased(), !host.isEmpty,
            let start = text.range(of: "://")?.upperBound
        else { return nil }
        self.scheme = scheme
        self.host = host
        port = url.port ?? (scheme == "https" ? 443 : 80)
        authority = String(text[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }

    static func == (lhs: Origin, rhs: Origin) -> Bool {
        lhs.scheme == rhs.scheme && lhs.host == rhs.host && lhs.port == rhs.port
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(scheme)
        hasher.combine(host)
        hasher.combine(port)
    }

    var isLoopback: Bool {
        let host = host.trimmingCharacters(in: ["[", "]"])
        if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    var description: String {
        let isDefault = port == (scheme == "https" ? 443 : 80)
        let host = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
        return isDefault ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
    }
}
