import Foundation
import Greenflash
import Measuring
import Transports

/// Work of one kind, by a transport of its own.
struct Phase: Sendable {
    struct Result {
        var outcomes: Tally.Outcomes
        var usage: Usage
        /// Bytes, after the transport is gone.
        var resident: Double
        /// How many more than before.
        var socketsLeft: Int
    }

    let transport: String
    let url: URL
    let load: Load
    let work: @Sendable (Int, GreenflashClient) async throws -> Void

    func run(_ tally: Tally) async throws -> Result {
        let before = tally.outcomes
        let idle = OpenSockets.count()
        let usage = try await Usage { try await finish(tally) }
        let left = await OpenSockets.left(beside: idle)
        return Result(
            outcomes: tally.outcomes.subtracting(before),
            usage: usage,
            resident: ResidentMemory.now(),
            socketsLeft: left
        )
    }

    private func finish(_ tally: Tally) async throws {
        let transport = try Transport.named(transport, connections: load.atOnce)
        let greenflash = try GreenflashClient(
            apiKey: "gf_bench",
            baseURL: url,
            transport: transport,
            retry: .never
        )
        await load.run(tally) { try await work($0, greenflash) }
        #if AsyncHTTPClient
            await (transport as? AsyncHTTPClientTransport)?.shutdown()
        #endif
    }
}
