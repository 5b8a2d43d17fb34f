import Foundation

/// The items of an answer as they arrive, each the JSON of a value: a line, a record, or the data of an event.
///
/// ```swift
/// for try await record in client.exports.records() { … }
/// ```
///
/// The request is sent when the first item is asked for, by every iteration anew. The connection is closed when the
/// iterator is dropped, when the task is cancelled, and after the last item.
///
/// Iteration throws ``APIError``: an item that can't be read has the code ``APIError/Code/decoding``, a stream that breaks
/// off ``APIError/Code/stream``, one that stalls ``APIError/Code/timeout``.
public struct ItemStream<Item: Decodable & Sendable>: AsyncSequence, Sendable {
    public typealias Element = Item

    let client: APIClient
    let request: APIRequest
    let options: CallOptions
    let format: ItemFormat

    public func makeAsyncIterator() -> AsyncIterator {
        let call = StreamCall(
            client: client,
            request: request,
            options: options,
            source: ItemSource<Item>(format),
            accept: format.mediaType,
            mediaTypes: format.admittedMediaTypes
        )
        return AsyncIterator(iteration: StreamIteration(call))
    }

    /// Gives out the items as they arrive.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var iteration: StreamIteration<ItemSource<Item>>

        /// The next item, or `nil` after the last.
        ///
        /// - Throws: ``APIError``, or `CancellationError`. After that the iteration is over.
        public mutating func next() async throws -> Item? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Item? {
            try await iteration.next(isolation: actor)
        }
    }
}

/// The JSON values of a stream, whatever it puts around them.
struct ItemSource<Item: Decodable & Sendable>: StreamSource {
    /// The text of an item, and what came with it.
    enum Piece: Sendable {
        case record(Data)
        case event(ServerSentEvent)
    }

    private enum Parser {
        case records(RecordParser)
        case events(ServerSentEventParser)
    }

    private var parser: Parser
    private let terminator: String?

    init(_ format: ItemFormat) {
        switch format.framing {
        case .lines:
            parser = .records(RecordParser(.lines))
            terminator = nil
        case .sequence:
            parser = .records(RecordParser(.sequence))
            terminator = nil
        case .events(let terminator):
            parser = .events(ServerSentEventParser())
            self.terminator = terminator
        }
    }

    mutating func append(_ chunk: Data, into pieces: inout [Piece]) throws {
        switch parser {
        case .records(var records):
            // Taken out while it is used, so that its buffer is not copied.
            parser = .records(RecordParser(.lines))
            var found: [Data] = []
            defer {
                pieces += found.map(Piece.record)
                parser = .records(records)
            }
            try records.append(chunk, into: &found)
        case .events(var events):
            parser = .records(RecordParser(.lines))
            var found: [ServerSentEvent] = []
            defer {
                pieces += found.map(Piece.event)
                parser = .events(events)
            }
            try events.append(chunk, into: &found)
        }
    }

    mutating func finish(into pieces: inout [Piece]) throws {
        guard case .records(var records) = parser else { return }
        var found: [Data] = []
        try records.finish(into: &found)
        pieces += found.map(Piece.record)
        parser = .records(records)
    }

    func element(from piece: Piece) throws -> Item? {
        guard case .event(let event) = piece else { return try JSONCoding.decode(Item.self, from: data(of: piece)) }
        if let terminator, event.data == terminator { return nil }
        do {
            return try event.decode(Item.self)
        } catch {
            // What is no item and says that it is a failure.
            throw event.event == "error" ? APIError.streamFailure(event) : error
        }
    }

    func isFinal(_ element: Item) -> Bool { false }

    var hasFinalElement: Bool { false }

    func partialText(of element: Item) -> String? { nil }

    func name(of piece: Piece) -> String {
        switch piece {
        case .record: "An item of the stream"
        case .event(let event): event.event == "message" ? "An event" : "An event named \(event.event)"
        }
    }

    func data(of piece: Piece) -> Data {
        switch piece {
        case .record(let data): data
        case .event(let event): Data(event.data.utf8)
        }
    }
}
