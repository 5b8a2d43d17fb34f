public import GreenflashRuntime
import Samples

/// The transports that can be measured, by name.
public enum Transport {
    /// There is none of that name.
    public struct Unknown: Error {
        let name: String
    }

    /// Those of the SDK.
    public static var overNetwork: [String] {
        #if AsyncHTTPClient
            ["async-http-client", "URLSession"]
        #else
            ["URLSession"]
        #endif
    }

    /// - Parameters:
    ///   - name: One of ``overNetwork``, or `memory`: then there is no network, and what is left is the client's
    ///     own work.
    ///   - connections: How many there are to one host at most.
    /// - Throws: ``Unknown``.
    public static func named(_ name: String, connections: Int = 64) throws -> any HTTPTransport {
        switch name {
        #if AsyncHTTPClient
            case "async-http-client": return AsyncHTTPClientTransport(maximumConnectionsPerHost: connections)
        #endif
        case "URLSession": return URLSessionTransport(maximumConnectionsPerHost: connections)
        case "memory": return FixedTransport(SampleJSON.product)
        default: throw Unknown(name: name)
        }
    }
}
