/// A media type without its parameters.
struct MediaTypeName: Sendable, Hashable {
    let essence: String
    private let parameters: Substring

    init(_ text: String) {
        let essence = text.prefix { $0 != ";" }
        self.essence = essence.lowercased().filter { $0 != " " && $0 != "\t" }
        parameters = text[essence.endIndex...]
    }

    /// JSON, also with a structured syntax suffix (RFC 6839).
    var isJSON: Bool { essence == "application/json" || essence.hasSuffix("+json") }

    /// The `charset` parameter, in lower case.
    var charset: String? {
        for parameter in parameters.split(separator: ";") {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].filter({ $0 != " " }).lowercased() == "charset" else { continue }
            return parts[1].lowercased().filter { $0 != " " && $0 != "\"" }
        }
        return nil
    }
}
