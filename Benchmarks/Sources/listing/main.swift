// A long list over a slow network, beside the least that its pages can take one after another.
//
//     listing [ROUNDS] [PAGES]
import Foundation
import Greenflash
import GreenflashRuntime
import Measuring
import Transports

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let rounds = numbers.first ?? 2
let pages = numbers.dropFirst().first ?? 1000
let latency = Duration.milliseconds(20)
let server = try Server(latency: latency)
defer { server.stop() }

print("\(rounds) rounds; a server that waits for \(latency / .milliseconds(1)) ms before it answers\n")
let table = Table("\(Double(pages * 100).text()) items, 100 a page", "seconds", "of the floor", "seconds of processors")
for name in Transport.overNetwork {
    let lister = Lister(name, server.url, try Transport.named(name), pages: pages)
    try await lister.measure(rounds: rounds, table)
}
