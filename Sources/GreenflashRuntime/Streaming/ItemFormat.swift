/// What a stream of JSON values puts around each of them.
public struct ItemFormat: Sendable, Hashable {
    enum Framing: Sendable, Hashable {
        case lines
        case sequence
        case events(terminator: String?)
    }

    let framing: Framing
    /// What a request accepts.
    let mediaType: String

    /// A value on every line (`application/jsonl`, `application/x-ndjson`). Empty lines count for nothing.
    ///
    /// - Parameter mediaType: What the service calls it, for `Accept`.
    public static func lines(_ mediaType: String = "application/jsonl") -> ItemFormat {
        ItemFormat(framing: .lines, mediaType: mediaType)
    }

    /// A record separator before every value, and a line feed after it (`application/json-seq`, RFC 7464).
    ///
    /// - Parameter mediaType: What the service calls it, for `Accept`.
    public static func sequence(_ mediaType: String = "application/json-seq") -> ItemFormat {
        ItemFormat(framing: .sequence, mediaType: mediaType)
    }

    /// The data of every event is a value (`text/event-stream`). The event's name counts only where its data is no item: an
    /// `error` is thrown as what the service says then.
    ///
    /// - Parameter terminator: Data that ends the stream and is no item. `nil`: there is no such.
    public static func events(terminator: String? = "[DONE]") -> ItemFormat {
        ItemFormat(framing: .events(terminator: terminator), mediaType: "text/event-stream")
    }

    /// JSON on lines has several names in use, none of them registered.
    var admittedMediaTypes: [String] {
        let own = mediaType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        guard framing == .lines else { return [own] }
        return [
            own, "application/jsonl", "application/x-ndjson", "application/ndjson", "application/x-jsonlines",
            "application/jsonlines",
        ]
    }
}
