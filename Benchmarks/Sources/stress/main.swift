// Whether a transport survives many requests and streams, of which some are cancelled at any moment.
//
//     stress TRANSPORT [REQUESTS] [STREAMS] [SEED]
//
// Without arguments it prints the transports' names. It ends with an error when an outcome is neither what was asked for
// nor the cancellation, when sockets stay open, and when nothing has come to its end for a minute.
import Foundation
import Greenflash
import Measuring
import Transports

let arguments = CommandLine.arguments.dropFirst()
guard let name = arguments.first else {
    print(Transport.overNetwork.joined(separator: "\n"))
    exit(0)
}
let numbers = arguments.dropFirst().map { Int($0) ?? 0 }
let requests = numbers.first ?? 100_000
let streams = numbers.dropFirst().first ?? 1000
let seed = UInt64(numbers.dropFirst(2).first ?? 1)

let server = try Server()
let tally = Tally()
Watchdog.start(tally)

func load(_ count: Int, atOnce: Int, cancelling share: Double = 0, within longest: Duration = .zero) -> Load {
    Load(count: count, atOnce: atOnce, cancelling: share, within: longest, seed: seed)
}
let phases: [(title: String, load: Load, work: @Sendable (Int, GreenflashClient) async throws -> Void)] = [
    ("requests", load(requests, atOnce: 64), Work.request),
    (
        "requests, half cancelled", load(requests / 2, atOnce: 64, cancelling: 0.5, within: .milliseconds(5)),
        Work.request
    ),
    ("streams, all at once", load(streams, atOnce: streams), Work.stream),
    (
        "streams, half cancelled", load(streams, atOnce: streams, cancelling: 0.5, within: .milliseconds(300)),
        Work.stream
    ),
    ("streams, half left", load(streams, atOnce: 64), Work.leaveHalf),
]

print("\(name), seed \(seed)\n")
let table = Table(
    "what",
    "done",
    "cancelled",
    "failed",
    "clock, s",
    "processors, s",
    "resident after, MB",
    "sockets left open"
)
var socketsLeft = 0
for phase in phases {
    let result = try await Phase(transport: name, url: server.url, load: phase.load, work: phase.work).run(tally)
    socketsLeft += result.socketsLeft
    table.row(
        phase.title,
        Double(result.outcomes.done).text(),
        Double(result.outcomes.cancelled).text(),
        Double(result.outcomes.failed).text(),
        result.usage.clock.text(1),
        result.usage.processors.text(1),
        (result.resident / 1e6).text(1),
        "\(result.socketsLeft)"
    )
}
server.stop()

print("\nat most \((ResidentMemory.peak() / 1e6).text(1)) MB resident")
for (failure, count) in tally.failures.sorted(by: { $0.key < $1.key }) { print("\(count) times: \(failure)") }
exit(tally.outcomes.failed > 0 || socketsLeft > 0 ? 1 : 0)
