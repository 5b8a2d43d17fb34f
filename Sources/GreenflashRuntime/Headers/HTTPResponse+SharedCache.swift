import HTTPTypes

extension HTTPResponse {
    /// Whether the answer certainly comes from a cache between here and the service, or of the service itself, which did
    /// nothing for it then.
    ///
    /// The word of the caches counts: `Cache-Status` (RFC 9211), and what came before it, such as `X-Cache: HIT`,
    /// `CF-Cache-Status: HIT` or `X-Vercel-Cache: HIT`. Only where there is no such word, an `Age` above zero (RFC 9111,
    /// section 5.1) says it too. An answer that was checked with the service first, such as `REVALIDATED`, is none.
    var isFromSharedCache: Bool {
        guard status.kind == .successful else { return false }
        if let text = headerFields[.cacheStatus], let caches = StructuredField.list(text) {
            return caches.contains { $0.parameters["hit"] == .boolean(true) }
        }
        let words = headerFields.filter { $0.name.saysCacheHit }
        if !words.isEmpty { return words.contains { $0.value.isCacheHit } }
        return headerFields[.age].flatMap { Int($0) }.map { $0 > 0 } ?? false
    }
}

extension HTTPField.Name {
    fileprivate static let cacheStatus = HTTPField.Name("Cache-Status")!

    /// `X-Cache`, `X-<vendor>-Cache`, `X-Cache-Status` and the like.
    fileprivate var saysCacheHit: Bool {
        let name = canonicalName
        return name == "cf-cache-status" || name == "x-cache-status"
            || name.hasPrefix("x-") && name.hasSuffix("-cache")
    }
}

extension String {
    /// `HIT`, `TCP_HIT`, `Hit from cloudfront`; one of several for a row of caches.
    fileprivate var isCacheHit: Bool {
        split(separator: ",").contains { word in
            let first = word.split { " \t:;".contains($0) }.first?.lowercased() ?? ""
            return first == "hit" || first.hasPrefix("tcp_") && first.hasSuffix("_hit")
        }
    }
}
