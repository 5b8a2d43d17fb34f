public import Foundation
public import GreenflashRuntime
public import HTTPTypes

/// A transport without a network: what is left is the client's own work.
public struct FixedTransport: HTTPTransport {
    private let head: HTTPResponse
    private let body: Data

    /// Every request is answered with these bytes.
    public init(_ json: String) {
        body = Data(json.utf8)
        head = HTTPResponse(
            status: .ok,
            headerFields: [
                .contentType: "application/json",
                .contentLength: "\(body.count)",
                .date: "Tue, 03 Mar 2026 09:00:00 GMT",
                HTTPField.Name("x-request-id")!: "01J9ZC3H6S9V0R1T2W3X4Y5Z6A",
            ]
        )
    }

    public func send(
        _ request: HTTPRequest,
        body _: Data?,
        options: TransportOptions
    ) async throws -> HTTPTransportResponse {
        HTTPTransportResponse(head: head, body: HTTPBody(body))
    }
}
