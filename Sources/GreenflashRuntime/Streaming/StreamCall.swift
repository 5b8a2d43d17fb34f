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
        let settings = CallSettings(options, client.core)
        let total = settings.totalTimeout
        let deadline = total.map { total in
            StreamDeadline(answer, total: total, elapsed: client.core.time.elapsed() - start)
        }
        let contentType = answer.info.headers[.contentType] ?? ""
        let mediaType = contentType.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        guard mediaTypes.contains(mediaType) else {
            let body = try? await answer.body.prefix(maximumBytes: APIError.maximumReadBytes)
            withExtendedLifetime(deadline) {}
            try Task.checkCancellation()
            throw answer.isNoStream(contentType, wanted: accept, body: body ?? Data())
        }
        let logger = client.core.configuration.logger
        let report = ElementReport(settings.undecodableElements, answer.info, answer.redaction, logger)
        return OpenStream(source, answer: answer, deadline: deadline, report: report)
    }
}

/// One pass over a stream.
struct StreamIteration<Source: StreamSource> {
    /// Until the first element is asked for.
    private var call: StreamCall<Source>?
    /// From then on to the end.
    private var stream: OpenStream<Source>?

    init(_ call: StreamCall<Source>) {
        self.call = call
    }

    mutating func next(isolation actor: isolated (any Actor)?) async throws -> Source.Element? {
        if stream == nil, let call {
            self.call = nil
            stream = try await call.open(isolation: actor)
        }
        guard let stream else { return nil }
        do {
            // Nothing is suspended for an element that has arrived.
            if let element = try stream.nextInMemory() {
                if stream.isOver { self.stream = nil }
                return element
            }
            let element = try await stream.nextToArrive(isolation: actor)
            if stream.isOver { self.stream = nil }
            return element
        } catch {
            self.stream = nil
            throw error
        }
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
        return APIError(info, redaction(body).prefix(APIError.maximumBodyBytes), request, redaction, problem)
    }
}
