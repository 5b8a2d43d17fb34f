import Foundation
import GreenflashRuntime
import HTTPTypes

/// A transport that the tests run over.
enum TestTransport: CustomStringConvertible, CaseIterable {
    case urlSession
    #if AsyncHTTPClient
        case asyncHTTPClient
    #endif

    /// Those that survive every server: FoundationNetworking up to Swift 6.3 ends the process for some of them, see
    /// ``URLSessionTransport``.
    static var sturdy: [TestTransport] {
        #if canImport(FoundationNetworking)
            allCases.filter { $0 != .urlSession }
        #else
            allCases
        #endif
    }

    /// Those that make a server wait for a slow reader: not URLSession on Linux, which bounds what is buffered instead.
    static var withBackPressure: [TestTransport] { sturdy }

    /// A new one, which shares nothing with others.
    func callAsFunction() -> any HTTPTransport {
        switch self {
        case .urlSession: URLSessionTransport()
        #if AsyncHTTPClient
            case .asyncHTTPClient: AsyncHTTPClientTransport()
        #endif
        }
    }

    var description: String {
        switch self {
        case .urlSession: "URLSession"
        #if AsyncHTTPClient
            case .asyncHTTPClient: "AsyncHTTPClient"
        #endif
        }
    }
}

extension HTTPTransport {
    /// One exchange with a server of the tests.
    func send(
        _ method: HTTPRequest.Method = .get,
        to server: LoopbackServer,
        path: String = "/",
        headers: HTTPFields = [:],
        body: Data? = nil,
        options: TransportOptions = TransportOptions()
    ) async throws -> HTTPTransportResponse {
        try await send(.to(server, method, path: path, headers: headers), body: body, options: options)
    }
}

extension HTTPRequest {
    static func to(
        _ server: LoopbackServer,
        _ method: HTTPRequest.Method = .get,
        path: String = "/",
        headers: HTTPFields = [:]
    ) -> HTTPRequest {
        HTTPRequest(
            method: method,
            scheme: "http",
            authority: "127.0.0.1:\(server.port)",
            path: path,
            headerFields: headers
        )
    }
}

extension HTTPBody {
    /// All of it.
    func text() async throws -> String {
        var data = Data()
        for try await chunk in self { data.append(chunk) }
        return String(decoding: data, as: UTF8.self)
    }
}
