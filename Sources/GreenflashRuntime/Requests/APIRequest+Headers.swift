import HTTPTypes

/// Header fields and cookies.
extension APIRequest {
    /// Sets a header field; `nil` leaves the request as it is.
    ///
    /// A name or value that HTTP doesn't admit, such as one with a line break, makes the request invalid.
    public mutating func header(_ name: String, _ value: String?) {
        guard let value else { return }
        do {
            headers[try HTTPField.Name(ofRequest: name, with: value)] = value
        } catch {
            refuse(error.message)
        }
    }

    /// Sets a header field to a value of any kind; `nil`, and what is empty, leave the request as it is.
    public mutating func header(
        _ name: String,
        _ value: (any Encodable & Sendable)?,
        _ style: ParameterStyle = .simple
    ) {
        guard let value else { return }
        attempt("header field", name) { request in
            request.header(name, try style.text(name, value) { $0 })
        }
    }

    /// Adds a cookie; `nil` adds none.
    ///
    /// Values are percent-encoded, except by the styles ``ParameterStyle/cookie`` and ``ParameterStyle/explodedCookie``,
    /// with which a value that RFC 6265 does not admit makes the request invalid.
    public mutating func cookie(
        _ name: String,
        _ value: (any Encodable & Sendable)?,
        _ style: ParameterStyle = .explodedForm
    ) {
        guard let value else { return }
        attempt("cookie", name) { request in
            let isRaw = style.name == .cookie
            let items = try style.items(name, value, encode: isRaw ? { $0 } : style.queryEncoding)
            guard !items.isEmpty else { return }
            if isRaw, let item = items.first(where: { !$0.isCookie }) {
                throw InvalidRequest(message: "has \(String(reflecting: item.value)), which a cookie doesn't admit")
            }
            let earlier = request.headers[.cookie].map { $0 + "; " } ?? ""
            request.headers[.cookie] = earlier + items.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
        }
    }
}

extension EncodedItem {
    /// `cookie-octet` of RFC 6265, section 4.1.1; and the comma, which ``ParameterStyle/cookie`` separates values with.
    fileprivate var isCookie: Bool {
        (name + value).utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"\\;".utf8.contains($0) }
    }
}

extension HTTPField.Name {
    /// A field that a caller may set to the value.
    ///
    /// - Throws: `InvalidRequest`, which names the field but not its value.
    init(ofRequest name: String, with value: String) throws(InvalidRequest) {
        guard let fieldName = HTTPField.Name(name) else {
            throw InvalidRequest(message: "\(String(reflecting: name)) is no name of an HTTP header field")
        }
        // Whoever could say where the body ends could put another request behind it.
        guard fieldName != .contentLength, fieldName != .transferEncoding else {
            throw InvalidRequest(message: "the header field \(name) is the transport's to set")
        }
        guard HTTPField.isValidValue(value) else {
            throw InvalidRequest(
                message: """
                    the header field \(name) has a value that HTTP doesn't admit; it may have no line breaks, \
                    control characters, or spaces at its ends
                    """
            )
        }
        self = fieldName
    }
}
