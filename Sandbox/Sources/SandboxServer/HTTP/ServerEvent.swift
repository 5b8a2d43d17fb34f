import Hummingbird

/// One server-sent event with JSON data.
struct ServerEvent: Sendable {
    let name: String
    let data: JSONObject

    /// The event as it goes over the wire. Compact JSON has no line breaks, so one data line is enough.
    var text: String { "event: \(name)\ndata: \(data.json.text)\n\n" }

    /// A body that writes the events one by one, with a pause before each but the first.
    static func body(_ events: [ServerEvent], delay: Duration) -> ResponseBody {
        ResponseBody { writer in
            for (index, event) in events.enumerated() {
                if index > 0, delay > .zero { try await Task.sleep(for: delay) }
                try await writer.write(ByteBuffer(string: event.text))
            }
            try await writer.finish(nil)
        }
    }
}
