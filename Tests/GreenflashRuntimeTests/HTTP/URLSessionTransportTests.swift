import Foundation
import GreenflashRuntime
import HTTPTypes
import Testing

/// What is true of URLSession alone.
@Suite(.timeLimit(.minutes(2)))
struct URLSessionTransportTests {
    @Test func `fails and closes the connection when more is waiting than may be buffered`() async throws {
        let closed = Latch()
        let server = try LoopbackServer { connection in
            connection.beginChunks()
            let piece = String(repeating: "x", count: 64 << 10)
            while connection.sendChunk(piece) {}
            closed.open()
        }
        let response = try await URLSessionTransport().send(
            to: server,
            options: TransportOptions(maximumBufferedBytes: 1 << 20)
        )
        await closed.wait()
        let error = try await #require(throws: TransportError.self) {
            for try await _ in response.body {}
        }
        #expect(error.kind == .bufferOverflow)
        #expect(error.message.contains("1048576"))
    }
}
