#if AsyncHTTPClient
    import AsyncHTTPClient
    import Foundation
    import HTTPTypes
    import NIOCore
    import NIOHTTP1

    extension HTTPClient.Request {
        /// The request as async-http-client takes it.
        ///
        /// - Throws: ``TransportError`` where its parts make no URL.
        init(_ request: HTTPRequest, body: HTTPClient.Body?) throws {
            var headers = HTTPHeaders()
            headers.reserveCapacity(request.headerFields.count + 1)
            for field in request.headerFields where field.name != .cookie {
                headers.add(name: field.name.rawName, value: field.value)
            }
            // One field for all cookies (RFC 6265, section 5.4).
            if let cookies = request.headerFields[.cookie] { headers.add(name: "Cookie", value: cookies) }
            do {
                // The library knows more schemes.
                guard let scheme = request.scheme, scheme == "https" || scheme == "http" else {
                    throw HTTPClientError.unsupportedScheme(request.scheme ?? "")
                }
                try self.init(
                    url: "\(scheme)://\(request.authority ?? "")\(request.path ?? "")",
                    method: HTTPMethod(rawValue: request.method.rawValue),
                    headers: headers,
                    body: body
                )
            } catch {
                let path = (request.path ?? "").prefix { $0 != "?" }
                throw TransportError(
                    .invalidRequest,
                    requestMayHaveReachedServer: false,
                    message: "\(path) of \(request.authority ?? "no host") is not a URL of HTTP."
                )
            }
        }
    }

    extension HTTPResponse {
        init(_ head: HTTPResponseHead) {
            self.init(status: Status(code: Int(head.status.code), reasonPhrase: head.status.reasonPhrase))
            headerFields.reserveCapacity(head.headers.count)
            for (name, value) in head.headers {
                guard let name = HTTPField.Name(name) else { continue }
                headerFields.append(HTTPField(name: name, value: value))
            }
        }
    }
#endif
