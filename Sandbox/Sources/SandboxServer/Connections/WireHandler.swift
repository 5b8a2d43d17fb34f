import NIOCore

/// The first handler of a connection's pipeline, next to the socket: the place where bytes go out as they are, past the
/// HTTP encoder.
final class WireHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// Whether what the encoder writes is dropped, because the answer was written past it.
    var dropsEncodedBytes = false

    /// Succeeds when the client has closed its end or the connection is gone.
    let clientLeft: EventLoopPromise<Void>

    private var context: ChannelHandlerContext?

    init(_ eventLoop: any EventLoop) {
        clientLeft = eventLoop.makePromise()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        clientLeft.succeed()
    }

    /// Writes bytes to the socket.
    func send(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>) {
        guard let context else {
            promise.fail(ChannelError.ioOnClosedChannel)
            return
        }
        context.writeAndFlush(wrapOutboundOut(.byteBuffer(bytes)), promise: promise)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !dropsEncodedBytes else {
            promise?.succeed()
            return
        }
        context.write(data, promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { clientLeft.succeed() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        clientLeft.succeed()
        context.fireChannelInactive()
    }
}

@available(*, unavailable)
extension WireHandler: Sendable {}
