import Hummingbird

/// One event of a stream, as text.
struct EventText: Sendable {
    let name: String
    let data: String

    init(name: String, data: String) {
        self.name = name
        self.data = data
    }

    /// Reads what ``ServerEvent/text`` wrote.
    init?(_ buffer: ByteBuffer) {
        let lines = String(buffer: buffer).split(separator: "\n")
        guard lines.count == 2, lines[0].hasPrefix("event: "), lines[1].hasPrefix("data: ") else { return nil }
        name = String(lines[0].dropFirst(7))
        data = String(lines[1].dropFirst(6))
    }

    static func textDelta(_ text: String) -> EventText {
        EventText(name: "text_delta", data: (["text": text] as JSONObject).json.text)
    }

    var buffer: ByteBuffer { ByteBuffer(string: "event: \(name)\ndata: \(data)\n\n") }
}

/// Changes a stream of events as a fault wants it.
struct StreamEditor: Sendable {
    /// What a comment and a long text are made of.
    private static let words = "All work and no play makes a dull stream. "

    private let kind: Fault.StreamFault
    private let pause: Duration

    init(_ kind: Fault.StreamFault, pause: Duration) {
        self.kind = kind
        self.pause = pause
    }

    func edit(_ response: Response) -> Response {
        switch kind {
        case .empty: return response.streaming { _ in }
        case .comments:
            return response.streaming { writer in
                for _ in 0..<10 { try await writer.write(Self.comment) }
            }
        case .heartbeats:
            return response.streaming { writer in
                while true {
                    try await writer.write(Self.comment)
                    try await rest()
                }
            }
        case .noDone:
            return response.mappingEvents { $0.name == "done" ? [] : [$0] }
        case .invalidJSON:
            return response.mappingEvents {
                $0.name == "done" ? [EventText(name: "text_delta", data: "{\"text\":"), $0] : [$0]
            }
        case .unknownEvent:
            return response.mappingEvents {
                $0.name == "done" ? [EventText(name: "mood", data: "{\"tone\":\"calm\"}"), $0] : [$0]
            }
        case .invalidUTF8: return beforeDone(response) { try await $0.write(Self.invalidText) }
        case .hugeEvent(let bytes):
            return beforeDone(response) { writer in
                try await writer.write(EventText.textDelta(String(repeating: "x", count: bytes)).buffer)
            }
        case .endless: return beforeDone(response) { try await writeText(to: &$0, bytes: .max) }
        case .long(let bytes): return beforeDone(response) { try await writeText(to: &$0, bytes: bytes) }
        }
    }

    private static let comment = ByteBuffer(string: ": \(words)\n\n")
    /// A lone 0xFF, an overlong slash, and the start of a character that does not go on.
    private static let invalidText = ByteBuffer(
        bytes: Array("event: text_delta\ndata: {\"text\":\"<".utf8) + [0xFF, 0xC0, 0xAF, 0xE2, 0x82]
            + Array(">\"}\n\n".utf8)
    )

    /// Short texts, with the pause of a chat answer; long ones as fast as they are read.
    private func writeText(to writer: inout any ResponseBodyWriter, bytes: Int) async throws {
        let isLong = bytes < .max
        let text = isLong ? String(repeating: Self.words, count: 400) : Self.words
        var left = bytes
        while left > 0 {
            let piece = left < text.utf8.count ? String(text.prefix(left)) : text
            try await writer.write(EventText.textDelta(piece).buffer)
            left -= piece.utf8.count
            if !isLong { try await rest() }
        }
    }

    /// A stream without end need not be fast: it would keep the machine busy for nothing.
    private func rest() async throws {
        try await Task.sleep(for: max(pause, .milliseconds(1)))
    }

    private func beforeDone(
        _ response: Response,
        _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        response.streaming { [body = response.body] writer in
            let events = EventWriter(writer) { event, writer in
                if event.name == "done" { try await write(&writer) }
                try await writer.write(event.buffer)
            }
            try await body.write(events)
            writer = events.parent
        }
    }
}

/// Takes a body's events one by one. The end of the body is left to whoever owns the writer behind it.
private final class EventWriter: ResponseBodyWriter {
    private(set) var parent: any ResponseBodyWriter
    private let edit: (EventText, inout any ResponseBodyWriter) async throws -> Void

    init(
        _ parent: any ResponseBodyWriter,
        _ edit: @escaping (EventText, inout any ResponseBodyWriter) async throws -> Void
    ) {
        self.parent = parent
        self.edit = edit
    }

    func write(_ buffer: ByteBuffer) async throws {
        if let event = EventText(buffer) {
            try await edit(event, &parent)
        } else {
            try await parent.write(buffer)
        }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension Response {
    /// The same head with another stream.
    func streaming(_ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void) -> Response {
        var fields = headers
        fields[.contentLength] = nil
        return Response(
            status: status,
            headers: fields,
            body: ResponseBody { writer in
                try await write(&writer)
                try await writer.finish(nil)
            }
        )
    }

    /// The same stream with each event changed, left out or joined by others.
    func mappingEvents(_ transform: @escaping @Sendable (EventText) throws -> [EventText]) -> Response {
        streaming { [body] writer in
            let events = EventWriter(writer) { event, writer in
                for event in try transform(event) { try await writer.write(event.buffer) }
            }
            try await body.write(events)
            writer = events.parent
        }
    }
}
