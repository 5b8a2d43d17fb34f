public import Foundation
public import GreenflashRuntime
public import HTTPTypes

/// What an ``InMemoryTransport`` answers: a head, and a body that may come in pieces, late, or not to its end.
///
/// ```swift
/// .json(user)                                       // any Encodable
/// .error(status: 429, message: "Slow down.", headers: ["Retry-After": "2"])
/// .events([ChatEvent.textDelta(…), .done(…)])       // a stream
/// .failure(TransportError(.connect, …))             // no response at all
/// .json(user).delayed(by: .seconds(70))             // past the timeout
/// .json(user).cut(after: 10)                        // the connection is lost inside the body
/// ```
public struct ScriptedResponse: Sendable {
    /// A part of a body.
    enum Step: Sendable {
        case chunk(Data)
        case delay(Duration)
        case failure(any Error)
    }

    /// Status and header fields.
    public var head: HTTPResponse
    var body: [Step]
    var headDelay = Duration.zero
    /// Thrown instead of a response.
    var failure: (any Error)?

    init(status: Int, contentType: String?, headers: [String: String], body: [Step]) {
        head = HTTPResponse(status: HTTPResponse.Status(code: status))
        head.headerFields[.contentType] = contentType
        for (name, value) in headers {
            guard let name = HTTPField.Name(name) else { continue }
            head.headerFields[name] = value
        }
        self.body = body
    }
}

// MARK: Answers

extension ScriptedResponse {
    /// JSON, encoded as the client would. A value that cannot be encoded fails the request.
    public static func json(
        _ value: some Encodable,
        status: Int = 200,
        headers: [String: String] = [:]
    ) -> ScriptedResponse {
        do {
            return .data(try JSONCoding.encode(value), status: status, headers: headers)
        } catch {
            return .failure(error)
        }
    }

    /// Bytes.
    public static func data(
        _ data: Data,
        status: Int = 200,
        contentType: String? = "application/json",
        headers: [String: String] = [:]
    ) -> ScriptedResponse {
        ScriptedResponse(status: status, contentType: contentType, headers: headers, body: [.chunk(data)])
    }

    /// Text, such as JSON written by hand, or HTML.
    public static func text(
        _ text: String,
        status: Int = 200,
        contentType: String? = "application/json",
        headers: [String: String] = [:]
    ) -> ScriptedResponse {
        .data(Data(text.utf8), status: status, contentType: contentType, headers: headers)
    }

    /// No body.
    public static func empty(status: Int = 204, headers: [String: String] = [:]) -> ScriptedResponse {
        ScriptedResponse(status: status, contentType: nil, headers: headers, body: [])
    }

    /// An error of the service: `{"error": message, "code": code}`.
    public static func error(
        status: Int,
        message: String = "An error from the script.",
        code: String? = nil,
        headers: [String: String] = [:]
    ) -> ScriptedResponse {
        var body = ["error": message]
        body["code"] = code
        return .json(body, status: status, headers: headers)
    }

    /// No response: the error is thrown by the transport.
    public static func failure(_ error: any Error) -> ScriptedResponse {
        var response = ScriptedResponse.empty()
        response.failure = error
        return response
    }

    /// A stream of events. An event that cannot be encoded fails the request.
    ///
    /// - Parameters:
    ///   - events: In their order.
    ///   - chunkSize: Splits the stream into chunks of so many bytes, through events and characters.
    ///     `nil`: a chunk for each event.
    ///   - interval: The wait before each event, by the transport's clock.
    ///   - headers: More header fields.
    public static func events(
        _ events: [some StreamEvent],
        chunkSize: Int? = nil,
        interval: Duration = .zero,
        headers: [String: String] = [:]
    ) -> ScriptedResponse {
        do {
            let chunks = try events.map { Data(try $0.serverSentEvent().serialized.utf8) }
            return .stream(chunks, chunkSize: chunkSize, interval: interval, headers: headers)
        } catch {
            return .failure(error)
        }
    }

    /// A stream of events as text, for events that no client would expect.
    public static func eventStream(
        _ text: String,
        chunkSize: Int? = nil,
        headers: [String: String] = [:]
    ) -> ScriptedResponse {
        .stream([Data(text.utf8)], chunkSize: chunkSize, interval: .zero, headers: headers)
    }

    private static func stream(
        _ chunks: [Data],
        chunkSize: Int?,
        interval: Duration,
        headers: [String: String]
    ) -> ScriptedResponse {
        var body: [Step] = []
        for chunk in chunks {
            if interval > .zero { body.append(.delay(interval)) }
            body.append(.chunk(chunk))
        }
        let response = ScriptedResponse(status: 200, contentType: "text/event-stream", headers: headers, body: body)
        return chunkSize.map(response.split) ?? response
    }
}

// MARK: Faults

extension ScriptedResponse {
    /// The head comes after the delay, by the transport's clock.
    public func delayed(by delay: Duration) -> ScriptedResponse {
        var response = self
        response.headDelay += delay
        return response
    }

    /// The body in chunks of so many bytes.
    public func split(_ chunkSize: Int) -> ScriptedResponse {
        let size = Swift.max(chunkSize, 1)
        var response = self
        response.body = body.flatMap { step -> [Step] in
            guard case .chunk(let data) = step else { return [step] }
            return stride(from: 0, to: data.count, by: size).map { start in
                .chunk(data.dropFirst(start).prefix(size))
            }
        }
        return response
    }

    /// The connection is lost after so many bytes of the body.
    public func cut(after bytes: Int) -> ScriptedResponse {
        ending(after: bytes, with: [.failure(TransportError.scriptedLoss)])
    }

    /// Nothing comes after so many bytes of the body, until the client gives up.
    public func stalled(after bytes: Int) -> ScriptedResponse {
        ending(after: bytes, with: [.delay(.seconds(1_000_000_000))])
    }

    /// The body ends early, as if that were all of it.
    public func truncated(after bytes: Int) -> ScriptedResponse {
        ending(after: bytes, with: [])
    }

    private func ending(after bytes: Int, with end: [Step]) -> ScriptedResponse {
        var response = self
        response.body = []
        var room = bytes
        for step in body {
            guard case .chunk(let data) = step else {
                response.body.append(step)
                continue
            }
            response.body.append(.chunk(data.prefix(room)))
            room -= data.count
            if room <= 0 { break }
        }
        response.body += end
        return response
    }
}

extension TransportError {
    fileprivate static var scriptedLoss: TransportError {
        TransportError(.lost, requestMayHaveReachedServer: true, message: "The script cuts the connection here.")
    }
}
