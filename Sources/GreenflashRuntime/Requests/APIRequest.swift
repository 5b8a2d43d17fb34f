import Foundation
public import HTTPTypes

/// One call of an endpoint: its path, query, header fields and body.
///
/// ```swift
/// var request = APIRequest(endpoint, path: "/users/\(userID)")
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
    public internal(set) var queryItems = QueryItems()
    /// Header fields of this operation.
    public internal(set) var headers = HTTPFields()
    /// What the body is made from when the request is sent.
    var content: RequestContent?
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

// MARK: - Validity

extension APIRequest {
    /// - Throws: `InvalidRequest`, where a part of the request can't be sent.
    package func percentEncodedPath() throws(InvalidRequest) -> String {
        let path = try path.percentEncoded(template: endpoint.template)
        if let problem { throw problem }
        return path
    }

    mutating func refuse(_ message: String) {
        problem = problem ?? InvalidRequest(message: "\(endpoint.id): \(message)")
    }

    /// Makes the request invalid where the change throws.
    mutating func attempt(_ what: String, _ name: String, _ change: (inout APIRequest) throws -> Void) {
        do {
            try change(&self)
        } catch let error as InvalidRequest {
            refuse("the \(what) \(name) \(error.message)")
        } catch let EncodingError.invalidValue(_, context) {
            refuse("the \(what) \(name) cannot be encoded: \(context.debugDescription)")
        } catch {
            refuse("the \(what) \(name) cannot be encoded: \(error)")
        }
    }
}
