public import Foundation

/// The query, parameter by parameter.
extension APIRequest {
    /// Adds a query parameter; `nil` sends none and keeps its place.
    public mutating func query(_ name: String, _ value: String?) {
        queryItems.append(name, value)
    }

    /// Adds a whole number; `nil` sends none.
    public mutating func query(_ name: String, _ value: Int?) {
        query(name, value.map(String.init))
    }

    /// Numbers without a fraction are written without one: `1`, not `1.0`.
    public mutating func query(_ name: String, _ value: Double?) {
        attempt("query parameter", name) { request in
            request.queryItems.append(name, try value.map(ParameterValue.text))
        }
    }

    /// Adds `true` or `false`; `nil` sends none.
    public mutating func query(_ name: String, _ value: Bool?) {
        query(name, value.map { $0 ? "true" : "false" })
    }

    /// Adds a point in time, as ``DateTime/string(_:)`` writes it; `nil` sends none.
    public mutating func query(_ name: String, _ value: Date?) {
        attempt("query parameter", name) { request in
            request.queryItems.append(name, try value.map(ParameterValue.text))
        }
    }

    /// Adds a value of an enumeration; `nil` sends none.
    public mutating func query(_ name: String, _ value: (some OpenEnumeration)?) {
        query(name, value?.rawValue)
    }

    /// Repeats the name for every value.
    public mutating func query(_ name: String, _ values: [String]?) {
        for value in values ?? [] {
            queryItems.append(name, value)
        }
    }

    /// Repeats the name for every value.
    public mutating func query(_ name: String, _ values: [some OpenEnumeration]?) {
        query(name, values?.map(\.rawValue))
    }

    /// Adds a parameter of any kind in a style: structures, dictionaries, arrays and single values; `nil` sends none.
    public mutating func query(_ name: String, _ value: (any Encodable & Sendable)?, _ style: ParameterStyle) {
        guard let value else { return queryItems.append(name, nil) }
        attempt("query parameter", name) { request in
            for item in try style.items(name, value, encode: style.queryEncoding) { request.queryItems.append(item) }
        }
    }

    /// Adds a list in a style; `nil` and a list without elements send none.
    public mutating func query(_ name: String, _ values: [String]?, _ style: ParameterStyle) {
        guard let values else { return queryItems.append(name, nil) }
        query(name, values as any Encodable & Sendable, style)
    }

    /// Sets the whole query from one value (OpenAPI 3.2, `in: querystring`).
    ///
    /// - Parameters:
    ///   - value: The members of an object, each a parameter; with the style ``ParameterStyle/json`` any JSON, and with
    ///     ``ParameterStyle/simple`` a text that is percent-encoded as a whole.
    ///   - style: How it is written.
    public mutating func querystring(_ value: (any Encodable & Sendable)?, _ style: ParameterStyle) {
        guard let value else { return }
        guard style == .explodedForm else {
            return attempt("query", "string") { request in
                let text = try style.text("", value, encode: style.queryEncoding)
                text.map { request.queryItems.append(encoded: $0) }
            }
        }
        query("", value, style)
    }

    /// Adds free-form parameters, sorted by name.
    public mutating func query(_ variables: [String: String]?) {
        for (name, value) in (variables ?? [:]).sorted(by: { $0.key < $1.key }) {
            queryItems.append(name, value)
        }
    }

    /// The query without its question mark, or `nil` for none.
    public var percentEncodedQuery: String? { queryItems.percentEncoded }
}
