/// The body.
extension APIRequest {
    /// What the body's JSON is made from when the request is sent; `nil` for a request without a body of JSON.
    public var body: (any Encodable & Sendable)? {
        if case .json(let value, _) = content { value } else { nil }
    }

    /// Sets the body; it is encoded as JSON when the request is sent.
    ///
    /// - Parameter mediaType: What it is sent as, where that is another form of JSON.
    public mutating func json(_ body: some Encodable & Sendable, _ mediaType: String = "application/json") {
        content = .json(body, mediaType: mediaType)
    }

    /// Sets the body to the members of an object, as `application/x-www-form-urlencoded`.
    ///
    /// - Parameter styles: How members are written that are not written in the default way, by name. The default: plain
    ///   values as text, lists with the name repeated, objects as JSON.
    public mutating func form(_ body: some Encodable & Sendable, _ styles: [String: ParameterStyle] = [:]) {
        content = .form(body, styles: styles)
    }

    /// Sets the body to a form of parts, as `multipart/form-data`.
    public mutating func multipart(_ body: any MultipartBody) {
        content = .multipartForm(body)
    }

    /// Sets the body to parts without names, such as `multipart/mixed`.
    public mutating func multipart(_ parts: [MultipartPart], _ mediaType: String) {
        content = .parts(parts, mediaType: mediaType)
    }

    /// Sets the body to a text, in UTF-8.
    public mutating func text(_ body: String, _ mediaType: String) {
        content = .bytes(.text(body), mediaType: mediaType)
    }

    /// Sets the body to bytes as they are.
    public mutating func bytes(_ body: HTTPRequestBody, _ mediaType: String) {
        content = .bytes(body, mediaType: mediaType)
    }
}
