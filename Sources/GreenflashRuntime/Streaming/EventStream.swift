import Foundation

/// The events of an answer as they arrive (`text/event-stream`).
///
/// ```swift
/// for try await event in client.chat.stream(question) { … }
/// ```
///
/// The request is sent when the first event is asked for, by every iteration anew. The connection is closed when the
/// iterator is dropped, when the task is cancelled, and after the final event.
///
/// Iteration throws ``APIError``: what the service reports in the stream, and a stream that breaks off, have the code
/// ``APIError/Code/stream``, a stream that stalls has ``APIError/Code/timeout``; ``APIError/partialText`` is the text so
/// far.
///
/// A stream of plain JSON values is an ``ItemStream``. A stream whose events nothing is known of has the element
/// ``ServerSentEvent``.
public struct EventStream<Event: StreamEvent>: AsyncSequence, Sendable {
    public typealias Element = Event

    let client: APIClient
    let request: APIRequest
    let options: CallOptions

    public func makeAsyncIterator() -> AsyncIterator {
        let mediaType = "text/event-stream"
        let call = StreamCall(
            client: client,
            request: request,
            options: options,
            source: EventSource<Event>(),
            accept: mediaType,
            mediaTypes: [mediaType]
        )
        return AsyncIterator(iteration: StreamIteration(call))
    }

    /// Gives out the events as they arrive.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var iteration: StreamIteration<EventSource<Event>>

        /// The next event, or `nil` after the last.
        ///
        /// - Throws: ``APIError``, or `CancellationError`. After that the iteration is over.
        public mutating func next() async throws -> Event? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Event? {
            try await iteration.next(isolation: actor)
        }
    }
}
