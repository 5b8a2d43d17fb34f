import GreenflashRuntime

/// A transport that faults happen to.
enum TransportKind: String, CaseIterable, Sendable {
    case urlSession = "URLSession"
    case asyncHTTPClient = "AsyncHTTPClient"

    /// A transport of its own for the length of a body; its connections are closed when this returns, or soon after.
    ///
    /// - Parameter isForBursts: Whether requests wait for a connection as long as their timeout lets them. By default
    ///   async-http-client gives up after 10 seconds, and finding each of thousands in its queue is slow.
    func withTransport<Result: Sendable>(
        maximumConnectionsPerHost: Int = 64,
        isForBursts: Bool = false,
        _ body: @Sendable (any HTTPTransport) async throws -> Result
    ) async throws -> Result {
        switch self {
        case .urlSession:
            return try await body(URLSessionTransport(maximumConnectionsPerHost: maximumConnectionsPerHost))
        case .asyncHTTPClient:
            let transport = AsyncHTTPClientTransport(maximumConnectionsPerHost: maximumConnectionsPerHost) {
                if isForBursts { $0.timeout.connect = .minutes(10) }
            }
            do {
                let result = try await body(transport)
                await transport.shutdown()
                return result
            } catch {
                await transport.shutdown()
                throw error
            }
        }
    }
}
