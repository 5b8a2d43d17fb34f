/// What a stream of events delivers: one case per kind of event, made from the event on the wire.
public protocol StreamEvent: Sendable {
    /// Reads an event. A name that this version doesn't know gives the case for unknown events.
    ///
    /// - Throws: `DecodingError` where the data doesn't fit the event's name.
    init(_ event: ServerSentEvent) throws

    /// The event on the wire, for scripted streams and servers.
    ///
    /// - Throws: `EncodingError` where the payload can't be encoded.
    func serverSentEvent() throws -> ServerSentEvent

    /// What the event adds to the answer's text, where it does.
    var partialText: String? { get }

    /// Whether the event ends the stream's answer.
    var isFinal: Bool { get }

    /// Whether a complete stream has an event with ``isFinal``: one that ends without was cut off.
    static var hasFinalEvent: Bool { get }
}

extension StreamEvent {
    public var partialText: String? { nil }
    public var isFinal: Bool { false }
    public static var hasFinalEvent: Bool { false }
}
