import Hummingbird

/// What a handler answers: JSON, or a stream of events.
struct APIAnswer: Sendable {
    enum Content: Sendable {
        case json(JSON)
        case events([ServerEvent], delay: Duration)
    }

    var status: HTTPResponse.Status = .ok
    var headers: HTTPFields = [:]
    var content: Content

    static func ok(_ value: some JSONRepresentable) -> APIAnswer {
        APIAnswer(content: .json(value.json))
    }

    /// 201 where the call made something new, 200 where it found it made.
    static func stored(_ value: some JSONRepresentable, isNew: Bool = true) -> APIAnswer {
        APIAnswer(status: isNew ? .created : .ok, content: .json(value.json))
    }

    var response: Response {
        var headers = headers
        switch content {
        case .json(let json):
            headers[.contentType] = "application/json; charset=utf-8"
            return Response(
                status: status,
                headers: headers,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes))
            )
        case .events(let events, let delay):
            headers[.contentType] = "text/event-stream; charset=utf-8"
            headers[.cacheControl] = "no-cache"
            return Response(status: status, headers: headers, body: ServerEvent.body(events, delay: delay))
        }
    }
}
