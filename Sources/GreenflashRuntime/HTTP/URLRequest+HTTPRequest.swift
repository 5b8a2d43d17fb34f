import Foundation
import HTTPTypes

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension URLRequest {
    /// The request as URLSession takes it.
    ///
    /// - Throws: ``TransportError`` where its parts make no URL.
    init(_ request: HTTPRequest, body: Data?, timeout: Duration?) throws {
        guard let scheme = request.scheme, let authority = request.authority, let path = request.path,
            let url = URL(string: "\(scheme)://\(authority)\(path)")
        else {
            let path = (request.path ?? "").prefix { $0 != "?" }
            throw TransportError(
                .invalidRequest,
                requestMayHaveReachedServer: false,
                message: "\(path) of \(request.authority ?? "no host") is not a URL."
            )
        }
        guard request.method != .get || body?.isEmpty ?? true else {
            throw TransportError(
                .invalidRequest,
                requestMayHaveReachedServer: false,
                message: "URLSession sends no GET with a body. Put it into the query, or use another method."
            )
        }
        self.init(url: url)
        httpMethod = request.method.rawValue
        httpBody = body
        httpShouldHandleCookies = false
        // URLSession on Linux cuts fractions off, takes what is then zero literally, and traps on what an Int cannot hold.
        // A week is as good as no limit.
        let week = 604_800.0
        timeoutInterval = timeout.map { min(max(($0 / .seconds(1)).rounded(.up), 1), week) } ?? week
        // HTTPField lets no line break and no NUL into a value, so nothing can be injected here.
        for field in request.headerFields where field.name != .cookie {
            addValue(field.value, forHTTPHeaderField: field.name.rawName)
        }
        // Fields of one name are joined with commas, which cookies may not be (RFC 6265, section 5.4).
        if let cookies = request.headerFields[.cookie] { setValue(cookies, forHTTPHeaderField: "Cookie") }
    }
}

extension HTTPResponse {
    init(_ response: HTTPURLResponse) {
        self.init(status: Status(code: response.statusCode))
        for case (let name as String, let value as String) in response.allHeaderFields {
            guard let name = HTTPField.Name(name) else { continue }
            headerFields.append(HTTPField(name: name, value: value))
        }
    }
}
