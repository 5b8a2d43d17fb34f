public import Foundation
public import HTTPTypes

/// One call of an endpoint: its path, query, header fields and body.
///
/// ```swift
/// var request = APIRequest(endpoint, path: "/users/\(userID, name: "userId")")
/// request.query("mode", mode)
/// request.json(body)
/// ```
///
/// A value that can't be sent makes the request invalid; the error is thrown when it is sent.
public struct APIRequest: Sendable {
    /// The operation that the request is for.
    public let endpoint: Endpoint
    /// The path below the base URL.
    public var path: RequestPath
    /// The query, in the order of the calls that made it.
    public private(set) var queryItems = QueryItems()
    /// Header fields of this operation.
    public private(set) var headers = HTTPFields()
    /// What the body's JSON is made from when the request is sent.
    public private(set) var body: (any Encodable & Sendable)?
    /// Whether a retry can do no harm: what the endpoint says, unless this call lacks what makes it safe.
    public var isSafeToRepeat: Bool
    /// The first thing found that keeps the request from being sent.
    private var problem: InvalidRequest?

    /// A request without query, header fields and body.
    public init(_ endpoint: Endpoint, path: RequestPath) {
        self.endpoint = endpoint
        self.path = path
        isSafeToRepeat = endpoint.isSafeToRepeat
    }

    /// The limit that this call counts against; `nil` where the endpoint has none, or the query exempts the call.
    public var rateLimit: RateLimit? {
        guard let limit = endpoint.rateLimit else { return nil }
        if let exemption = limit.exemption, queryItems[exemption.parameter] == exemption.value { return nil }
        return limit
    }
}

// MARK: - Query

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
        guard let value else { return queryItems.append(name, nil) }
        guard value.isFinite else {
            return refuse("the query parameter \(name) is \(value), which is not a finite number")
        }
        query(name, Int(exactly: value).map(String.init) ?? String(value))
    }

    /// Adds `true` or `false`; `nil` sends none.
    public mutating func query(_ name: String, _ value: Bool?) {
        query(name, value.map { $0 ? "true" : "false" })
    }

    /// Adds a point in time, as ``DateTime/string(_:)`` writes it; `nil` sends none.
    public mutating func query(_ name: String, _ value: Date?) {
        guard let value else { return queryItems.append(name, nil) }
        guard DateTime.isRepresentable(value) else {
            return refuse("the query parameter \(name) is a date outside the years 0...9999")
        }
        query(name, DateTime.string(value))
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

    /// Adds free-form parameters, sorted by name.
    public mutating func query(_ variables: [String: String]?) {
        for (name, value) in (variables ?? [:]).sorted(by: { $0.key < $1.key }) {
            queryItems.append(name, value)
        }
    }

    /// The query without its question mark, or `nil` for none.
    public var percentEncodedQuery: String? { queryItems.percentEncoded }
}

// MARK: - Header fields and body

extension APIRequest {
    /// Sets a header field; `nil` leaves the request as it is.
    ///
    /// A name or value that HTTP doesn't admit, such as one with a line break, makes the request invalid.
    public mutating func header(_ name: String, _ value: String?) {
        guard let value else { return }
        guard let fieldName = HTTPField.Name(name) else {
            return refuse("\(String(reflecting: name)) is no name of an HTTP header field")
        }
        guard HTTPField.isValidValue(value) else {
            return refuse(
                "the header field \(name) has a value that HTTP doesn't admit; it may have no line breaks, "
                    + "control characters, or spaces at its ends"
            )
        }
        headers[fieldName] = value
    }

    /// Sets the body; it is encoded as JSON when the request is sent.
    public mutating func json(_ body: some Encodable & Sendable) {
        self.body = body
    }
}

// MARK: - Validity

extension APIRequest {
    /// - Throws: `InvalidRequest`, where a part of the request can't be sent.
    package func percentEncodedPath() throws(InvalidRequest) -> String {
        let path = try path.percentEncoded()
        if let problem { throw problem }
        return path
    }

    private mutating func refuse(_ message: String) {
        problem = problem ?? InvalidRequest(message: "\(endpoint.id): \(message)")
    }
}
