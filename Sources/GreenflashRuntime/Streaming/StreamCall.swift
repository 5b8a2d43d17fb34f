import Foundation

/// A stream that can be asked for: the request, and how the answer is to be read.
struct StreamCall<Source: StreamSource>: Sendable {
    let client: APIClient
    let request: APIRequest
    let options: CallOptions
    let source: Source
    /// What the request says it accepts.
    let accept: String
    /// Media types that an answer of this kind comes under.
    let mediaTypes: [String]

    fileprivate func open(isolation actor: isolated (any Actor)?) async throws -> OpenStream<Source> {
        let prepared = try client.prepare(request, options, accept: accept)
        let start = client.core.time.elapsed()
        let answer = try await client.open(prepared, options)
        let total = CallSettings(options, client.core.configuration).totalTimeout
        let deadline = total.map { total in
            StreamDeadline(client.core, total: total, elapsed: client.core.time.elapsed() - start, answer.body)
        }
        let contentType = answer.info.headers[.contentType] ?? ""
        let mediaType = contentType.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        guard mediaTypes.contains(mediaType) else {
            let body = try? await answer.body.prefix(maximumBytes: APIError.maximumBodyBytes)
            withExtendedLifetime(deadline) {}
            try Task.checkCancellation()
            throw answer.isNoStream(contentType, wanted: accept, body: body ?? Data())
        }
        return OpenStream(source, answer: answer, deadline: deadline)
    }
}

/// One pass over a stream.
struct StreamIteration<Source: StreamSource> {
    private enum State {
        case notStarted(StreamCall<Source>)
        case open(OpenStream<Source>)
        case ended
    }

    private var state: State

    init(_ call: StreamCall<Source>) {
        state = .notStarted(call)
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> Source.Element? {
        var stream: OpenStream<Source>
        switch state {
        case .ended: return nil
        case .open(let open): stream = open
        case .notStarted(let call):
            state = .ended
            stream = try await call.open(isolation: actor)
        }
        // Taken out while it is used, so that its buffers are not copied and an error ends the iteration.
        state = .ended
        let element = try await stream.next(isolation: actor)
        if let element, !stream.source.isFinal(element) {
            state = .open(stream)
        }
        return element
    }
}

extension Call.Answer {
    /// Something else came than the stream that was asked for.
    fileprivate func isNoStream(_ contentType: String, wanted: String, body: Data) -> APIError {
        let found = contentType.isEmpty ? "an answer without a content type" : Excerpt.of(contentType)
        let text = Excerpt.of(redaction(String(decoding: body, as: UTF8.self)))
        let what = text.isEmpty ? "\(found) without a body" : "\(found): \(text)"
        let kind = wanted == "text/event-stream" ? "events" : "items"
        let problem = "Expected a stream of \(kind) (\(wanted)), found \(what)"
        return APIError(info, body, request, redaction, problem)
    }
}
