import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization

/// A server on a free port of this machine that speaks HTTP/2 and HTTP/1.1 over TLS, and counts what it sees.
final class TLSServer: Sendable {
    /// What a server saw.
    struct Seen: Sendable {
        var connections = 0
        /// Bytes that arrived decrypted.
        var bytes = 0
        /// Connections that agreed on HTTP/2.
        var http2Connections = 0
        /// The requests, as `HTTP/2 GET /path`.
        var requests: [String] = []
        /// Bytes of response bodies that were written to connections.
        var written = 0
    }

    let port: Int
    let certificate: Certificate
    private let channel: any Channel
    private let record: Record

    final class Record: Sendable {
        private let state = Mutex(Seen())
        var seen: Seen { state.withLock { $0 } }
        func note(_ change: (inout Seen) -> Void) { state.withLock { change(&$0) } }
    }

    private init(_ channel: any Channel, _ certificate: Certificate, _ record: Record) {
        self.channel = channel
        self.certificate = certificate
        self.record = record
        port = channel.localAddress?.port ?? 0
    }

    var seen: Seen { record.seen }

    static func start(host: String, protocols: [String] = ["h2", "http/1.1"]) async throws -> TLSServer {
        let certificate = try Certificate(host: host)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificate.certificate.path).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: certificate.key.path, format: .pem))
        )
        configuration.applicationProtocols = protocols
        let context = try NIOSSLContext(configuration: configuration)
        let record = Record()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                record.note { $0.connections += 1 }
                do {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    try channel.pipeline.syncOperations.addHandler(ByteCounter(record))
                } catch {
                    return channel.eventLoop.makeFailedFuture(error)
                }
                return channel.configureCommonHTTPServerPipeline { connection in
                    record.note { $0.http2Connections += 1 }
                    return connection.eventLoop.makeSucceededVoidFuture()
                } _: { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(TLSServerHandler(record))
                    }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return TLSServer(channel, certificate, record)
    }

    func stop() async throws {
        certificate.remove()
        try await channel.close()
    }
}

/// Runs a server for the length of a body.
func withTLSServer(
    host: String = "localhost",
    protocols: [String] = ["h2", "http/1.1"],
    _ body: (TLSServer) async throws -> Void
) async throws {
    let server = try await TLSServer.start(host: host, protocols: protocols)
    do {
        try await body(server)
    } catch {
        try? await server.stop()
        throw error
    }
    try await server.stop()
}

/// Stands behind TLS, where bytes are only seen when there was a handshake.
private final class ByteCounter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let record: TLSServer.Record

    init(_ record: TLSServer.Record) {
        self.record = record
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let count = unwrapInboundIn(data).readableBytes
        record.note { $0.bytes += count }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
