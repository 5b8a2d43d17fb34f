import GreenflashRuntime

/// Events of a stream that has a text, an end and errors.
enum TestEvent: StreamEvent, Hashable {
    case text(String)
    case done
    case unknown(ServerSentEvent)

    init(_ event: ServerSentEvent) throws {
        switch event.event {
        case "text": self = .text(try event.decode([String: String].self)["text", default: ""])
        case "done": self = .done
        case "error": throw APIError.streamFailure(event)
        default: self = .unknown(event)
        }
    }

    func serverSentEvent() throws -> ServerSentEvent {
        switch self {
        case .text(let text): try ServerSentEvent(event: "text", encoding: ["text": text])
        case .done: ServerSentEvent(event: "done", data: "{}")
        case .unknown(let event): event
        }
    }

    var partialText: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    var isFinal: Bool { self == .done }

    static let hasFinalEvent = true
}
