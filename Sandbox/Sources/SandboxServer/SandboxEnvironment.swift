#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

import Synchronization

let addressInUse = EADDRINUSE

/// What every step of a request's way can reach: the configuration, the stores and the limits.
final class SandboxEnvironment: Sendable {
    let configuration: SandboxConfiguration
    /// Starts with a slash and does not end with one; empty for operations at the root.
    let basePath: String
    let recorder: WireRecorder?
    let validator: RequestValidator?
    let limiter = RateLimiter()
    let cache = AnswerCache()
    let faults = FaultOrders()
    let connections = Connections()
    let requests = RequestCounter()
    /// Who shares data, in the order of the keys.
    let tenants: [String]
    private let keys: [String: APIKey]
    private let stores: [String: Store]
    /// What can refuse connections; weak, for it leads back here.
    private let listener = Mutex(WeakListener())

    private struct WeakListener {
        weak var listener: Listener?
    }

    init(_ configuration: SandboxConfiguration) throws {
        self.configuration = configuration
        basePath = Self.normalized(configuration.basePath)
        recorder = try configuration.recordFile.map { try WireRecorder(path: $0) }
        validator = configuration.validatesRequests ? try RequestValidator.standard() : nil
        for fault in configuration.faults { faults.order(fault) }
        keys = Dictionary(configuration.keys.map { ($0.token, $0) }) { first, _ in first }
        tenants = configuration.keys.map(\.tenant).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        stores = Dictionary(
            uniqueKeysWithValues: tenants.map { ($0, Store(seed: configuration.seed, now: configuration.clock.now)) }
        )
    }

    func isServed(by listener: Listener) {
        self.listener.withLock { $0.listener = listener }
    }

    var clock: SandboxClock { configuration.clock }

    func key(_ token: String) -> APIKey? { keys[token] }

    func limits(of plan: Plan) -> PlanLimits { configuration.limits[plan] ?? PlanLimits() }

    func store(ofTenant tenant: String) -> Store? { stores[tenant] }

    func store(of key: APIKey) -> Store {
        guard let store = stores[key.tenant] else {
            preconditionFailure("every key's tenant got a store when the sandbox started")
        }
        return store
    }

    /// Orders a fault, and begins what it wants done now and not when the next request comes.
    @discardableResult
    func order(_ fault: Fault) -> FaultOrder {
        begin(fault)
        return faults.order(fault)
    }

    func begin(_ fault: Fault) {
        guard case .refuse(let duration) = fault.kind else { return }
        guard let listener = listener.withLock({ $0.listener }) else { return }
        Task {
            let refusal = await listener.refuse()
            try? await Task.sleep(for: duration)
            await listener.accept(after: refusal)
        }
    }

    /// Puts everything back to the start but the clock and the connections.
    func reset() {
        faults.clear()
        for store in stores.values { store.reset(seed: configuration.seed, now: clock.now) }
        limiter.reset()
        cache.clear()
        requests.reset()
        connections.resetCounts()
    }

    private static func normalized(_ path: String) -> String {
        let segments = path.split(separator: "/")
        return segments.isEmpty ? "" : "/" + segments.joined(separator: "/")
    }
}
