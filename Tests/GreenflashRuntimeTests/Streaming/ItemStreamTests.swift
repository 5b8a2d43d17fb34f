import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct ItemStreamTests {
    private func stream(
        _ answer: ScriptedResponse,
        _ format: ItemFormat,
        _ options: CallOptions = CallOptions()
    ) throws -> (ItemStream<Thing>, InMemoryTransport) {
        let transport = InMemoryTransport([answer], clock: ManualClock(skippingSleepsUpTo: .seconds(120)))
        return (try makeClient(transport).items(.ask(), options, format), transport)
    }

    private func collect(_ stream: ItemStream<Thing>) async throws -> [Int] {
        var ids: [Int] = []
        for try await thing in stream { ids.append(thing.id) }
        return ids
    }

    static let answers: [(text: String, contentType: String, format: ItemFormat)] = [
        ("{\"id\":1}\n{\"id\":2}\n", "application/jsonl", .lines()),
        ("{\"id\":1}\n\n{\"id\":2}", "application/x-ndjson; charset=utf-8", .lines()),
        ("{\"id\":1}\r\n{\"id\":2}\r\n", "application/vnd.log", .lines("application/vnd.log")),
        ("\u{1E}{\"id\":1}\n\u{1E}{\"id\":2}\n", "application/json-seq", .sequence()),
        ("\u{1E}{\"id\":1}\n\u{1E}{\"id\":2}\n", "application/geo+json-seq", .sequence("application/geo+json-seq")),
        ("data: {\"id\":1}\n\ndata: {\ndata: \"id\":2}\n\n", "text/event-stream", .events()),
        (
            "event: x\ndata: {\"id\":1}\n\n: ping\n\ndata: {\"id\":2}\n\ndata: [DONE]\n\n", "text/event-stream",
            .events()
        ),
        (
            "data: {\"id\":1}\n\ndata: {\"id\":2}\n\ndata: bye\n\ndata: {\"id\":3}\n\n", "text/event-stream",
            .events(terminator: "bye")
        ),
    ]

    @Test(arguments: answers.indices, [nil, 1, 2, 3, 7, 10_000])
    func `gives out the items of every format, however the stream is split`(index: Int, chunkSize: Int?) async throws {
        let (text, contentType, format) = Self.answers[index]
        var answer = ScriptedResponse.text(text, contentType: contentType)
        if let chunkSize { answer = answer.split(chunkSize) }
        let (stream, transport) = try stream(answer, format)
        #expect(transport.requests.isEmpty)
        #expect(try await collect(stream) == [1, 2])
        #expect(transport.requests.first?.header("Accept") == format.mediaType)
        #expect(transport.openBodies == 0)
    }

    @Test func `closes the connection at the terminator`() async throws {
        let (stream, transport) = try stream(
            .eventStream("data: {\"id\":1}\n\ndata: [DONE]\n\ndata: {\"id\":2}\n\n", chunkSize: 4),
            .events()
        )
        var items = stream.makeAsyncIterator()
        #expect(try await items.next()?.id == 1)
        #expect(try await items.next() == nil)
        #expect(transport.openBodies == 0)
        #expect(try await items.next() == nil)
    }

    @Test func `an event without a terminator's meaning is an item`() async throws {
        let (stream, _) = try stream(.eventStream("data: [DONE]\n\n"), .events(terminator: nil))
        let error = try await #require(throws: APIError.self) { _ = try await collect(stream) }
        #expect(error.code == .decoding)
    }

    static let failures: [(ScriptedResponse, ItemFormat, APIError.Code)] = [
        (.text("{\"id\":1}\n{\"id\":\"x\"}\n{\"id\":3}\n", contentType: "application/jsonl"), .lines(), .decoding),
        (.text("{\"id\":1}\n{\"id\"", contentType: "application/jsonl"), .lines(), .decoding),
        (.text("{\"id\":1}\n{\"id\":2}\n", contentType: "application/jsonl").cut(after: 12), .lines(), .stream),
        (.text("{\"id\":1}\n{\"id\":2}\n", contentType: "application/jsonl").stalled(after: 12), .lines(), .timeout),
        (.text("\u{1E}{\"id\":1}\n\u{1E}12", contentType: "application/json-seq"), .sequence(), .stream),
        (
            .eventStream("data: {\"id\":1}\n\nevent: error\ndata: {\"error\":\"Overloaded\"}\n\n"), .events(),
            .stream
        ),
        (.eventStream("data: {\"id\":1}\n\ndata: no\n\n"), .events(), .decoding),
    ]

    @Test(arguments: failures.indices)
    func `an item that cannot be read ends the stream, after those before it`(index: Int) async throws {
        let (answer, format, code) = Self.failures[index]
        let (stream, transport) = try stream(answer, format)
        var items = stream.makeAsyncIterator()
        #expect(try await items.next()?.id == 1)
        let error = try await #require(throws: APIError.self) { _ = try await items.next() }
        #expect(error.code == code)
        #expect(error.operation == "things.ask")
        #expect(try await items.next() == nil)
        #expect(transport.openBodies == 0)
    }

    @Test(arguments: [ItemFormat.lines(), .sequence(), .events()])
    func `an answer of another kind is refused and shown`(format: ItemFormat) async throws {
        let (stream, _) = try stream(.text("<html>", contentType: "text/html"), format)
        let error = try await #require(throws: APIError.self) { _ = try await collect(stream) }
        #expect(error.message.contains("Expected a stream of"))
        #expect(error.message.contains(format.mediaType))
        #expect(error.message.contains("text/html: <html>"))
    }

    @Test func `events of which nothing is known come as they are`() async throws {
        let transport = InMemoryTransport([.eventStream("event: a\ndata: 1\n\ndata: two\n\n")])
        let stream: EventStream<ServerSentEvent> = try makeClient(transport).events(.ask(), CallOptions())
        var found: [ServerSentEvent] = []
        for try await event in stream { found.append(event) }
        #expect(found == [ServerSentEvent(event: "a", data: "1"), ServerSentEvent(data: "two")])
    }
}
