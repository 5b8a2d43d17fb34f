#if Metrics || Tracing
    import HTTPTypes

    /// What a request is called in OpenTelemetry's conventions for HTTP clients.
    struct RequestAttributes {
        /// `http.request.method`: one that the conventions know, or `_OTHER`.
        let method: String
        /// `server.address`, of IPv6 without the brackets.
        let address: String
        /// `server.port`.
        let port: Int
        /// `url.scheme`.
        let scheme: String
        /// `url.template`; `nil` for requests of no known operation.
        let template: String?

        init(_ request: OutgoingRequest) {
            let head = request.head
            method = Self.knownMethods.contains(head.method.rawValue) ? head.method.rawValue : "_OTHER"
            scheme = head.scheme ?? "https"
            let authority = head.authority ?? ""
            let portStart = authority.lastIndex(of: ":").flatMap { colon in
                authority[colon...].contains("]") ? nil : authority.index(after: colon)
            }
            port = portStart.flatMap { Int(authority[$0...]) } ?? (scheme == "http" ? 80 : 443)
            let host = portStart.map { authority[..<authority.index(before: $0)] } ?? authority[...]
            address = host.hasPrefix("[") ? String(host.dropFirst().prefix { $0 != "]" }) : String(host)
            template = request.endpoint.template.isEmpty ? nil : request.endpoint.template
        }

        /// `url.full`, with `REDACTED` for every value of the query: they may be personal, or the key.
        static func url(of request: OutgoingRequest) -> String {
            let head = request.head
            let parts = (head.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            let query = parts.dropFirst().first.map { query in
                "?" + query.split(separator: "&").map(redacted).joined(separator: "&")
            }
            let url = "\(head.scheme ?? "https")://\(head.authority ?? "")\(parts[0])\(query ?? "")"
            return request.call.redaction(url)
        }

        /// An item without a name is all value.
        private static func redacted(_ item: some StringProtocol) -> String {
            item.contains("=") ? "\(item.prefix { $0 != "=" })=REDACTED" : "REDACTED"
        }

        /// RFC 9110 section 9, RFC 5789 (PATCH), and QUERY.
        private static let knownMethods: Set = [
            "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "QUERY", "TRACE",
        ]
    }
#endif
