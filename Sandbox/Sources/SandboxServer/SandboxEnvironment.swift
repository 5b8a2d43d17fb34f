#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

let addressInUse = EADDRINUSE

/// What every step of a request's way can reach: the configuration, the stores and the limits.
final class SandboxEnvironment: Sendable {
    let configuration: SandboxConfiguration
    /// Starts with a slash and does not end with one; empty for operations at the root.
    let basePath: String
    let recorder: WireRecorder?
    let limiter = RateLimiter()
    let cache = AnswerCache()
    let faults = FaultOrders()
    let connections = Connections()
    let requests = RequestCounter()
    private let keys: [String: APIKey]
    private let stores: [String: Store]

    init(_ configuration: SandboxConfiguration) throws {
        self.configuration = configuration
        basePath = Self.normalized(configuration.basePath)
        recorder = try configuration.recordFile.map { try WireRecorder(path: $0) }
        for fault in configuration.faults { faults.order(fault) }
        keys = Dictionary(configuration.keys.map { ($0.token, $0) }) { first, _ in first }
        let tenants = Set(configuration.keys.map(\.tenant))
        stores = Dictionary(
            uniqueKeysWithValues: tenants.map { ($0, Store(seed: configuration.seed, now: configuration.clock.now)) }
        )
    }

    var clock: SandboxClock { configuration.clock }

    func key(_ token: String) -> APIKey? { keys[token] }

    func limits(of plan: Plan) -> PlanLimits { configuration.limits[plan] ?? PlanLimits() }

    func store(of key: APIKey) -> Store {
        guard let store = stores[key.tenant] else {
            preconditionFailure("every key's tenant got a store when the sandbox started")
        }
        return store
    }

    private static func normalized(_ path: String) -> String {
        let segments = path.split(separator: "/")
        return segments.isEmpty ? "" : "/" + segments.joined(separator: "/")
    }
}
