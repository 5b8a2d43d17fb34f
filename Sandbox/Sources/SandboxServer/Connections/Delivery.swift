import Hummingbird
import NIOCore

/// How an answer goes out whose fault is in the way that it arrives.
struct Delivery: Sendable {
    /// How the connection ends, and where.
    var end: (ending: Fault.Ending, point: Fault.Point)?
    var chunks: Boundaries?
    var segments: Boundaries?
    var pause = Duration.zero
    var interim: Int?
    var trailers: [Fault.Field] = []
    /// Whether the connection is closed after the answer.
    var closesAfterwards = false

    /// `nil` where the fault leaves the arrival as it is.
    init?(_ fault: Fault) {
        chunks = fault.chunks
        segments = fault.segments
        pause = fault.pause
        interim = fault.interim
        trailers = fault.trailers
        switch fault.kind {
        case .end(let ending, let point, _) where point != .beforeHead: end = (ending, point)
        case .length(_, let then): closesAfterwards = then == .close
        default: break
        }
        let isPlain = end == nil && chunks == nil && segments == nil && interim == nil && trailers.isEmpty
        guard !isPlain || closesAfterwards else { return nil }
    }

    /// Writes the answer to a connection that was taken over.
    /// - Throws: ``Wire/Ended`` when the connection is at its end; an error of the socket when the client has gone.
    func write(_ response: Response, to wire: Wire) async throws {
        let writer = AnswerWriter(wire, self)
        try await writer.writeInterim()
        try await writer.writeHead(response)
        try await response.body.write(BodyWriter(answer: writer))
        if closesAfterwards { try await wire.end(.close) }
    }
}

/// Writes one answer as a delivery wants it: its pieces, and its end.
///
/// Used by one task, one call after the other.
private actor AnswerWriter {
    private let wire: Wire
    private let delivery: Delivery
    private var isChunked = false
    /// The bytes of the answer that were sent, and those of its body in front of any transfer coding.
    private var sent = 0
    private var sentBody = 0
    private var hasEnded = false

    init(_ wire: Wire, _ delivery: Delivery) {
        self.wire = wire
        self.delivery = delivery
    }

    func writeInterim() async throws {
        guard let interim = delivery.interim else { return }
        let status = HTTPResponse.Status(known: interim)
        let link = interim == 103 ? "Link: </style.css>; rel=preload\r\n" : ""
        try await wire.send(ByteBuffer(string: "HTTP/1.1 \(interim) \(status.reasonPhrase)\r\n\(link)\r\n"))
    }

    func writeHead(_ response: Response) async throws {
        var fields = response.headers
        // 204 and 304 have no body (RFC 9110, section 6.4.1).
        let hasBody = response.status != .noContent && response.status != .notModified
        isChunked =
            hasBody
            && (delivery.chunks != nil || !delivery.trailers.isEmpty || fields[.contentLength] == nil)
        if isChunked {
            fields[.contentLength] = nil
            fields[.transferEncoding] = "chunked"
        }
        var text = "HTTP/1.1 \(response.status.code) \(response.status.reasonPhrase)\r\n"
        for field in fields { text += "\(field.name.rawName): \(field.value)\r\n" }
        text += "\r\n"
        let head = ByteBuffer(string: text)
        if delivery.end?.point == .inHead {
            let half = head.getSlice(at: 0, length: head.readableBytes / 2) ?? head
            try await send(half)
            try await end(at: .inHead)
            try await send(
                head.getSlice(at: half.readableBytes, length: head.readableBytes - half.readableBytes) ?? head
            )
        } else {
            try await send(head)
        }
        try await end(at: .afterHead)
        try await end(at: .body(0))
    }

    func writeBody(_ buffer: ByteBuffer) async throws {
        guard let boundaries = delivery.chunks else { return try await writeChunk(buffer) }
        var rest = buffer
        for length in boundaries.lengths(of: buffer.readableBytes, from: sentBody) {
            guard let chunk = rest.readSlice(length: length) else { return }
            try await writeChunk(chunk)
            if delivery.segments == nil { try await pause() }
        }
    }

    func finish() async throws {
        // A body that is shorter than the point where the connection was to end.
        if case .body? = delivery.end?.point, !hasEnded { try await end() }
        guard isChunked else { return }
        let trailers = delivery.trailers.map { "\($0.line)\r\n" }.joined()
        try await send(ByteBuffer(string: "0\r\n\(trailers)\r\n"))
    }

    /// One chunk of a chunked body, or a piece of another; the connection may end in the middle of it.
    private func writeChunk(_ chunk: ByteBuffer) async throws {
        guard chunk.readableBytes > 0 else { return }
        let frame = isChunked ? "\(String(chunk.readableBytes, radix: 16))\r\n" : ""
        let close = isChunked ? "\r\n" : ""
        let start = sentBody
        sentBody += chunk.readableBytes
        if case .body(let count)? = delivery.end?.point, count > start, count < sentBody {
            let first = chunk.getSlice(at: chunk.readerIndex, length: count - start) ?? chunk
            try await send(ByteBuffer(string: frame), first)
            try await end(at: .body(count))
            let rest = chunk.getSlice(at: chunk.readerIndex + count - start, length: sentBody - count) ?? chunk
            try await send(rest, ByteBuffer(string: close))
        } else {
            try await send(ByteBuffer(string: frame), chunk, ByteBuffer(string: close))
            try await end(at: .body(sentBody))
        }
    }

    private func end(at point: Fault.Point) async throws {
        guard delivery.end?.point == point, !hasEnded else { return }
        try await end()
    }

    private func end() async throws {
        guard let ending = delivery.end?.ending else { return }
        hasEnded = true
        try await wire.end(ending)
    }

    private func send(_ buffers: ByteBuffer...) async throws {
        var bytes = ByteBuffer()
        for var buffer in buffers { bytes.writeBuffer(&buffer) }
        guard let segments = delivery.segments else {
            sent += bytes.readableBytes
            return try await wire.send(bytes)
        }
        for length in segments.lengths(of: bytes.readableBytes, from: sent) {
            guard let segment = bytes.readSlice(length: length) else { return }
            try await wire.send(segment)
            sent += length
            try await pause()
        }
    }

    private func pause() async throws {
        if delivery.pause > .zero { try await Task.sleep(for: delivery.pause) }
    }
}

/// Hands what a body writes to the answer's writer.
private struct BodyWriter: ResponseBodyWriter {
    let answer: AnswerWriter

    func write(_ buffer: ByteBuffer) async throws {
        try await answer.writeBody(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await answer.finish()
    }
}
