public import Foundation

/// One part of a multipart body: a file, or anything else with a content type of its own (RFC 7578).
///
/// ```swift
/// MultipartPart(file: url)                                                   // called like the file
/// MultipartPart(data: png, fileName: "cat.png", contentType: "image/png")
/// ```
public struct MultipartPart: Sendable {
    /// The bytes.
    public var body: HTTPRequestBody
    /// What the file is called. Many services take only a part with a name for a file.
    public var fileName: String?
    /// The media type. `nil`: the one that the API's description names, or else `application/octet-stream`.
    public var contentType: String?
    /// More header fields of the part, by name.
    public var headers: [String: String]

    /// A part of any bytes.
    public init(
        _ body: HTTPRequestBody,
        fileName: String? = nil,
        contentType: String? = nil,
        headers: [String: String] = [:]
    ) {
        self.body = body
        self.fileName = fileName
        self.contentType = contentType
        self.headers = headers
    }

    /// Bytes in memory.
    public init(data: Data, fileName: String?, contentType: String? = nil) {
        self.init(.data(data), fileName: fileName, contentType: contentType)
    }

    /// A file, read while it is sent, and called as it is unless `fileName` says otherwise.
    public init(file: URL, fileName: String? = nil, contentType: String? = nil) {
        self.init(.file(file), fileName: fileName ?? file.lastPathComponent, contentType: contentType)
    }

    /// A text.
    public init(text: String, contentType: String? = "text/plain; charset=utf-8") {
        self.init(.text(text), contentType: contentType)
    }

    /// A value as JSON.
    ///
    /// - Throws: `EncodingError`.
    public init(json value: some Encodable) throws {
        self.init(.data(try JSONCoding.encode(value)), contentType: "application/json")
    }
}
