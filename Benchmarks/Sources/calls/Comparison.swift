import CAllocations
import Foundation
import Greenflash
import GreenflashRuntime
import Measuring
import Samples

/// The client beside a bare use of what it is built on.
struct Comparison {
    typealias Call = @Sendable () async throws -> Void

    let name: String
    let bare: Call
    let client: Call

    /// - Parameter url: The client's base URL.
    init(_ name: String, _ url: URL, _ transport: some HTTPTransport, bare: @escaping Call) throws {
        let greenflash = try GreenflashClient(apiKey: "gf_bench", baseURL: url, transport: transport)
        self.name = name
        self.bare = bare
        client = { check(try await greenflash.products.get(SampleJSON.productID).name) }
    }

    /// Measures, and adds a row to the table.
    func run(rounds: Int, calls: Int, atOnce width: Int, _ table: Table) async throws {
        let rounds = try await Rounds(
            rounds,
            [bare, client].map { call in { try await repeating(calls, atOnce: width, call) } }
        )
        let count = Double(calls)
        table.row(
            name,
            "\(width)",
            (count / rounds.seconds(of: 0, by: \.clock)).text(),
            (count / rounds.seconds(of: 1, by: \.clock)).text(),
            "\((rounds.ratio(of: 0, to: 1, by: \.clock) * 100).text()) %",
            (rounds.seconds(of: 0) / count * 1e6).text(1),
            (rounds.seconds(of: 1) / count * 1e6).text(1),
            (rounds.difference(of: 1, to: 0) / count * 1e6).text(1),
            "\((rounds.ratio(of: 0, to: 1) * 100).text()) %",
            try await allocations(bare, calls, atOnce: width),
            try await allocations(client, calls, atOnce: width)
        )
    }

    /// How often memory is allocated for one call.
    private func allocations(_ call: @escaping Call, _ calls: Int, atOnce width: Int) async throws -> String {
        guard allocations_can_be_counted() else { return "-" }
        let before = allocations_counted()
        allocations_count(true)
        defer { allocations_count(false) }
        try await repeating(calls, atOnce: width, call)
        return (Double(allocations_counted() - before) / Double(calls)).text()
    }
}

/// Looks at what was read, so that none of it can be left out.
func check(_ name: String) {
    precondition(name == "Acme Support")
}
