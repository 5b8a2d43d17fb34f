// What a reader costs in memory who is slower than the server.
//
//     slow-reader TRANSPORT [MiB]
//
// Without arguments it prints the transports' names. It reads one MiB, and then waits for 10 ms.
import Foundation
import GreenflashRuntime
import HTTPTypes
import Measuring
import Transports

let arguments = CommandLine.arguments.dropFirst()
guard let name = arguments.first else {
    print(Transport.overNetwork.joined(separator: "\n"))
    exit(0)
}
let size = (arguments.dropFirst().first.flatMap { Int($0) } ?? 1024) << 20
let server = try Server()
defer { server.stop() }
let transport = try Transport.named(name)
let request = HTTPRequest(
    method: .get,
    scheme: "http",
    authority: "127.0.0.1:\(server.url.port ?? 80)",
    path: server.url.path + "/bytes/\(size)"
)

let before = ResidentMemory.now()
var most = before
var read = 0
var outcome = "whole"
let response = try await transport.send(request, body: nil, options: TransportOptions())
do {
    var untilPause = 1 << 20
    for try await chunk in response.body {
        read += chunk.count
        untilPause -= chunk.count
        guard untilPause <= 0 else { continue }
        untilPause = 1 << 20
        most = max(most, ResidentMemory.now())
        try await Task.sleep(for: .milliseconds(10))
    }
} catch let error as TransportError {
    outcome = error.description
}
most = max(most, ResidentMemory.now())

let table = Table("transport", "MiB read", "resident before, MB", "most, MB", "after, MB", "outcome")
table.row(
    name,
    (Double(read) / Double(1 << 20)).text(),
    (before / 1e6).text(1),
    (most / 1e6).text(1),
    (ResidentMemory.now() / 1e6).text(1),
    outcome
)
