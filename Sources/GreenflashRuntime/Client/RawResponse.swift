public import Foundation

/// An answer as it came: for endpoints and fields that this version does not know.
public struct RawResponse: Sendable {
    /// Status, header fields and attempts.
    public let info: ResponseInfo

    /// The body, decompressed.
    public let body: Data

    let call: Call

    var request: PreparedRequest { call.request }
    var redaction: Redaction { call.redaction }

    /// Told of elements that are left out; `nil` where none must be.
    var elementReport: ElementReport?

    /// The body as JSON.
    ///
    /// - Throws: ``APIError`` with the code ``APIError/Code/decoding``.
    public func json() throws -> JSONValue {
        try decode()
    }

    /// The body as a text, in the character set that its content type names, UTF-8 where it names none.
    ///
    /// - Throws: ``APIError`` with the code ``APIError/Code/decoding``.
    public func text() throws -> String {
        let charset = MediaTypeName(info.headers[.contentType] ?? "").charset ?? "utf-8"
        let encodings: [String: String.Encoding] = [
            "utf-8": .utf8, "utf8": .utf8, "us-ascii": .ascii, "iso-8859-1": .isoLatin1, "latin1": .isoLatin1,
            "windows-1252": .windowsCP1252, "utf-16": .utf16,
        ]
        guard let encoding = encodings[charset], let text = String(data: body, encoding: encoding) else {
            throw APIError(info, body, request, redaction, "The answer is no text in the character set \(charset)")
        }
        return text
    }

    /// The body as a value.
    ///
    /// Where the body is a list, its elements are read as the call's ``UndecodableElements`` say.
    ///
    /// - Throws: ``APIError`` with the code ``APIError/Code/decoding``, which names the place in the JSON.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        do {
            return try JSONCoding.decode(type, from: body)
        } catch {
            return try respelt(type, after: error) ?? leavingOut(type, after: error)
        }
    }
}

extension APIError {
    /// An answer of success that is not what was promised.
    init(
        _ info: ResponseInfo,
        _ body: Data,
        _ request: PreparedRequest,
        _ redaction: Redaction,
        _ problem: String,
        _ underlying: (any Error)? = nil
    ) {
        self.init(.decoding, redaction(Self.sentences(problem)), underlying: underlying.map { redaction($0) })
        status = info.status
        headers = redaction(info.headers)
        requestID = headers.requestID
        rateLimit = info.rateLimit
        attempts = info.attempts
        operation = info.operation
        self.request = request.description
        mayHaveTakenEffect = !request.endpoint.method.isRead
        // All of it: what does not fit may be anywhere, and it has been read already.
        self.body = redaction(body)
    }
}
