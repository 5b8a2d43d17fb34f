// A long list over a slow network, beside the least that its pages can take one after another.
//
//     listing [ROUNDS] [PAGES]
import Foundation
import Greenflash
import GreenflashRuntime
import Measuring
import Transports

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let rounds = numbers.first ?? 3
let pages = numbers.dropFirst().first ?? 1000
let latency = Duration.milliseconds(20)
let server = try Server(latency: latency)
defer { server.stop() }

var table = Table("\((pages * 100).formatted()) items, 100 a page", "seconds", "of the floor", "processors, s")
for name in Transport.overNetwork {
    let lister = Lister(name: name, url: server.url, transport: try Transport.named(name))
    try await lister.measure(rounds: rounds, pages: pages, table)
}
