import Foundation
import GreenflashRuntime
import HTTPTypes

/// Takes every request to the test server, whatever server the description names for it.
struct LoopbackTransport: HTTPTransport {
    let authority: String
    private let transport = URLSessionTransport.shared

    init(authority: String) {
        self.authority = authority
    }

    func send(_ request: HTTPRequest, body: Data?, options: TransportOptions) async throws -> HTTPTransportResponse {
        var request = request
        request.scheme = "http"
        request.authority = authority
        return try await transport.send(request, body: body, options: options)
    }
}
