import Foundation

/// How the bytes of a stream become its elements: cut into pieces first, then read one by one.
protocol StreamSource: Sendable {
    associatedtype Piece: Sendable
    associatedtype Element: Sendable

    /// Cuts the next bytes, and adds the pieces that they complete.
    mutating func append(_ chunk: Data, into pieces: inout [Piece]) throws

    /// Adds what the end of the bytes completes.
    mutating func finish(into pieces: inout [Piece]) throws

    /// `nil` for a piece that ends the stream and is no element.
    func element(from piece: Piece) throws -> Element?

    /// Whether nothing comes after an element.
    func isFinal(_ element: Element) -> Bool

    /// Whether a stream that ends without a final element was cut off.
    var hasFinalElement: Bool { get }

    /// What an element adds to the answer's text.
    func partialText(of element: Element) -> String?

    /// What a piece is called, for messages: `An event named delta`.
    func name(of piece: Piece) -> String

    /// What a piece has to be read from.
    func data(of piece: Piece) -> Data
}

/// The events of a `text/event-stream`, told apart by their names.
struct EventSource<Event: StreamEvent>: StreamSource {
    private var parser = ServerSentEventParser()

    mutating func append(_ chunk: Data, into pieces: inout [ServerSentEvent]) throws {
        try parser.append(chunk, into: &pieces)
    }

    /// An event that is not complete is none (WHATWG HTML section 9.2.6).
    func finish(into pieces: inout [ServerSentEvent]) {}

    func element(from piece: ServerSentEvent) throws -> Event? { try Event(piece) }

    func isFinal(_ element: Event) -> Bool { element.isFinal }

    var hasFinalElement: Bool { Event.hasFinalEvent }

    func partialText(of element: Event) -> String? { element.partialText }

    func name(of piece: ServerSentEvent) -> String { "An event named \(piece.event)" }

    func data(of piece: ServerSentEvent) -> Data { Data(piece.data.utf8) }
}
