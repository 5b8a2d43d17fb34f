// One round of the work that the official clients are given too: GETs of a product, then POSTs of two messages.
//
//     client-load TRANSPORT URL AT_ONCE CALLS
//
// Prints a line for each kind: its name, how many, seconds on the clock, seconds of this process's processors. Without
// arguments it prints the transports' names.
import Foundation
import Greenflash
import Measuring
import Transports

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
    print(Transport.overNetwork.joined(separator: "\n"))
    exit(0)
}
guard arguments.count == 5, let url = URL(string: arguments[2]),
    let width = Int(arguments[3]), let calls = Int(arguments[4])
else { fatalError("usage: client-load TRANSPORT URL AT_ONCE CALLS") }
let work = Work(
    greenflash: try GreenflashClient(apiKey: "gf_bench", baseURL: url, transport: try Transport.named(arguments[1]))
)

func measure(_ name: String, _ call: @escaping @Sendable () async throws -> Void) async throws {
    try await repeating(max(calls / 4, width), atOnce: width, call)
    let usage = try await Usage { try await repeating(calls, atOnce: width, call) }
    print("\(name) \(calls) \(usage.clock) \(usage.processors)")
}
try await measure("GET", work.get)
try await measure("POST", work.post)
