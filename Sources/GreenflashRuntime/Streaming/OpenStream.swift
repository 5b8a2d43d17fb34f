import Foundation

/// A stream whose answer has begun.
///
/// A class, so that what is used with every element is never copied.
final class OpenStream<Source: StreamSource> {
    private var source: Source
    private let answer: Call.Answer
    private let deadline: StreamDeadline?
    private var chunks: HTTPBody.AsyncIterator
    private var sourceFailure: (any Error)?
    private var hasEnded = false
    /// What the last chunk had, given out from `index` on.
    private var pieces: [Source.Piece] = []
    private var index = 0
    private var text = ""
    private(set) var isOver = false
    /// Told of elements that are left out; `nil` where none must be.
    private let report: ElementReport?
    /// How many elements there were, those included that were left out.
    private var position = 0

    /// What a piece is.
    private enum Reading {
        case element(Source.Element)
        case leftOut
        case end
    }

    init(_ source: Source, answer: Call.Answer, deadline: StreamDeadline?, report: ElementReport?) {
        self.source = source
        self.answer = answer
        self.deadline = deadline
        self.report = report
        chunks = answer.body.makeAsyncIterator()
    }

    /// The next element of what has arrived; `nil` where nothing is left of it, or the stream is over.
    func nextInMemory() throws -> Source.Element? {
        while !isOver, index < pieces.count {
            let piece = pieces[index]
            index += 1
            switch try read(piece) {
            case .leftOut: continue
            case .element(let element):
                isOver = source.isFinal(element)
                return element
            case .end: isOver = true
            }
        }
        return nil
    }

    /// Waits for more, until there is an element.
    func nextToArrive(isolation actor: isolated (any Actor)?) async throws -> Source.Element? {
        while !isOver {
            try await receive(isolation: actor)
            if let element = try nextInMemory() { return element }
        }
        return nil
    }

    private func receive(isolation actor: isolated (any Actor)?) async throws {
        pieces.removeAll(keepingCapacity: true)
        index = 0
        if let sourceFailure {
            let code: APIError.Code = sourceFailure is RecordParser.TruncatedRecord ? .stream : .responseTooLarge
            throw failure(code, APIError.sentences("\(sourceFailure)"), sourceFailure)
        }
        guard !hasEnded else {
            isOver = true
            guard source.hasFinalElement else { return }
            throw failure(.stream, "The stream ended before the answer was complete.")
        }
        let chunk = try await nextChunk(isolation: actor)
        do {
            if let chunk {
                try source.append(chunk, into: &pieces)
            } else {
                hasEnded = true
                try source.finish(into: &pieces)
            }
        } catch {
            // The elements before the one that is too large come first.
            sourceFailure = error
        }
    }

    private func read(_ piece: Source.Piece) throws -> Reading {
        do {
            guard let element = try source.element(from: piece) else { return .end }
            if let partialText = source.partialText(of: element) { text += partialText }
            position += 1
            return .element(element)
        } catch let error as APIError {
            // What the service reports was cut to length, and half of a secret would not be recognized.
            let data = source.data(of: piece)
            let redacted = answer.redaction(data)
            throw complete(error.code == .stream && redacted != data ? .streamFailure(redacted) : error)
        } catch {
            let json = source.data(of: piece)
            let failure = DecodingFailure(error, in: answer.redaction(json))
            // What stands at the end of the bytes without an end of its own may have been cut off.
            guard let report, !hasEnded else {
                throw self.failure(.decoding, "\(source.name(of: piece)) could not be read: \(failure.message).", error)
            }
            _ = report.leaveOut(position: position, index: position, json: json, failure)
            position += 1
            return .leftOut
        }
    }

    private func nextChunk(isolation actor: isolated (any Actor)?) async throws -> Data? {
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
        error.partialText = answer.redaction(text)
        error.mayHaveTakenEffect = !answer.request.endpoint.method.isRead
        return error
    }
}
