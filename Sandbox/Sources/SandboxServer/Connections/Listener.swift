import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Accepts connections, and can stop doing so for a while.
actor Listener: Service {
    /// A connection, with what a fault makes of it before it is served.
    private struct Accepted: Sendable {
        let channel: any Channel
        let ending: Fault.Ending?

        func run(_ http: HTTP1Channel, _ logger: Logger) async {
            do {
                guard let ending else { return try await serve(http, logger) }
                try await Wire(channel: channel).end(ending)
            } catch {
                // The connection is at its end, as the fault wanted or the client.
            }
            try? await channel.close()
        }

        /// Nothing is read before there is somebody to read it.
        private func serve(_ http: HTTP1Channel, _ logger: Logger) async throws {
            let handled = try await channel.eventLoop.flatSubmit {
                http.setup(channel: channel, logger: logger)
            }.get()
            try await Wire(channel: channel).isServed()
            channel.setOption(.autoRead, value: true).whenFailure { _ in }
            await http.handle(value: handled, logger: logger)
        }
    }

    private let host: String
    private let port: Int
    private let http: HTTP1Channel
    private let connections: Connections
    private let faults: FaultOrders
    private let logger: Logger
    private let started: @Sendable (Int) -> Void

    /// What accepts connections now; `nil` while they are refused.
    private var socket: (any Channel)?
    private var isStopping = false
    /// Resumed when connections are to be accepted again, or the sandbox stops.
    private var reopening: CheckedContinuation<Void, Never>?
    private var wantsToListen = true
    private var reopened: [CheckedContinuation<Void, Never>] = []
    /// Counts the times that connections were refused, so that the end of one does not end the next.
    private var refusals = 0

    /// - Parameter started: Called with the port once connections are accepted.
    init(
        _ configuration: SandboxConfiguration,
        http: HTTP1Channel,
        connections: Connections,
        faults: FaultOrders,
        logger: Logger,
        started: @escaping @Sendable (Int) -> Void
    ) {
        host = configuration.host
        port = configuration.port
        self.http = http
        self.connections = connections
        self.faults = faults
        self.logger = logger
        self.started = started
    }

    func run() async throws {
        let reservation = try PortReservation(host: host, port: port)
        defer { reservation.release() }
        var server = try await bind(port: reservation.port)
        let port = server.channel.localAddress?.port ?? reservation.port
        started(port)
        let (http, logger) = (http, logger)
        try await withGracefulShutdownHandler {
            try await withThrowingDiscardingTaskGroup { group in
                while true {
                    listens(server.channel)
                    try await server.executeThenClose { accepted in
                        for try await connection in accepted {
                            connections.isServed(connection.channel)
                            group.addTask { await connection.run(http, logger) }
                        }
                    }
                    connections.closeUnserved()
                    guard await isToReopen() else { return }
                    server = try await bind(port: port)
                }
            }
        } onGracefulShutdown: {
            Task { await self.stop() }
        }
        connections.closeAll()
    }

    // MARK: Refusing

    /// Stops listening and closes idle connections; returns when the operating system refuses new ones.
    /// - Returns: What to give to ``accept(after:)``.
    @discardableResult
    func refuse() async -> Int {
        refusals += 1
        let number = refusals
        wantsToListen = false
        let socket = socket
        self.socket = nil
        try? await socket?.close()
        connections.drain()
        return number
    }

    /// Listens again, and returns when connections are accepted.
    /// - Parameter number: Where given, only if this refusal is the latest.
    func accept(after number: Int? = nil) async {
        guard number == nil || number == refusals, !isStopping, !wantsToListen else { return }
        wantsToListen = true
        await withCheckedContinuation { continuation in
            reopened.append(continuation)
            reopening?.resume()
            reopening = nil
        }
    }

    private func listens(_ server: any Channel) {
        socket = server
        for waiter in reopened { waiter.resume() }
        reopened = []
        // Stopped or refused in the meantime, nobody else would close it.
        if isStopping || !wantsToListen { server.close(promise: nil) }
    }

    private func isToReopen() async -> Bool {
        if !wantsToListen, !isStopping { await withCheckedContinuation { reopening = $0 } }
        return !isStopping
    }

    private func stop() {
        isStopping = true
        socket?.close(promise: nil)
        reopening?.resume()
        reopening = nil
        for waiter in reopened { waiter.resume() }
        reopened = []
        connections.drain()
    }

    // MARK: Accepting

    private func bind(port: Int) async throws -> NIOAsyncChannel<Accepted, Never> {
        let (connections, faults) = (connections, faults)
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 4096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .bind(host: host, port: port) { channel in
                connections.accepted(channel)
                return channel.eventLoop.makeCompletedFuture {
                    try Wire.prepare(channel)
                    guard case .end(let ending, .accept, _) = faults.nextForConnection()?.kind else {
                        return Accepted(channel: channel, ending: nil)
                    }
                    return Accepted(channel: channel, ending: ending)
                }
            }
    }
}
