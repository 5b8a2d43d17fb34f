import Foundation
import Testing

@testable import GreenflashRuntime

@Suite struct ServerSentEventParserTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let events: [ServerSentEvent]
        var lastEventID = ""
        var retry: Duration?

        init(
            _ name: String,
            _ bytes: [UInt8],
            _ events: [ServerSentEvent],
            lastEventID: String = "",
            retry: Duration? = nil
        ) {
            self.name = name
            self.bytes = bytes
            self.events = events
            self.lastEventID = lastEventID
            self.retry = retry
        }

        init(
            _ name: String,
            _ text: String,
            _ events: [ServerSentEvent],
            lastEventID: String = "",
            retry: Duration? = nil
        ) {
            self.init(name, Array(text.utf8), events, lastEventID: lastEventID, retry: retry)
        }

        var testDescription: String { name }
    }

    static func event(_ data: String, _ name: String = "message", id: String? = nil) -> ServerSentEvent {
        ServerSentEvent(event: name, data: data, id: id)
    }

    static let vectors: [Vector] = [
        Vector("nothing", "", []),
        Vector("only empty lines", "\n\r\n\r\n\n", []),
        // WHATWG HTML 9.2.6
        Vector(
            "stock ticker of the standard",
            "data: YHOO\ndata: +2\ndata: 10\n\n",
            [event("YHOO\n+2\n10")]
        ),
        Vector(
            "four blocks of the standard",
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
            [event("first event", id: "1"), event("second event"), event(" third event")]
        ),
        Vector("empty data of the standard", "data\n\ndata\ndata\n\ndata:", [event(""), event("\n")]),
        Vector("optional space of the standard", "data:test\n\ndata: test\n\n", [event("test"), event("test")]),
        Vector(
            "named events of the standard",
            "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n",
            [
                event("73857293", "add"), event("2153", "remove"),
            ]
        ),
        // Line ends
        Vector("CRLF", "event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n", [event("1", "a"), event("2")]),
        Vector("CR", "event: a\rdata: 1\r\rdata: 2\r\r", [event("1", "a"), event("2")]),
        Vector("mixed line ends", "data: 1\r\ndata: 2\rdata: 3\n\rdata: 4\r\n\n", [event("1\n2\n3"), event("4")]),
        Vector("LF CR is two line ends", "data: 1\n\rdata: 2\n\n", [event("1"), event("2")]),
        // Fields
        Vector("comments", ":\n: one\ndata: 1\n:two\n:data: 3\n\n", [event("1")]),
        Vector("unknown fields", "foo: 1\ndat: 2\ndatax: 3\nData: 4\n data: 5\ndata: 6\n\n", [event("6")]),
        Vector("colons in the value", "data: a:b: c\nevent: x:y\n\n", [event("a:b: c", "x:y")]),
        Vector("one space only is dropped", "data:   x \ndata:\ty\n\n", [event("  x \n\ty")]),
        Vector("empty lines of data", "data:\ndata: \ndata: x\ndata:\n\n", [event("\n\nx\n")]),
        Vector("event without data", "event: lost\nid: 7\n\ndata: x\n\n", [event("x", id: "7")], lastEventID: "7"),
        Vector("the last name counts", "event: a\nevent: b\ndata: x\n\n", [event("x", "b")]),
        Vector("an empty name is message", "event: a\nevent\ndata: x\n\n", [event("x")]),
        // IDs
        Vector(
            "IDs last",
            "id: 1\ndata: a\n\ndata: b\n\n",
            [event("a", id: "1"), event("b", id: "1")],
            lastEventID: "1"
        ),
        Vector("ID with NUL", "id: 1\ndata: a\nid: 2\u{0}3\n\n", [event("a", id: "1")], lastEventID: "1"),
        Vector(
            "ID of an unfinished event",
            "id: 1\ndata: a\n\nid: 2\ndata: b\n",
            [event("a", id: "1")],
            lastEventID: "1"
        ),
        Vector("ID without an event", "id: 9\n\n", [], lastEventID: "9"),
        // Reconnection time
        Vector(
            "retry",
            "retry: 1500\ndata: a\n\ndata: b\n\n",
            [ServerSentEvent(data: "a", retry: .milliseconds(1500)), event("b")],
            retry: .milliseconds(1500)
        ),
        Vector("retry alone", "retry:20\n\n", [], retry: .milliseconds(20)),
        Vector(
            "retry that is no number",
            "retry: 1.5\nretry: -1\nretry: +1\nretry: 1 \nretry:\nretry: x\nretry: ١\nretry: 99999999999999999999\n\n",
            []
        ),
        // Ends
        Vector("unfinished event", "data: 1\n\ndata: 2\n", [event("1")]),
        Vector("unfinished line", "data: 1\n\ndata: 2", [event("1")]),
        Vector("no line end", "data", []),
        // Encoding
        Vector("byte order mark", "\u{FEFF}data: 1\n\n", [event("1")]),
        Vector("second byte order mark", "\u{FEFF}\u{FEFF}data: 1\n\ndata: 2\n\n", [event("2")]),
        Vector("byte order mark inside", "data: \u{FEFF}1\n\n\u{FEFF}data: 2\n\n", [event("\u{FEFF}1")]),
        Vector("start of a byte order mark", [0xEF, 0xBB] + Array("data: 1\n\ndata: 2\n\n".utf8), [event("2")]),
        Vector("only a byte order mark", [0xEF, 0xBB, 0xBF], []),
        Vector("only part of a byte order mark", [0xEF, 0xBB, 0x0A] + Array("data: 1\n\n".utf8), [event("1")]),
        Vector("Unicode", "event: é\ndata: 日本 😀\nid: ü\n\n", [event("日本 😀", "é", id: "ü")], lastEventID: "ü"),
        Vector(
            "invalid UTF-8",
            Array("data: a".utf8) + [0xFF] + Array("b".utf8) + [0xE2, 0x82] + Array("\ndata: ".utf8) + [0xF0, 0x9F]
                + Array("\n\n".utf8),
            [event("a\u{FFFD}b\u{FFFD}\n\u{FFFD}")]
        ),
        Vector("NUL in data", "data: a\u{0}b\n\n", [event("a\u{0}b")]),
        // What the chat sends
        Vector(
            "chat",
            "event: text_delta\ndata: {\"text\":\"Hi \"}\n\n: ping\n\nevent: done\ndata: {\"status\":\"complete\"}\n\n",
            [event("{\"text\":\"Hi \"}", "text_delta"), event("{\"status\":\"complete\"}", "done")]
        ),
    ]

    private func parse(_ chunks: [ArraySlice<UInt8>]) throws -> (ServerSentEventParser, [ServerSentEvent]) {
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        for chunk in chunks { try parser.append(Data(chunk), into: &events) }
        return (parser, events)
    }

    @Test(arguments: vectors)
    func readsAStreamInOnePiece(_ vector: Vector) throws {
        let (parser, events) = try parse([vector.bytes[...]])
        #expect(events == vector.events)
        #expect(parser.lastEventID == vector.lastEventID)
        #expect(parser.retry == vector.retry)
    }

    @Test(arguments: vectors)
    func readsTheSameHoweverTheStreamIsCut(_ vector: Vector) throws {
        let bytes = vector.bytes
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let (parser, events) = try parse([bytes[..<first], bytes[first..<second], bytes[second...]])
                guard events == vector.events, parser.lastEventID == vector.lastEventID, parser.retry == vector.retry
                else {
                    Issue.record("cut at \(first) and \(second): \(events)")
                    return
                }
            }
        }
    }

    @Test(arguments: vectors)
    func readsSingleBytes(_ vector: Vector) throws {
        let (parser, events) = try parse(vector.bytes.indices.map { vector.bytes[$0...$0] })
        #expect(events == vector.events)
        #expect(parser.lastEventID == vector.lastEventID)
        #expect(parser.retry == vector.retry)
    }

    @Test func deliversAnEventAsSoonAsItsEmptyLineIsThere() throws {
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        try parser.append(Data("data: 1\r\n\r".utf8), into: &events)
        #expect(events.count == 1)
        try parser.append(Data("\ndata: 2\r\r".utf8), into: &events)
        #expect(events.map(\.data) == ["1", "2"])
    }

    @Test func readsSlicesOfData() throws {
        let data = Data("garbage\n\ndata: 1\n\n".utf8)
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent] = []
        try parser.append(data[9...], into: &events)
        #expect(events.map(\.data) == ["1"])
    }

    @Test(arguments: [
        ("line", "data: " + String(repeating: "x", count: 200)),
        ("finished line", "data: " + String(repeating: "x", count: 200) + "\n\n"),
        ("data in many lines", String(repeating: "data: 123456789\n", count: 20) + "\n"),
        ("comment", ":" + String(repeating: "x", count: 200) + "\n"),
    ])
    func refusesEventsOverTheLimitHoweverTheyAreCut(_ name: String, _ oversized: String) throws {
        let bytes = Array(("data: kept\n\n" + oversized).utf8)
        for size in [1, 7, 50, bytes.count] {
            var parser = ServerSentEventParser(maximumEventSize: 100)
            var events: [ServerSentEvent] = []
            let expected = ServerSentEventParser.OversizedEvent(maximumEventSize: 100)
            #expect(throws: expected) {
                for start in stride(from: 0, to: bytes.count, by: size) {
                    try parser.append(Data(bytes[start..<min(start + size, bytes.count)]), into: &events)
                }
            }
            #expect(events.map(\.data) == ["kept"])
            #expect(throws: expected) { try parser.append(Data("data: 1\n\n".utf8), into: &events) }
        }
    }

    @Test func admitsAnyNumberOfEventsUnderTheLimit() throws {
        var parser = ServerSentEventParser(maximumEventSize: 16)
        var events: [ServerSentEvent] = []
        for _ in 0..<100 { try parser.append(Data(": ping\ndata: 12345678\n\n".utf8), into: &events) }
        #expect(events.count == 100)
    }
}
