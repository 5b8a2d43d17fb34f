import Foundation
import GreenflashRuntime
import Testing

/// A reader sets the pace of what it is sent.
@Suite(.timeLimit(.minutes(2)))
struct SlowReaderTests {
    /// More than the buffers of two sockets hold.
    private static let size = 128 << 20
    private static let buffered = 32 << 20

    @Test(arguments: TestTransport.withBackPressure)
    func `a server waits for a slow reader`(kind: TestTransport) async throws {
        let stalled = Latch()
        let sent = Counter()
        let server = try LoopbackServer { connection in
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(Self.size)\r\n\r\n")
            let body = Data(repeating: UInt8(ascii: "x"), count: Self.size)
            let count = connection.sendUntilStalled(body)
            sent.increment(by: count)
            stalled.open()
            connection.send(body[count...])
        }
        let response = try await kind().send(to: server)
        await stalled.wait()
        #expect(sent.value < Self.buffered)
        var count = 0
        for try await chunk in response.body { count += chunk.count }
        #expect(count == Self.size)
    }
}
