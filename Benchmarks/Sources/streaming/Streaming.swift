// What reading a stream of events costs: the bytes alone, and all the way to typed events, beside bare JSONDecoder.
import Foundation
import Greenflash
import GreenflashRuntime
import GreenflashTesting
import Measuring

/// What `ChatTextDelta` would be if its decoding were left to the compiler.
struct PlainDelta: Decodable {
    var text: String
}

@main
enum Streaming {
    static let answer = Answer(events: 20_000)

    static func main() async throws {
        let rounds = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 31
        let text = String(decoding: answer.stream, as: UTF8.self)
        let response = ScriptedResponse.eventStream(text, chunkSize: Answer.chunkSize)
        let greenflash = try GreenflashClient(apiKey: "benchmark", transport: InMemoryTransport { _ in response })
        let decoder = JSONDecoder()
        let times = try await Rounds(
            rounds,
            [{ try decodePayloads(decoder) }, { try await readEvents(greenflash) }, { try parseEvents() }]
        )

        let size = String(format: "%.1f MB", Double(answer.stream.count) / 1e6)
        print(
            "\(answer.payloads.count) events of \(answer.eventSize) bytes, \(size) in chunks of 16 KB, \(rounds) rounds\n"
        )
        print("| what | ns an event | MB/s | beside JSONDecoder |\n|---|---:|---:|---:|")
        let names = ["bare JSONDecoder, the same payloads", "`ChatEvent`s of a stream", "raw events"]
        for (index, name) in names.enumerated() {
            let time = times.nanoseconds(of: index)
            let ratio = String(format: "%.2f", times.ratio(of: index, to: 0))
            let speed = Int(Double(answer.stream.count) / time * 1e3)
            print("| \(name) | \(Int(time) / answer.payloads.count) | \(speed) | \(ratio) |")
        }
    }

    private static func decodePayloads(_ decoder: JSONDecoder) throws {
        var length = 0
        for payload in answer.payloads { length += try decoder.decode(PlainDelta.self, from: payload).text.utf8.count }
        precondition(length == answer.textLength)
    }

    private static func readEvents(_ greenflash: GreenflashClient) async throws {
        var length = 0
        for try await event in greenflash.chat.stream(StreamChatRequest(question: "What hurts?")) {
            if case .textDelta(let delta) = event { length += delta.text.utf8.count }
        }
        precondition(length == answer.textLength)
    }

    private static func parseEvents() throws {
        var parser = ServerSentEventParser()
        var count = 0
        var events: [ServerSentEvent] = []
        for chunk in answer.chunks {
            try parser.append(chunk, into: &events)
            count += events.count
            events.removeAll(keepingCapacity: true)
        }
        precondition(count == answer.payloads.count + 1)
    }
}
