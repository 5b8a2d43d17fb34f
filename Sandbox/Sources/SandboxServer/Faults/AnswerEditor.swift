import Foundation
import Hummingbird

/// Makes the answers that a fault gives, and changes those of the service.
struct AnswerEditor {
    let fault: Fault
    let environment: SandboxEnvironment

    // MARK: Instead of the answer

    func status(_ answer: Fault.StatusAnswer) -> Response {
        let status = HTTPResponse.Status(known: answer.code)
        let body: JSONObject = ["error": "Ordered by the fault '\(fault)'.", "code": "ordered_\(answer.code)"]
        // These have no body (RFC 9110, section 6.4.1).
        var response =
            status == .noContent || status == .notModified
            ? Response(status: status) : APIAnswer(status: status, content: .json(body.json)).response
        switch answer.retryAfter {
        case nil: break
        case .seconds(let seconds): response.headers[.retryAfter] = String(seconds)
        case .text(let text): response.headers[.retryAfter] = text
        case .date(let seconds):
            let date = environment.clock.now.addingTimeInterval(TimeInterval(seconds))
            response.headers[.retryAfter] = HTTPDate.string(date)
        }
        for field in answer.rateLimit?.fields(answer.rateLimitStyle) ?? [:] {
            response.headers[field.name] = field.value
        }
        return response
    }

    func htmlPage(_ code: Int) -> Response {
        let status = HTTPResponse.Status(known: code)
        let title = "\(code) \(status.reasonPhrase)"
        let page = """
            <html>\r
            <head><title>\(title)</title></head>\r
            <body>\r
            <center><h1>\(title)</h1></center>\r
            <hr><center>proxy</center>\r
            </body>\r
            </html>\r

            """
        return Response(
            status: status,
            headers: [.contentType: "text/html"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page))
        )
    }

    func redirect(to location: Fault.Location, _ code: Int, _ request: Request) -> Response {
        Response(status: HTTPResponse.Status(known: code), headers: [.location: address(location, request)])
    }

    /// Gzip whose body is JSON, a very long string.
    func gzipBomb(_ bytes: Int) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json; charset=utf-8", .contentEncoding: "gzip"],
            body: GzipBomb(count: bytes).body
        )
    }

    private func address(_ location: Fault.Location, _ request: Request) -> String {
        switch location {
        case .url(let url): url
        case .itself: "http://\(request.head.authority ?? "localhost")\(request.uri.string)"
        }
    }

    // MARK: The answer, changed

    func changeLength(of response: Response, by offset: Int) async throws -> Response {
        // The text of a fault is refused before; one that is made in Swift comes here.
        if let reason = fault.contradiction { throw APIFailure.inapplicable(fault, reason) }
        let bytes = try await collect(response)
        var fields = response.headers
        fields[.contentLength] = String(max(0, bytes.count + offset))
        return Response(
            status: response.status,
            headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    func spoil(_ response: Response, _ kind: Fault.JSONFault) async throws -> Response {
        try requireJSON(response)
        let bytes = try await collect(response)
        switch kind {
        case .truncated: return response.with(bytes.prefix(bytes.count / 2))
        case .trailing: return response.with(bytes + Array("{\"".utf8))
        case .text: return response.with("upstream connect error".utf8)
        case .empty: return response.with([])
        case .nested(let depth):
            return response.with(
                Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
            )
        }
    }

    func change(_ change: Fault.FieldFault, in response: Response) async throws -> Response {
        if response.isEventStream { return response.mappingEvents { edited($0, change) } }
        try requireJSON(response)
        guard var json = EditableJSON(try await collect(response)) else {
            throw APIFailure.inapplicable(fault, "the answer is no JSON")
        }
        guard change.apply(to: &json) else {
            throw APIFailure.inapplicable(fault, "the answer has nothing at '\(change.path)': \(json.text.prefix(200))")
        }
        return response.with(json.text.utf8)
    }

    /// Events without the field stay as they are: not all have the same ones.
    private func edited(_ event: EventText, _ change: Fault.FieldFault) -> [EventText] {
        guard var json = EditableJSON(Array(event.data.utf8)) else { return [event] }
        _ = change.apply(to: &json)
        return [EventText(name: event.name, data: json.text)]
    }

    func changeNextLink(of response: Response, to location: Fault.Location, _ request: Request) async throws -> Response
    {
        let bytes = try await collect(response)
        guard bytes.first == UInt8(ascii: "[") else {
            throw APIFailure.inapplicable(fault, "the answer is no list, and has no next page")
        }
        var response = response.with(bytes)
        let links = (response.headers[.link] ?? "").split(separator: ", ").filter { !$0.hasSuffix("rel=\"next\"") }
        let next = "<\(address(location, request))>; rel=\"next\""
        response.headers[.link] = (links.map { String($0) } + [next]).joined(separator: ", ")
        return response
    }

    func change(_ kind: Fault.StreamFault, in response: Response) throws -> Response {
        guard response.isEventStream else {
            throw APIFailure.inapplicable(fault, "the answer is no stream of events")
        }
        return StreamEditor(kind, pause: environment.configuration.chunkDelay).edit(response)
    }

    private func requireJSON(_ response: Response) throws {
        guard response.headers[.contentType]?.hasPrefix("application/json") == true else {
            throw APIFailure.inapplicable(fault, "the answer is no JSON")
        }
    }

    private func collect(_ response: Response) async throws -> [UInt8] {
        let collector = BodyCollector()
        try await response.body.write(collector)
        return collector.bytes
    }
}

extension Response {
    var isEventStream: Bool {
        headers[.contentType]?.hasPrefix("text/event-stream") == true
    }

    /// The same answer with another body.
    fileprivate func with(_ bytes: some Sequence<UInt8>) -> Response {
        var fields = headers
        fields[.contentLength] = nil
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
