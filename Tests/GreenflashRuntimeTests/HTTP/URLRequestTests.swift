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
}
