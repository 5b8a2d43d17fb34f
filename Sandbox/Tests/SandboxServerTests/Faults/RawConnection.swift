import NIOCore
import NIOPosix
import SandboxServer

/// A TCP connection to a sandbox, without any HTTP: it sees the bytes, and how the connection ended.
final class RawConnection: Sendable {
    enum End: Sendable, Equatable {
        /// FIN: the other side has closed it.
        case closed
        /// RST.
        case reset
    }

    private let channel: any Channel
    private let pieces: AsyncThrowingStream<[UInt8], any Error>

    /// - Throws: `NIOConnectionError` where nobody listens.
    init(_ sandbox: Sandbox) async throws {
        let (pieces, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
        self.pieces = pieces
        channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(PieceHandler(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: sandbox.baseURL.port ?? 0).get()
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    /// Reads to the end of the connection.
    func readToEnd() async -> (bytes: [UInt8], end: End, pieces: [[UInt8]]) {
        var read: [[UInt8]] = []
        do {
            for try await piece in pieces { read.append(piece) }
            return (Array(read.joined()), .closed, read)
        } catch {
            return (Array(read.joined()), .reset, read)
        }
    }

    /// Reads until the bytes end with a text.
    func read(to suffix: String) async throws -> String {
        var bytes: [UInt8] = []
        for try await piece in pieces {
            bytes += piece
            if bytes.reversed().starts(with: suffix.utf8.reversed()) { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func close() async {
        try? await channel.close()
    }
}

private final class PieceHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation

    init(_ continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation) {
        self.continuation = continuation
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        continuation.yield(Array(unwrapInboundIn(data).readableBytesView))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        continuation.finish(throwing: error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        continuation.finish()
    }
}

/// The text of a request.
func request(
    _ method: String,
    _ path: String,
    _ fields: [String] = [],
    body: String = "",
    keepAlive: Bool = false,
    token: String = "gf_sandbox_growth"
) -> String {
    var lines = ["\(method) /api/v1\(path) HTTP/1.1", "Host: sandbox", "Authorization: Bearer \(token)"]
    if !keepAlive { lines.append("Connection: close") }
    if !body.isEmpty { lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"] }
    return (lines + fields).joined(separator: "\r\n") + "\r\n\r\n" + body
}

extension Sandbox {
    /// Sends a request on a connection of its own, and reads to the end.
    func exchange(
        _ method: String,
        _ path: String,
        fault: String? = nil,
        body: String = ""
    ) async throws -> (text: String, end: RawConnection.End, pieces: [[UInt8]]) {
        let connection = try await RawConnection(self)
        let fields = fault.map { ["X-Sandbox-Fault: \($0)"] } ?? []
        try await connection.send(request(method, path, fields, body: body))
        let read = await connection.readToEnd()
        return (String(decoding: read.bytes, as: UTF8.self), read.end, read.pieces)
    }
}
