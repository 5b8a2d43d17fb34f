public import Foundation

/// An answer as it came: for endpoints and fields that this version does not know.
public struct RawResponse: Sendable {
    public let info: ResponseInfo

    /// The body, decompressed.
    public let body: Data

    /// The body as JSON.
    ///
    /// - Throws: ``APIError`` with the code ``APIError/Code/decoding``.
    public func json() throws -> JSONValue {
        try decode()
    }

    /// The body as a value.
    ///
    /// - Throws: ``APIError`` with the code ``APIError/Code/decoding``, which names the place in the JSON.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        do {
            return try JSONCoding.decode(type, from: body)
        } catch {
            throw APIError(decoding: self, failure: error)
        }
    }

    let request: String
    let redaction: Redaction
}
