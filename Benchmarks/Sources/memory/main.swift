// Whether a process grows with the calls that its client makes.
//
//     memory TRANSPORT [CALLS]
//
// Without arguments it prints the transports' names.
import Foundation
import Greenflash
import Measuring
import Samples
import Transports

let arguments = CommandLine.arguments.dropFirst()
guard let name = arguments.first else {
    print((["memory"] + Transport.overNetwork).joined(separator: "\n"))
    exit(0)
}
let calls = arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let samples = 20
let server = name == "memory" ? nil : try Server()
defer { server?.stop() }
let greenflash = try GreenflashClient(
    apiKey: "gf_bench",
    baseURL: server?.url ?? URL(string: "http://127.0.0.1/api/v1"),
    transport: try Transport.named(name)
)

var uses: [MemoryUse] = []
let table = Table("calls by \(name)", "resident, MB", "allocated, MB")
for sample in 1...samples {
    try await repeating(calls / samples, atOnce: 64) {
        let product = try await greenflash.products.get(SampleJSON.productID)
        precondition(product.members.count == 2)
    }
    let use = MemoryUse.now()
    uses.append(use)
    let count = Double(sample * calls / samples)
    table.row(count.text(), (use.resident / 1e6).text(2), use.allocated.map { ($0 / 1e6).text(2) } ?? "-")
}

// The first quarter is for connections, caches, and what the allocator keeps.
let quarter = samples / 4
let early = uses[quarter..<(2 * quarter)]
let late = uses[(samples - quarter)...]
func growth(_ value: (MemoryUse) -> Double) -> String {
    let bytes = late.map(value).median - early.map(value).median
    return "\((bytes / 1024).text(1)) kB, \((bytes / Double(2 * quarter * calls / samples)).text(3)) bytes a call"
}
print("\nThe last quarter beside the second: resident \(growth(\.resident))", terminator: "")
print(uses[0].allocated == nil ? "" : "; allocated \(growth { $0.allocated ?? 0 })")
