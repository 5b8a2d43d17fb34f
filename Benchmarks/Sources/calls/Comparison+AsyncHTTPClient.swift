#if AsyncHTTPClient
    import AsyncHTTPClient
    import Foundation
    import GreenflashRuntime
    import NIOCore
    import NIOFoundationCompat
    import Samples
    import Transports

    private let decoder = JSONDecoder()

    extension Comparison {
        static func asyncHTTPClient(_ server: Server) throws -> Comparison {
            let url = server.url.appendingPathComponent("products/\(SampleJSON.productID)").absoluteString
            var configuration = HTTPClient.Configuration()
            // As many connections as calls, for both.
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
            let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            return try Comparison("async-http-client", server.url, AsyncHTTPClientTransport()) {
                var request = HTTPClientRequest(url: url)
                request.headers = ["Accept": "application/json", "Authorization": "Bearer gf_bench"]
                let response = try await client.execute(request, timeout: .seconds(60))
                precondition(response.status == .ok)
                let body = try await response.body.collect(upTo: 64 << 20)
                check(try decoder.decode(PlainProduct.self, from: body).name)
            }
        }
    }
#endif
