import Foundation

/// A stream whose answer has begun.
struct OpenEventStream<Event: StreamEvent> {
    private let answer: Call.Answer
    private let deadline: StreamDeadline?
    private var chunks: HTTPBody.AsyncIterator
    private var parser = ServerSentEventParser()
    private var parserFailure: (any Error)?
    /// What the last chunk had, given out from `index` on.
    private var events: [ServerSentEvent] = []
    private var index = 0
    private var text = ""

    init(answer: Call.Answer, deadline: StreamDeadline?) {
        self.answer = answer
        self.deadline = deadline
        chunks = answer.body.makeAsyncIterator()
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> Event? {
        while true {
            if index < events.count {
                defer { index += 1 }
                return try read(events[index])
            }
            events.removeAll(keepingCapacity: true)
            index = 0
            if let parserFailure {
                throw failure(.responseTooLarge, APIError.sentences("\(parserFailure)"), parserFailure)
            }
            guard let chunk = try await nextChunk(isolation: actor) else {
                guard Event.hasFinalEvent else { return nil }
                throw failure(.stream, "The stream ended before the answer was complete.")
            }
            do {
                try parser.append(chunk, into: &events)
            } catch {
                // The events before the one that is too large come first.
                parserFailure = error
            }
        }
    }

    private mutating func read(_ event: ServerSentEvent) throws -> Event {
        do {
            let typed = try Event(event)
            if let partialText = typed.partialText { text += partialText }
            return typed
        } catch let error as APIError {
            throw complete(error)
        } catch {
            let problem = DecodingFailure(error, in: Data(answer.redaction(event.data).utf8)).message
            throw failure(.decoding, "An event named \(event.event) could not be read: \(problem).", error)
        }
    }

    private mutating func nextChunk(isolation actor: isolated (any Actor)?) async throws -> Data? {
        do {
            return try await chunks.next(isolation: actor)
        } catch {
            try Task.checkCancellation()
            if let deadline, deadline.hasPassed {
                let message = "The stream did not end within \(deadline.total.inWords), the time for the whole call."
                throw failure(.timeout, message, error)
            }
            guard let transportError = error as? TransportError else {
                throw failure(.stream, "The stream broke off: \(error)", error)
            }
            switch transportError.kind {
            case .timeout: throw failure(.timeout, transportError.message, error)
            case .bufferOverflow: throw failure(.responseTooLarge, transportError.message, error)
            default: throw failure(.stream, "The stream broke off. \(transportError.message)", error)
            }
        }
    }

    private func failure(_ code: APIError.Code, _ message: String, _ underlying: (any Error)? = nil) -> APIError {
        complete(APIError(code, message, underlying: underlying))
    }

    /// Adds what is known of the call.
    private func complete(_ error: APIError) -> APIError {
        var error = error.redacted(answer.redaction)
        error.operation = answer.info.operation
        error.request = answer.request.description
        error.status = answer.info.status
        error.headers = answer.redaction(answer.info.headers)
        error.requestID = error.headers.requestID
        error.rateLimit = answer.info.rateLimit
        error.attempts = answer.info.attempts
        error.partialText = text
        error.mayHaveTakenEffect = !answer.request.endpoint.method.isRead
        return error
    }
}
