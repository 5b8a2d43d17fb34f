import Foundation

/// A chat answer as the service streams it, always the same: pieces of text of a word or some, then its end.
struct Answer {
    /// A transport hands out so many bytes at a time.
    static let chunkSize = 16 * 1024

    /// The JSON of each piece.
    let payloads: [Data]
    let stream: Data
    /// The stream as it arrives.
    let chunks: [Data]
    /// An event of a piece of text has so many bytes on average.
    let eventSize: Int

    /// The bytes of all pieces together.
    let textLength: Int

    init(events: Int) {
        let texts = (0..<events).map { index in
            " " + (0..<6).map { Self.words[(index * 7 + $0 * 3) % Self.words.count] }.joined(separator: " ")
        }
        textLength = texts.map(\.utf8.count).reduce(0, +)
        payloads = texts.map { text in
            Data(#"{"text":"\#(text.replacing("\"", with: "\\\""))"}"#.utf8)
        }
        var stream = Data()
        for payload in payloads { stream += Data("event: text_delta\ndata: ".utf8) + payload + Data("\n\n".utf8) }
        eventSize = stream.count / events
        let done = #"{"conversationId":"c-1","status":"complete","usage":{"toolCalls":0,"tools":[]}}"#
        stream += Data("event: done\ndata: \(done)\n\n".utf8)
        self.stream = stream
        chunks = stride(from: 0, to: stream.count, by: Self.chunkSize).map { start in
            Data(stream[start..<min(start + Self.chunkSize, stream.count)])
        }
    }

    private static let words = [
        "billing", "users", "are", "asking", "for", "the", "invoice", "résumé", "of", "several", "organizations",
        "\"as",
        "is\"", "and", "refunds", "30%", "slower",
    ]
}
