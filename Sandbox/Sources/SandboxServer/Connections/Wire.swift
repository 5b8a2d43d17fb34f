import NIOCore

/// A connection whose bytes a fault decides about.
struct Wire: Sendable {
    /// Thrown when a fault has ended the connection: there is nothing more to answer.
    struct Ended: Error {}

    /// How long a closed connection waits for the client to close its end. Closing before that would turn the end into a
    /// reset where the client has sent something in the meantime.
    private static let lingering = TimeAmount.seconds(1)

    let channel: any Channel

    /// Puts the handler next to the socket. On the channel's event loop, before the other handlers.
    static func prepare(_ channel: any Channel) throws {
        try channel.pipeline.syncOperations.addHandler(WireHandler(channel.eventLoop), position: .first)
    }

    /// Lets what comes from the client pass to whoever serves the connection.
    func isServed() async throws {
        try await channel.eventLoop.submit { try handler.isServed() }.get()
    }

    /// From here to ``giveBack()``, only ``send(_:)`` writes to the socket.
    func takeOver() async throws {
        try await drop(true)
    }

    func giveBack() async throws {
        try await drop(false)
    }

    /// Writes bytes, and returns when the operating system has taken them.
    func send(_ bytes: ByteBuffer) async throws {
        guard bytes.readableBytes > 0 else { return }
        try await channel.eventLoop.flatSubmit {
            let promise = channel.eventLoop.makePromise(of: Void.self)
            do {
                try handler.send(bytes, promise: promise)
            } catch {
                promise.fail(error)
            }
            return promise.futureResult
        }.get()
    }

    /// Ends the connection in one of the ways there are, or stalls and returns when a stall has passed.
    func end(_ ending: Fault.Ending) async throws {
        switch ending {
        case .reset:
            try await reset()
        case .close:
            await close()
        case .stall(let duration):
            guard try await !clientLeaves(within: duration.map { TimeAmount($0) }) else {
                try? await channel.close()
                throw Ended()
            }
            return
        }
        throw Ended()
    }

    /// Closes the socket so that the operating system sends RST: with SO_LINGER at zero it neither waits nor says goodbye.
    private func reset() async throws {
        if let options = channel as? any SocketOptionProvider {
            try await options.setSoLinger(NIOLinger(l_onoff: 1, l_linger: 0)).get()
        }
        try? await channel.close()
    }

    /// Sends FIN, waits for the client to close its end, and closes the socket.
    private func close() async {
        try? await channel.close(mode: .output)
        _ = try? await clientLeaves(within: Self.lingering)
        try? await channel.close()
    }

    /// Waits until the client has gone away.
    /// - Returns: Whether it has, or the time was over.
    private func clientLeaves(within time: TimeAmount?) async throws -> Bool {
        let left = channel.eventLoop.makePromise(of: Bool.self)
        let timer = time.map { time in channel.eventLoop.scheduleTask(in: time) { left.succeed(false) } }
        defer { timer?.cancel() }
        return try await withTaskCancellationHandler {
            channel.eventLoop.execute {
                guard let handler = try? handler else { return left.succeed(true) }
                handler.clientLeft.futureResult.whenSuccess { left.succeed(true) }
            }
            return try await left.futureResult.get()
        } onCancel: {
            left.succeed(true)
        }
    }

    private func drop(_ drops: Bool) async throws {
        try await channel.eventLoop.submit { try handler.dropsEncodedBytes = drops }.get()
    }

    /// On the event loop only.
    private var handler: WireHandler {
        get throws { try channel.pipeline.syncOperations.handler(type: WireHandler.self) }
    }
}
