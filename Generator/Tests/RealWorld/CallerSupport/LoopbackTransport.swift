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
        try await transport.send(redirected(request), body: body, options: options)
    }

    func upload(
        _ request: HTTPRequest,
        body: HTTPRequestBody,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse {
        try await transport.upload(redirected(request), body: body, options: options)
    }

    private func redirected(_ request: HTTPRequest) -> HTTPRequest {
        var request = request
        request.scheme = "http"
        request.authority = authority
        return request
    }
}
