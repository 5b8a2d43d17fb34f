import Greenflash
import GreenflashRuntime
import SandboxServer

/// What the tests run over.
enum TestTransport: String, CaseIterable {
    case urlSession = "URLSession"
    case asyncHTTPClient = "AsyncHTTPClient"

    fileprivate var shared: any HTTPTransport {
        switch self {
        case .urlSession: URLSessionTransport.shared
        case .asyncHTTPClient: AsyncHTTPClientTransport.shared
        }
    }
}

/// A client of the sandbox with the key of a plan.
func client(
    of sandbox: Sandbox,
    plan: Plan = .growth,
    over transport: TestTransport = .urlSession
) throws -> GreenflashClient {
    try GreenflashClient(
        apiKey: sandbox.key(plan)?.token,
        baseURL: sandbox.baseURL,
        transport: transport.shared
    )
}

extension SandboxConfiguration {
    /// A sandbox that refuses whatever the description does not allow.
    static var strict: SandboxConfiguration {
        var configuration = SandboxConfiguration()
        configuration.validatesRequests = true
        return configuration
    }
}
