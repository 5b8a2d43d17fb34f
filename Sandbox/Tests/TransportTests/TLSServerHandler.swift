import NIOCore
import NIOHTTP1
import NIOHTTP2

/// Answers by path:
///
/// - `/echo` with the body of the request;
/// - `/refused` not at all: it refuses the stream (RFC 9113, section 8.7);
/// - `/bytes/N` with N bytes, as fast as the client takes them;
/// - `/open` with a head and one chunk, and leaves it at that;
/// - `/too-large` before the body of the request, with status 413 and a body that has its length, but no end.
final class TLSServerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let record: TLSServer.Record
    private var path = ""
    private var body = ByteBuffer()
    private var remaining = 0

    init(_ record: TLSServer.Record) {
        self.record = record
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            path = head.uri
            body.clear()
            let version = context.channel.parent?.parent == nil ? "HTTP/1.1" : "HTTP/2"
            record.note { $0.requests.append("\(version) \(head.method) \(head.uri)") }
            if path == "/too-large" {
                begin(context, .payloadTooLarge, length: 9, body: ByteBuffer(string: "too large"))
            }
        case .body(var part):
            body.writeBuffer(&part)
        case .end:
            answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        switch path {
        case "/refused": refuse(context)
        case "/too-large": break
        case "/open": begin(context, length: nil, body: ByteBuffer(string: "one"))
        case let path where path.hasPrefix("/bytes/"):
            remaining = Int(path.dropFirst("/bytes/".count)) ?? 0
            begin(context, length: remaining, body: ByteBuffer())
            send(context)
        default:
            begin(context, length: body.readableBytes, body: body)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    private func begin(
        _ context: ChannelHandlerContext,
        _ status: HTTPResponseStatus = .ok,
        length: Int?,
        body: ByteBuffer
    ) {
        var head = HTTPResponseHead(version: .http1_1, status: status)
        if let length {
            head.headers.add(name: "content-length", value: "\(length)")
        } else if context.channel.parent?.parent == nil {
            head.headers.add(name: "transfer-encoding", value: "chunked")
        }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }

    private func send(_ context: ChannelHandlerContext) {
        while remaining > 0, context.channel.isWritable {
            let piece = ByteBuffer(repeating: UInt8(ascii: "x"), count: min(remaining, 64 << 10))
            remaining -= piece.readableBytes
            record.note { $0.written += piece.readableBytes }
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece))), promise: nil)
            if remaining == 0 { context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil) }
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        send(context)
        context.fireChannelWritabilityChanged()
    }

    private func refuse(_ context: ChannelHandlerContext) {
        // From in front of the codec, as HTTP/1.1 has no word for it.
        let codec = try? context.pipeline.syncOperations.context(handlerType: HTTP2FramePayloadToHTTP1ServerCodec.self)
        codec?.writeAndFlush(NIOAny(HTTP2Frame.FramePayload.rstStream(.refusedStream)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
