public import Foundation
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// A running local Greenflash.
///
/// ```swift
/// let sandbox = try await Sandbox.start()
/// print(sandbox.baseURL, sandbox.keys[0].token)
/// await sandbox.stop()
/// ```
public final class Sandbox: Sendable {
    /// The product that every sandbox has.
    public static let productID = SeedData.supportProductID

    /// The address to give a client: scheme, host, port and ``SandboxConfiguration/basePath``.
    public let baseURL: URL

    /// The keys that are let in.
    public let keys: [APIKey]

    /// The clock that the sandbox goes by.
    public let clock: SandboxClock

    let environment: SandboxEnvironment
    let listener: Listener
    private let services: ServiceGroup
    private let server: Task<Void, any Error>

    private init(
        baseURL: URL,
        environment: SandboxEnvironment,
        listener: Listener,
        services: ServiceGroup,
        server: Task<Void, any Error>
    ) {
        self.baseURL = baseURL
        self.keys = environment.configuration.keys
        self.clock = environment.configuration.clock
        self.environment = environment
        self.listener = listener
        self.services = services
        self.server = server
    }

    /// Starts a sandbox and returns when it accepts connections.
    /// - Throws: ``SandboxError`` when the address cannot be listened on or the record file cannot be written.
    public static func start(_ configuration: SandboxConfiguration = SandboxConfiguration()) async throws -> Sandbox {
        let environment = try SandboxEnvironment(configuration)
        let (ports, listening) = AsyncThrowingStream<Int, any Error>.makeStream()
        let logger = Logger(label: "greenflash-sandbox") { _ in SwiftLogNoOpLogHandler() }
        let listener = Listener(
            configuration,
            http: HTTP1Channel(responder: Responder(environment, logger: logger).respond),
            connections: environment.connections,
            faults: environment.faults,
            logger: logger,
            started: { port in listening.yield(port) }
        )
        environment.isServed(by: listener)
        var lifecycle = ServiceGroupConfiguration(
            services: [listener],
            gracefulShutdownSignals: configuration.stopsOnSignals ? [.sigint, .sigterm] : [],
            logger: logger
        )
        // Answers under way may finish; a stream that nobody reads must not keep the process alive.
        lifecycle.maximumGracefulShutdownDuration = .milliseconds(300)
        let services = ServiceGroup(configuration: lifecycle)
        let server = Task {
            do {
                try await services.run()
                listening.finish()
            } catch {
                listening.finish(throwing: error)
                throw error
            }
        }
        let port: Int
        do {
            var iterator = ports.makeAsyncIterator()
            guard let first = try await iterator.next() else { throw CancellationError() }
            port = first
        } catch {
            throw SandboxError.cannotListen(configuration, error)
        }
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        guard let baseURL = URL(string: "http://\(host):\(port)\(environment.basePath)") else {
            throw SandboxError("'\(configuration.host)\(configuration.basePath)' does not make a URL.")
        }
        let sandbox = Sandbox(
            baseURL: baseURL,
            environment: environment,
            listener: listener,
            services: services,
            server: server
        )
        for fault in configuration.faults { environment.begin(fault) }
        return sandbox
    }

    /// The key of the first tenant for a plan.
    public func key(_ plan: Plan) -> APIKey? {
        keys.first { $0.plan == plan }
    }

    /// Stops accepting connections, gives answers under way a moment to finish, and returns when all is closed.
    public func stop() async {
        await services.triggerGracefulShutdown()
        await waitUntilStopped()
    }

    /// Returns when the sandbox has ended, by ``stop()`` or a signal.
    public func waitUntilStopped() async {
        // A shutdown that cut streams off ends with an error that has nothing to say.
        _ = await server.result
        environment.recorder?.close()
    }
}

/// Runs a sandbox for the length of a body.
public func withSandbox<Result: Sendable>(
    _ configuration: SandboxConfiguration = SandboxConfiguration(),
    _ body: (Sandbox) async throws -> Result
) async throws -> Result {
    let sandbox = try await Sandbox.start(configuration)
    do {
        let result = try await body(sandbox)
        await sandbox.stop()
        return result
    } catch {
        await sandbox.stop()
        throw error
    }
}
