import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct EventStreamTests {
    private func stream(_ transport: InMemoryTransport, _ options: CallOptions = CallOptions()) throws -> EventStream<
        TestEvent
    > {
        try makeClient(transport).events(.ask(), options)
    }

    private let answer: [TestEvent] = [
        .text("Hé"), .unknown(ServerSentEvent(event: "new", data: "1\n2")), .text("llo 🙂"), .done,
    ]

    private func collect(_ stream: EventStream<TestEvent>) async throws -> [TestEvent] {
        var events: [TestEvent] = []
        for try await event in stream { events.append(event) }
        return events
    }

    @Test(arguments: [nil, 1, 2, 3, 7, 64, 10_000])
    func `gives out the events, however the stream is split`(chunkSize: Int?) async throws {
        let transport = InMemoryTransport([.events(answer, chunkSize: chunkSize)])
        #expect(try await collect(stream(transport)) == answer)
        #expect(transport.requests.first?.header("Accept") == "text/event-stream")
        #expect(transport.openBodies == 0)
    }

    @Test func `sends nothing before the first event is asked for`() async throws {
        let transport = InMemoryTransport([.events(answer)])
        let stream = try stream(transport)
        #expect(transport.requests.isEmpty)
        var events = stream.makeAsyncIterator()
        #expect(transport.requests.isEmpty)
        #expect(try await events.next() == answer[0])
        #expect(transport.requests.count == 1)
    }

    @Test func `ends after the final event and closes the connection`() async throws {
        let transport = InMemoryTransport([.events([.done, .text("after")] as [TestEvent])])
        var events = try stream(transport).makeAsyncIterator()
        #expect(try await events.next() == .done)
        #expect(transport.openBodies == 0)
        #expect(try await events.next() == nil)
    }

    @Test func `closes the connection when it is no longer read`() async throws {
        let transport = InMemoryTransport([.events(answer)])
        for try await _ in try stream(transport) { break }
        #expect(transport.openBodies == 0)
        #expect(transport.bodiesClosedEarly == 1)
    }

    @Test func `closes the connection when the task is cancelled`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport([.events(answer, interval: .seconds(1))], clock: clock)
        let stream = try stream(transport)
        let task = Task { try await collect(stream) }
        await clock.sleepers(atLeast: 1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(transport.openBodies == 0)
    }

    static let interruptions: [(ScriptedResponse, APIError.Code)] = [
        (.events([TestEvent.text("so "), .text("far")]), .stream),
        (.events([TestEvent.text("so "), .text("far"), .done]).truncated(after: 70), .stream),
        (.events([TestEvent.text("so "), .text("far")]).cut(after: 1000), .stream),
        (.events([TestEvent.text("so "), .text("far")]).stalled(after: 1000), .timeout),
        (
            .eventStream(
                "event: text\ndata: {\"text\":\"so far\"}\n\nevent: error\ndata: {\"error\":\"Oops\",\"code\":\"E\"}\n\n"
            ), .stream
        ),
        (.eventStream("event: text\ndata: {\"text\":\"so far\"}\n\nevent: text\ndata: 5\n\n"), .decoding),
        (
            .eventStream(
                "event: text\ndata: {\"text\":\"so far\"}\n\ndata: \(String(repeating: "x", count: 17 << 20))"
            ), .responseTooLarge
        ),
    ]

    @Test(arguments: interruptions.indices)
    func `reports an interruption with the text so far`(index: Int) async throws {
        let (response, code) = Self.interruptions[index]
        let transport = InMemoryTransport([response], clock: ManualClock(skippingSleepsUpTo: .seconds(120)))
        var events = try stream(transport).makeAsyncIterator()
        let error = try await #require(throws: APIError.self) { while try await events.next() != nil {} }
        #expect(error.code == code)
        #expect(error.partialText == "so far")
        #expect(error.operation == "things.ask")
        #expect(error.status == 200)
        #expect(error.mayHaveTakenEffect)
        #expect(transport.openBodies == 0)
        #expect(try await events.next() == nil)
        #expect(transport.requests.count == 1)
    }

    @Test func `has the service's message and code of an error event`() async throws {
        let transport = InMemoryTransport([.eventStream("event: error\ndata: {\"error\":\"Oops\",\"code\":\"E\"}\n\n")])
        let error = try await #require(throws: APIError.self) { try await collect(stream(transport)) }
        #expect(error.serviceMessage == "Oops")
        #expect(error.serviceCode == "E")
        #expect(error.message == "Oops.")
        #expect(error.partialText == "")
    }

    @Test func `refuses an answer that is no stream`() async throws {
        let transport = InMemoryTransport([.text("<html>Login", contentType: "text/html; charset=utf-8")])
        let error = try await #require(throws: APIError.self) { try await collect(stream(transport)) }
        #expect(error.code == .decoding)
        #expect(error.message.contains("text/html"))
        #expect(error.message.contains("<html>Login"))
        #expect(transport.openBodies == 0)
    }

    @Test(arguments: [
        (ScriptedResponse.empty(), "an answer without a content type without a body."),
        (.text(""), "application/json without a body."),
        (.json(["error": "Oops"]), #"application/json: {"error":"Oops"}."#),
    ])
    func `says what came instead of a stream`(response: ScriptedResponse, found: String) async throws {
        let error = try await #require(throws: APIError.self) {
            try await collect(stream(InMemoryTransport([response])))
        }
        #expect(error.message == "Expected a stream of events (text/event-stream), found \(found)")
    }

    @Test func `ends an answer that is no stream when the time for the call is over`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport([.text("<html>").stalled(after: 6)], clock: clock)
        let options = CallOptions(timeout: .seconds(1000), totalTimeout: .seconds(100))
        let stream: EventStream<TestEvent> = try makeClient(transport, clock: clock).events(.ask(), options)
        let task = Task { try await collect(stream) }
        await clock.sleepers(atLeast: 2)
        clock.advance(by: .seconds(100))
        await #expect(throws: APIError.self) { try await task.value }
        #expect(transport.openBodies == 0)
    }

    @Test func `reads the media type without its parameters`() async throws {
        let response = ScriptedResponse.data(
            Data("event: done\ndata: {}\n\n".utf8),
            contentType: "Text/Event-Stream ; charset=utf-8"
        )
        #expect(try await collect(stream(InMemoryTransport([response]))) == [.done])
    }

    @Test func `fails like any call before the stream begins`() async throws {
        let transport = InMemoryTransport([.error(status: 403, message: "Upgrade")])
        let error = try await #require(throws: APIError.self) { try await collect(stream(transport)) }
        #expect(error.code == .permissionDenied)
        #expect(error.partialText == nil)
    }

    @Test func `begins again with every iteration`() async throws {
        let transport = InMemoryTransport([.events(answer), .events(answer)])
        let stream = try stream(transport)
        _ = try await collect(stream)
        #expect(try await collect(stream) == answer)
        #expect(transport.requests.count == 2)
    }
}
