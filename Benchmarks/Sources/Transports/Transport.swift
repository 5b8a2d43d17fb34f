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

    /// - Parameter name: One of ``overNetwork``, or `memory`: then there is no network, and what is left is the client's
    ///   own work.
    /// - Throws: ``Unknown``.
    public static func named(_ name: String) throws -> any HTTPTransport {
        switch name {
        #if AsyncHTTPClient
            case "async-http-client": return AsyncHTTPClientTransport()
        #endif
        case "URLSession": return URLSessionTransport()
        case "memory": return FixedTransport(SampleJSON.product)
        default: throw Unknown(name: name)
        }
    }
}
