// A server for measuring clients: it answers with fixed bytes, at a fraction of what the fastest client costs, until its
// standard input ends.
//
//     fixed-server [LATENCY in milliseconds]
import Foundation

signal(SIGPIPE, SIG_IGN)
let listener = try Listener()
let latency = Duration.milliseconds(CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 0)
let answers = Answers(address: listener.address)
print("listening on \(listener.address)")
fflush(nil)

Thread.detachNewThread {
    while readLine() != nil {}
    exit(0)
}
while let socket = listener.accept() {
    Thread.detachNewThread {
        var connection = Connection(socket, answers, latency: latency)
        connection.serve()
    }
}
