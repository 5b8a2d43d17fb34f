public import Foundation
public import GreenflashRuntime
public import HTTPTypes

/// A request that a client sent.
public struct RecordedRequest: Sendable, CustomStringConvertible {
    /// The request as it would have gone onto the wire, credential included.
    public let head: HTTPRequest
    /// Empty where there was none.
    public let body: Data

    init(_ head: HTTPRequest, body: Data) {
        self.head = head
        self.body = body
    }

    /// `GET`, `POST`, …
    public var method: String { head.method.rawValue }

    /// The path without the query, percent-encoded, with the prefix of the base URL.
    public var path: String { String((head.path ?? "").prefix { $0 != "?" }) }

    /// The query, percent-encoded, or `nil`.
    public var query: String? {
        guard let target = head.path, let mark = target.firstIndex(of: "?") else { return nil }
        return String(target[target.index(after: mark)...])
    }

    /// The value of a header field.
    public func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { head.headerFields[$0] }
    }

    /// The body as JSON.
    ///
    /// - Throws: `DecodingError`.
    public func json() throws -> JSONValue {
        try JSONCoding.decode(JSONValue.self, from: body)
    }

    /// The body as a value.
    ///
    /// - Throws: `DecodingError`.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONCoding.decode(type, from: body)
    }

    public var description: String { "\(method) \(head.path ?? "")" }
}
