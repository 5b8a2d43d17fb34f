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
public struct EventStream<Event: StreamEvent>: AsyncSequence, Sendable {
    public typealias Element = Event

    let client: APIClient
    let request: APIRequest
    let options: CallOptions

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(state: .notStarted(self))
    }

    /// Gives out the events as they arrive.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate enum State {
            case notStarted(EventStream)
            case open(OpenEventStream<Event>)
            case ended
        }

        fileprivate var state: State

        /// The next event, or `nil` after the last.
        ///
        /// - Throws: ``APIError``, or `CancellationError`. After that the iteration is over.
        public mutating func next() async throws -> Event? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Event? {
            var stream: OpenEventStream<Event>
            switch state {
            case .ended: return nil
            case .open(let open): stream = open
            case .notStarted(let description):
                state = .ended
                stream = try await description.open(isolation: actor)
            }
            // Taken out while it is used, so that its buffers are not copied and an error ends the iteration.
            state = .ended
            let event = try await stream.next(isolation: actor)
            if let event, !event.isFinal {
                state = .open(stream)
            }
            return event
        }
    }

    private func open(isolation actor: isolated (any Actor)?) async throws -> OpenEventStream<Event> {
        let prepared = try client.prepare(request, options, accept: "text/event-stream")
        let start = client.core.time.elapsed()
        let answer = try await client.open(prepared, options)
        let total = CallSettings(options, client.core.configuration).totalTimeout
        let deadline = total.map { total in
            StreamDeadline(client.core, total: total, elapsed: client.core.time.elapsed() - start, answer.body)
        }
        let contentType = answer.info.headers[.contentType] ?? ""
        let mediaType = contentType.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        guard mediaType == "text/event-stream" else {
            let body = try? await answer.body.prefix(maximumBytes: APIError.maximumBodyBytes)
            withExtendedLifetime(deadline) {}
            try Task.checkCancellation()
            throw answer.isNoStream(contentType, body: body ?? Data())
        }
        return OpenEventStream(answer: answer, deadline: deadline)
    }
}

extension Call.Answer {
    /// Something else came than a stream of events.
    fileprivate func isNoStream(_ contentType: String, body: Data) -> APIError {
        let found = contentType.isEmpty ? "an answer without a content type" : Excerpt.of(contentType)
        let text = Excerpt.of(redaction(String(decoding: body, as: UTF8.self)))
        let what = text.isEmpty ? "\(found) without a body" : "\(found): \(text)"
        let problem = "Expected a stream of events (text/event-stream), found \(what)"
        return APIError(info, body, request, redaction, problem)
    }
}
