import ConfiguredAPI
import ConfiguredRuntime
import Foundation
import GreenflashTesting
import Testing

/// Streams of every media type, split in every place.
@Suite struct ConfiguredStreamTests {
    private static let chunkSizes = [1, 7, 10_000]

    private func stream(_ text: String, _ mediaType: String, _ chunkSize: Int) throws -> (Client, InMemoryTransport) {
        let transport = InMemoryTransport([.text(text, contentType: mediaType).split(chunkSize)])
        return (try client(transport), transport)
    }

    private func collect<Stream: AsyncSequence>(_ stream: Stream) async throws -> [Stream.Element] {
        var elements: [Stream.Element] = []
        for try await element in stream { elements.append(element) }
        return elements
    }

    @Test(arguments: chunkSizes)
    func eventsAreToldApartByTheirNames(chunkSize: Int) async throws {
        let text = """
            event: piece
            data: {"text":"a",
            data: "part":{}}

            : a comment
            event: moment
            data: \(Sample.json("moment"))

            event: later
            data: x


            """
        let (client, transport) = try stream(text, "text/event-stream", chunkSize)
        let events = try await collect(client.streams.events())
        guard events.count == 3, case .piece(let piece) = events[0], case .moment(let moment) = events[1],
            case .unknown(let later) = events[2]
        else {
            Issue.record("found \(events)")
            return
        }
        #expect(piece.text == "a" && piece.part?.id == nil)
        #expect(try moment == Sample().moment)
        #expect(later.event == "later" && later.data == "x")
        #expect(transport.requests.first?.header("Accept") == "text/event-stream")
    }

    /// OpenAPI 3.2 says what the data of an event holds; before it, a schema is that of the data. What ends the stream is
    /// up to the configuration, and no value.
    @Test(arguments: chunkSizes)
    func eventsWithoutNamesAreTheirData(chunkSize: Int) async throws {
        let text = "data: \(Sample.object)\n\ndata: \(Sample.object)\n\ndata: [END]\n\ndata: [DONE]\n\n"
        let (client, _) = try stream(text, "text/event-stream", chunkSize)
        let sample = try Sample().scalars
        #expect(try await collect(client.streams.values()) == [sample, sample])

        let pieces =
            #"data: {"text":"a","at":null}\#n\#ndata: {"at":\#(Sample.json("moment")),"text":"b"}\#n\#ndata: [END]\#n\#n"#
        let (older, _) = try stream(pieces, "text/event-stream", chunkSize)
        let moment = try Sample().moment
        #expect(
            try await collect(older.streams.older())
                == [Piece(text: "a", at: .null), Piece(text: "b", at: .value(moment))]
        )
    }

    @Test func anotherTerminatorThanTheConfiguredOneIsData() async throws {
        let (client, _) = try stream("data: [DONE]\n\n", "text/event-stream", 100)
        let error = try await #require(throws: APIError.self) { try await collect(client.streams.values()) }
        #expect(error.code == .decoding)
    }

    @Test(arguments: chunkSizes)
    func linesAreValues(chunkSize: Int) async throws {
        let uuid = try Sample().uuid
        let (lines, transport) = try stream(
            "\(Sample.json("uuid"))\n\n\(Sample.json("uuid"))",
            "application/jsonl",
            chunkSize
        )
        #expect(try await collect(lines.streams.lines()) == [uuid, uuid])
        #expect(transport.requests.first?.header("Accept") == "application/jsonl")

        let (newlines, other) = try stream("{\"id\":1}\r\n{\"id\":\"a\"}\n", "application/x-ndjson", chunkSize)
        #expect(try await collect(newlines.streams.newlines()) == [Keyed(id: .number(1)), Keyed(id: .name("a"))])
        #expect(other.requests.first?.header("Accept") == "application/x-ndjson")
    }

    @Test(arguments: chunkSizes)
    func recordsOfASequenceAreValues(chunkSize: Int) async throws {
        let record = "\u{1E}\(Sample.json("moment"))\n"
        let (client, transport) = try stream(record + record, "application/json-seq", chunkSize)
        let moment = try Sample().moment
        #expect(try await collect(client.streams.sequence()) == [moment, moment])
        #expect(transport.requests.first?.header("Accept") == "application/json-seq")
    }
}
