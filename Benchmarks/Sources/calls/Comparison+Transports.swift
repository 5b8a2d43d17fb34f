import Foundation
import GreenflashRuntime
import Samples
import Transports

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

private let path = "products/\(SampleJSON.productID)"
private let decoder = JSONDecoder()

extension Comparison {
    /// All that there are.
    static func all(_ server: Server) throws -> [Comparison] {
        #if AsyncHTTPClient
            [try asyncHTTPClient(server), try urlSession(server), try memory(server)]
        #else
            [try urlSession(server), try memory(server)]
        #endif
    }

    static func urlSession(_ server: Server) throws -> Comparison {
        // Set up like the transport's.
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.httpMaximumConnectionsPerHost = 64
        let session = URLSession(configuration: configuration)
        let url = server.url.appendingPathComponent(path)
        return try Comparison("URLSession", server.url, URLSessionTransport()) {
            var request = URLRequest(url: url)
            request.setValue("application/json", forHTTPHeaderField: "Accept")
            request.setValue("Bearer gf_bench", forHTTPHeaderField: "Authorization")
            let (data, response) = try await session.data(for: request)
            precondition((response as? HTTPURLResponse)?.statusCode == 200)
            check(try decoder.decode(PlainProduct.self, from: data).name)
        }
    }

    /// Without a network: beside reading the JSON and nothing else.
    static func memory(_ server: Server) throws -> Comparison {
        let json = Data(SampleJSON.product.utf8)
        return try Comparison("memory", server.url, FixedTransport(SampleJSON.product)) {
            check(try decoder.decode(PlainProduct.self, from: json).name)
        }
    }
}
