import Foundation

/// What goes over the wire for one request.
struct Answer: Sendable {
    let head: Data
    /// Sent so many times after the head, each time after a pause.
    let piece: Data
    let times: Int
    let pause: useconds_t
    let end: Data

    init(_ head: Data, _ piece: Data = Data(), times: Int = 1, pause: useconds_t = 0, end: Data = Data()) {
        self.head = head
        self.piece = piece
        self.times = times
        self.pause = pause
        self.end = end
    }

    /// A stream of 50 events, a millisecond apart, and its end.
    static func chat() -> Answer {
        let done = #"{"conversationId":"c-1","status":"complete","usage":{"toolCalls":0,"tools":[]}}"#
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
        return Answer(
            Data(head.utf8),
            chunk("event: text_delta\ndata: {\"text\":\" billing users are asking for\"}\n\n"),
            times: 50,
            pause: 1000,
            end: chunk("event: done\ndata: \(done)\n\n") + chunk("")
        )
    }

    /// As many bytes, rounded down to MiB.
    static func bytes(_ count: Int) -> Answer {
        let piece = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
        let times = count / piece.count
        let head = """
            HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\n\
            content-length: \(times * piece.count)\r\n\r\n
            """
        return Answer(Data(head.utf8), piece, times: times)
    }

    /// RFC 9112, section 7.1.
    private static func chunk(_ text: String) -> Data {
        Data("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n".utf8)
    }
}
