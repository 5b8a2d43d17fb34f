public import Foundation

/// The bytes of an answer: collected, or chunk by chunk as they arrive.
///
/// ```swift
/// let image = try await client.files.content(id).data()
/// for try await chunk in client.files.content(id) { … }
/// try await client.files.content(id).write(to: url)
/// ```
///
/// The request is sent when the bytes are asked for, every time anew. The connection is closed when the iterator is
/// dropped and when the task is cancelled.
public struct ByteStream: AsyncSequence, Sendable {
    public typealias Element = Data

    let client: APIClient
    let request: APIRequest
    let options: CallOptions

    /// All bytes. They may be as many as ``ClientConfiguration/maximumResponseBytes`` says.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    public func data() async throws -> Data {
        try await response().body
    }

    /// All bytes, with the status and the header fields that they came with.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    public func response() async throws -> RawResponse {
        try await client.send(try client.prepare(request, options, accept: "*/*"), options)
    }

    /// Writes the bytes to a file as they arrive. A file that is there already is replaced, once all have arrived.
    ///
    /// - Throws: ``APIError``, `CancellationError`, or what the file system says.
    public func write(to url: URL) async throws {
        let part = url.appendingPathExtension("part-\(UUID().uuidString.prefix(8))")
        guard FileManager.default.createFile(atPath: part.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: part.path])
        }
        do {
            let handle = try FileHandle(forWritingTo: part)
            defer { try? handle.close() }
            for try await chunk in self { try handle.write(contentsOf: chunk) }
        } catch {
            try? FileManager.default.removeItem(at: part)
            throw error
        }
        if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
        try FileManager.default.moveItem(at: part, to: url)
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(state: .notStarted(self))
    }

    /// Gives out the chunks as they arrive.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate enum State {
            case notStarted(ByteStream)
            case open(Call.Answer, StreamDeadline?, HTTPBody.AsyncIterator)
            case ended
        }

        fileprivate var state: State

        /// The next chunk, or `nil` after the last.
        ///
        /// - Throws: ``APIError``, or `CancellationError`. After that the iteration is over.
        public mutating func next() async throws -> Data? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Data? {
            let current = state
            state = .ended
            let (answer, deadline, body): (Call.Answer, StreamDeadline?, HTTPBody.AsyncIterator)
            switch current {
            case .ended: return nil
            case .open(let open, let limit, let iterator): (answer, deadline, body) = (open, limit, iterator)
            case .notStarted(let stream): (answer, deadline, body) = try await stream.open(isolation: actor)
            }
            var chunks = body
            do {
                guard let chunk = try await chunks.next(isolation: actor) else { return nil }
                state = .open(answer, deadline, chunks)
                return chunk
            } catch {
                try Task.checkCancellation()
                throw answer.failure(error, deadline)
            }
        }
    }

    private func open(
        isolation actor: isolated (any Actor)?
    ) async throws -> (Call.Answer, StreamDeadline?, HTTPBody.AsyncIterator) {
        let prepared = try client.prepare(request, options, accept: "*/*")
        let start = client.core.time.elapsed()
        let answer = try await client.open(prepared, options)
        let total = CallSettings(options, client.core).totalTimeout
        let deadline = total.map { total in
            StreamDeadline(answer, total: total, elapsed: client.core.time.elapsed() - start)
        }
        return (answer, deadline, answer.body.makeAsyncIterator())
    }
}

extension Call.Answer {
    /// The bytes broke off.
    fileprivate func failure(_ error: any Error, _ deadline: StreamDeadline?) -> APIError {
        let transportError = error as? TransportError
        let code: APIError.Code =
            switch transportError?.kind {
            case .timeout: .timeout
            case .bufferOverflow: .responseTooLarge
            default: .connection
            }
        var failure = APIError(code, transportError?.message ?? "The answer broke off: \(error)", underlying: error)
        if let deadline, deadline.hasPassed {
            failure.code = .timeout
            failure.message = "The answer did not end within \(deadline.total.inWords), the time for the whole call."
        }
        failure = failure.redacted(redaction)
        failure.operation = info.operation
        failure.request = request.description
        failure.status = info.status
        failure.headers = redaction(info.headers)
        failure.requestID = failure.headers.requestID
        failure.attempts = info.attempts
        failure.mayHaveTakenEffect = !request.endpoint.method.isRead
        return failure
    }
}
