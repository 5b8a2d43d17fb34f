import Hummingbird

/// Records every request with its answer, the API key left out.
///
/// A line is written before the answer is sent, for a stream when it has ended: whoever has read the answer can read
/// the line. Where a fault cuts an answer on its way, the line has the whole one, and names the fault.
struct RecordingMiddleware: RouterMiddleware {
    let recorder: WireRecorder

    func handle(
        _ request: Request,
        context: SandboxContext,
        next: (Request, SandboxContext) async throws -> Response
    ) async throws -> Response {
        var request = request
        let body = try await request.collectBody(upTo: RequestPipeline.maximumBodySize)
        var exchange: JSONObject = [
            "method": request.method.rawValue,
            "path": request.uri.path,
            "query": request.uri.query ?? "",
            "headers": Self.headers(request.headers),
            "body": body.readableBytes > 0 ? String(buffer: body).json : .null,
        ]
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            // Nothing was answered: a fault has ended the connection.
            exchange.put("fault", context.exchange.fault?.description)
            recorder.record(exchange)
            throw error
        }
        exchange.put("fault", context.exchange.fault?.description)
        exchange.append("status", .integer(response.status.code))
        exchange.append("responseHeaders", Self.headers(response.headers).json)
        let content = response.body
        guard content.contentLength == nil else {
            let collector = BodyCollector()
            try await content.write(collector)
            exchange.append("responseBody", .string(String(decoding: collector.bytes, as: UTF8.self)))
            recorder.record(exchange)
            return response
        }
        response.body = streaming(content, exchange)
        return response
    }

    private func streaming(_ body: ResponseBody, _ exchange: JSONObject) -> ResponseBody {
        ResponseBody { [recorder] writer in
            let collector = BodyCollector()
            let copying = writer.map { buffer in
                collector.append(buffer)
                return buffer
            }
            defer {
                let chunks = collector.chunks.map { String(decoding: $0, as: UTF8.self) }
                var exchange = exchange
                exchange.append("responseBody", chunks.json)
                recorder.record(exchange)
            }
            try await body.write(copying)
        }
    }

    private static func headers(_ fields: HTTPFields) -> JSONObject {
        var object = JSONObject()
        for field in fields {
            let name = field.name.canonicalName
            let value = field.name == .authorization ? scheme(of: field.value) : field.value
            object[name] = .string([object[name]?.stringValue, value].compactMap(\.self).joined(separator: ", "))
        }
        return object
    }

    private static func scheme(of credentials: String) -> String {
        credentials.split(separator: " ").first.map { "\($0) <redacted>" } ?? ""
    }
}
