import Hummingbird
import Synchronization

/// Collects what a response body writes, piece by piece.
final class BodyCollector: ResponseBodyWriter, Sendable {
    private let pieces = Mutex<[[UInt8]]>([])

    /// The pieces in the order they were written.
    var chunks: [[UInt8]] { pieces.withLock { $0 } }

    var bytes: [UInt8] { Array(chunks.joined()) }

    func append(_ buffer: ByteBuffer) {
        pieces.withLock { $0.append(Array(buffer.readableBytesView)) }
    }

    func write(_ buffer: ByteBuffer) async throws {
        append(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
