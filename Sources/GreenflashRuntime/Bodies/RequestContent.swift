import Foundation

/// What a request's body is made from when it is sent.
enum RequestContent: Sendable {
    case json(any Encodable & Sendable, mediaType: String)
    case form(any Encodable & Sendable, styles: [String: ParameterStyle])
    case multipartForm(any MultipartBody)
    case parts([MultipartPart], mediaType: String)
    case bytes(HTTPRequestBody, mediaType: String)

    /// The body and its content type.
    func encoded() throws -> (body: HTTPRequestBody, contentType: String) {
        switch self {
        case .json(let value, let mediaType):
            return (.data(try JSONCoding.encode(value)), mediaType)
        case .form(let value, let styles):
            return (.data(try FormEncoding.encode(value, styles: styles)), "application/x-www-form-urlencoded")
        case .multipartForm(let form):
            let boundary = MultipartWriter.makeBoundary()
            var parts = MultipartForm()
            form.write(to: &parts)
            return (try parts.encoded(boundary: boundary), "multipart/form-data; boundary=\(boundary)")
        case .parts(let parts, let mediaType):
            let boundary = MultipartWriter.makeBoundary()
            let body = try MultipartWriter.body(parts.map { (nil, $0) }, boundary: boundary)
            return (body, "\(mediaType); boundary=\(boundary)")
        case .bytes(let body, let mediaType):
            return (body, mediaType)
        }
    }
}
