import Foundation

/// One event of a `text/event-stream`, as WHATWG HTML section 9.2 defines it.
public struct ServerSentEvent: Sendable, Hashable {
    /// The event's name, `message` where the stream gives none.
    public var event: String
    /// The payload, its lines joined by `\n`.
    public var data: String
    /// The last event ID in force when the event was complete, its own or that of an event before; `nil` for none.
    public var id: String?
    /// The time to wait before reconnecting, where this event sets it.
    public var retry: Duration?

    /// An event for scripted streams and servers.
    public init(event: String = "message", data: String, id: String? = nil, retry: Duration? = nil) {
        self.event = event
        self.data = data
        self.id = id
        self.retry = retry
    }
}

/// Events of which nothing is known are delivered as they come.
extension ServerSentEvent: StreamEvent {
    public init(_ event: ServerSentEvent) { self = event }

    public func serverSentEvent() -> ServerSentEvent { self }
}

// MARK: - Payload

extension ServerSentEvent {
    /// An event whose data is the JSON of a value.
    ///
    /// - Throws: `EncodingError` where the value can't be encoded.
    public init(event: String, encoding value: some Encodable) throws {
        self.init(event: event, data: String(decoding: try JSONCoding.encode(value), as: UTF8.self))
    }

    /// Reads the data as JSON.
    ///
    /// - Throws: `DecodingError` where the data is no JSON, or doesn't fit the type.
    public func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try JSONCoding.decode(type, from: data)
    }
}

// MARK: - Wire format

extension ServerSentEvent {
    /// The event as a stream has it, with the empty line that ends it. For scripted streams and servers.
    ///
    /// CR and CRLF in the data arrive as LF. CR and LF in the name or ID, which can't be sent, are left out.
    public var serialized: String {
        var text = ""
        if event != "message" { text += "event: \(Self.singleLine(event))\n" }
        if let id { text += "id: \(Self.singleLine(id))\n" }
        if let retry { text += "retry: \(Self.wholeMilliseconds(retry))\n" }
        for line in data.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd) {
            text += "data: \(line)\n"
        }
        return text + "\n"
    }

    private static func wholeMilliseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = max(duration, .zero).components
        let (milliseconds, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, overflowsToo) = milliseconds.addingReportingOverflow(
            (attoseconds + 500_000_000_000_000) / 1_000_000_000_000_000
        )
        return overflows || overflowsToo ? .max : sum
    }

    private static func singleLine(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0 != "\r" && $0 != "\n" }.map(Character.init))
    }
}

extension Character {
    fileprivate var isLineEnd: Bool { self == "\n" || self == "\r" || self == "\r\n" }
}
