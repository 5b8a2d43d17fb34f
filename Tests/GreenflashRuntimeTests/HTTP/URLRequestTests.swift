import Foundation
import HTTPTypes
import Testing

@testable import GreenflashRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct URLRequestTests {
    @Test(arguments: [
        (Duration.seconds(20), 20.0), (.milliseconds(1200), 2), (.zero, 1), (.seconds(-5), 1), (nil, 604_800),
        (.seconds(Int64.max), 604_800),
    ])
    func `takes timeouts that URLSession can count`(timeout: Duration?, seconds: Double) throws {
        let request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/v1")
        #expect(try URLRequest(request, body: nil, timeout: timeout).timeoutInterval == seconds)
    }

    @Test func `refuses a GET with a body, which URLSession would not send`() throws {
        let request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/v1")
        let error = try #require(throws: TransportError.self) {
            _ = try URLRequest(request, body: Data("{}".utf8), timeout: nil)
        }
        #expect(error.kind == .invalidRequest)
        #expect(!error.requestMayHaveReachedServer)
    }

    @Test(arguments: [
        (URLError.Code.cannotConnectToHost, false), (.secureConnectionFailed, false), (.badURL, false),
        (.timedOut, true), (.networkConnectionLost, true),
    ])
    func `knows after which errors the request may have been received`(code: URLError.Code, mayHave: Bool) {
        let error = URLError(code)
        #expect(TransportError(urlSession: error, afterHead: false).requestMayHaveReachedServer == mayHave)
        #expect(TransportError(urlSession: error, afterHead: true).requestMayHaveReachedServer)
    }
}
