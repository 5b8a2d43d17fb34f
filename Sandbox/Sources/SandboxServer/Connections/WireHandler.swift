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

    /// What came before there was anybody to read it, or `nil` from when there is. A client that sends and leaves at once is
    /// read to its end by NIO, whether somebody asked for it or not.
    private var early: [ByteBuffer]? = []
    private var hasEnded = false

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

    /// Gives out what came early, and from here on everything as it comes.
    func isServed() {
        guard let context, let early else { return }
        self.early = nil
        for bytes in early { context.fireChannelRead(wrapInboundOut(bytes)) }
        if !early.isEmpty { context.fireChannelReadComplete() }
        if hasEnded { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
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

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard early != nil else { return context.fireChannelRead(data) }
        early?.append(unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if early == nil { context.fireChannelReadComplete() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed {
            clientLeft.succeed()
            hasEnded = true
            if early != nil { return }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        clientLeft.succeed()
        context.fireChannelInactive()
    }
}

@available(*, unavailable)
extension WireHandler: Sendable {}
