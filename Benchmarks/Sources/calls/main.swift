// What a call of the client costs beside a bare use of the same HTTP library: the same small GET, the same JSON.
//
//     calls [ROUNDS] [CALLS in a round]
import Foundation
import Measuring
import Transports

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let rounds = numbers.first ?? 101
let calls = numbers.dropFirst().first ?? 400
let server = try Server()
defer { server.stop() }

print("\(rounds) rounds of \(calls) calls\n")
let table = Table(
    "transport",
    "at once",
    "bare, calls/s",
    "client, calls/s",
    "of bare",
    "bare, µs of processors",
    "client, µs",
    "overhead, µs",
    "calls/s and core, of bare",
    "bare, allocations",
    "client, allocations"
)
for comparison in try Comparison.all(server) {
    for width in [1, 64] { try await comparison.run(rounds: rounds, calls: calls, atOnce: width, table) }
}
