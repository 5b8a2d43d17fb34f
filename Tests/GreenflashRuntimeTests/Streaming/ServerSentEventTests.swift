import Foundation
import GreenflashRuntime
import Testing

@Suite struct ServerSentEventTests {
    @Test func carriesJSON() throws {
        let event = try ServerSentEvent(event: "keyword", encoding: SampleKeyword.Counted(name: "a/b", count: 1))
        #expect(event == ServerSentEvent(event: "keyword", data: #"{"count":1,"name":"a/b"}"#))
        #expect(try event.decode(SampleKeyword.Counted.self) == SampleKeyword.Counted(name: "a/b", count: 1))
        #expect(throws: DecodingError.self) { try event.decode(Bool.self) }
        #expect(throws: DecodingError.self) { try ServerSentEvent(data: "").decode(JSONValue.self) }
    }

    @Test(arguments: [
        (ServerSentEvent(data: ""), "data: \n\n"),
        (ServerSentEvent(data: "a"), "data: a\n\n"),
        (ServerSentEvent(data: " a\n\nb\n"), "data:  a\ndata: \ndata: b\ndata: \n\n"),
        (
            ServerSentEvent(event: "done", data: "é", id: "7", retry: .milliseconds(250)),
            "event: done\nid: 7\nretry: 250\ndata: é\n\n"
        ),
        (
            ServerSentEvent(data: "", retry: .milliseconds(Int64.max)),
            "retry: 9223372036854775807\ndata: \n\n"
        ),
    ])
    func survivesTheWire(_ event: ServerSentEvent, _ text: String) throws {
        #expect(event.serialized == text)
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        try parser.append(Data(event.serialized.utf8), into: &events)
        #expect(events == [event])
    }

    @Test(arguments: [
        (Duration.seconds(Int64.max), "9223372036854775807"), (.seconds(-1), "0"), (.microseconds(1499), "1"),
        (.microseconds(1500), "2"),
    ])
    func roundsTheTimeBeforeReconnecting(_ retry: Duration, _ text: String) {
        #expect(ServerSentEvent(data: "", retry: retry).serialized == "retry: \(text)\ndata: \n\n")
    }

    @Test func lineBreaksCannotForgeFields() throws {
        let event = ServerSentEvent(event: "a\ndata: x", data: "1\r2\r\n3\revent: y", id: "1\r\n2")
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        try parser.append(Data(event.serialized.utf8), into: &events)
        #expect(events == [ServerSentEvent(event: "adata: x", data: "1\n2\n3\nevent: y", id: "12")])
    }

    @Test func streamEventsHaveNeitherTextNorAnEndUnlessTheySaySo() throws {
        struct Raw: StreamEvent {
            let event: ServerSentEvent
            init(_ event: ServerSentEvent) throws { self.event = event }
            func serverSentEvent() throws -> ServerSentEvent { event }
        }
        let raw = try Raw(ServerSentEvent(data: "x"))
        #expect(raw.partialText == nil)
        #expect(!raw.isFinal)
        #expect(!Raw.hasFinalEvent)
    }
}
