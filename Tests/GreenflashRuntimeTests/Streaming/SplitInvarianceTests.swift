import Foundation
import Testing

@testable import GreenflashRuntime

/// A stream is the same wherever the network cuts it: every text here is cut at every pair of places.
struct SplitInvarianceTests {
    /// What a stream gave, and how it ended.
    struct Outcome: Equatable {
        var pieces: [String] = []
        var error: String?
    }

    /// Calls a reader with the text as a whole, and with every three pieces that it has.
    ///
    /// - Returns: What it gives for the whole, which it must give for all.
    private func outcome(of text: String, _ read: ([Data]) -> Outcome) -> Outcome {
        let bytes = Data(text.utf8)
        let expected = read([bytes])
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let found = read([bytes[..<first], bytes[first..<second], bytes[second...]])
                guard found == expected else {
                    Issue.record("cut at \(first) and \(second): \(found) instead of \(expected)")
                    return expected
                }
            }
        }
        return expected
    }

    private func read<Source: StreamSource>(
        _ source: Source,
        _ chunks: [Data],
        describe: (Source.Piece) -> String
    ) -> Outcome {
        var source = source
        var pieces: [Source.Piece] = []
        do {
            for chunk in chunks { try source.append(chunk, into: &pieces) }
            try source.finish(into: &pieces)
            return Outcome(pieces: pieces.map(describe))
        } catch {
            return Outcome(pieces: pieces.map(describe), error: "\(error)")
        }
    }

    static let items: [(format: ItemFormat, text: String, count: Int, fails: Bool)] = [
        (.lines(), "", 0, false),
        (.lines(), "\n\r\n {\"a\":1}\r\n\n[2]\n\"é🙂\"\n  \n3", 4, false),
        (.lines(), "{\"a\":\n", 1, false),
        (.sequence(), "\u{1E}{\"a\":1}\n\u{1E}\u{1E}[2,\n3]\n\u{1E}\"é🙂\"", 3, false),
        (.sequence(), "\u{1E}1\n\u{1E}tru", 1, true),
        (
            .events(), ": hi\n\nevent: x\ndata: {\ndata: \"a\":\"é🙂\"}\r\n\r\ndata: 2\r\rdata: [DONE]\n\ndata: 3", 3,
            false
        ),
    ]

    @Test(arguments: items.indices)
    func `items are the same wherever a stream is cut`(index: Int) {
        let (format, text, count, fails) = Self.items[index]
        let source = ItemSource<JSONValue>(format)
        let outcome = outcome(of: text) { chunks in
            read(source, chunks) { piece in
                "\(source.name(of: piece)): \(String(decoding: source.data(of: piece), as: UTF8.self))"
            }
        }
        #expect(outcome.pieces.count == count)
        #expect((outcome.error != nil) == fails)
    }

    @Test(arguments: ServerSentEventParserTests.vectors)
    func `events are the same wherever a stream is cut`(vector: ServerSentEventParserTests.Vector) {
        let text = String(decoding: vector.bytes, as: UTF8.self)
        let outcome = outcome(of: text) { chunks in
            read(EventSource<ServerSentEvent>(), chunks) {
                "\($0.event) \($0.data) \($0.id ?? "-") \($0.retry ?? .zero)"
            }
        }
        #expect(outcome.pieces.count == vector.events.count)
        #expect(outcome.error == nil)
    }

    @Test(arguments: [
        "data: 1\n\ndata: 123456789012\n\ndata: 2\n\n", "data: 1\n\ndata: 12345678\ndata: 12345678\n\n",
        "data: 1\r\n\r\n: a long comment\r\ndata: 2", "data: 1\n\nid: 12345678901234567",
    ])
    func `an event that is too large is so wherever the stream is cut`(text: String) {
        let outcome = outcome(of: text) { chunks in
            var parser = ServerSentEventParser(maximumEventSize: 15)
            var events: [ServerSentEvent] = []
            do {
                for chunk in chunks { try parser.append(chunk, into: &events) }
                return Outcome(pieces: events.map(\.data))
            } catch {
                return Outcome(pieces: events.map(\.data), error: "\(error)")
            }
        }
        #expect(outcome.pieces == ["1"])
        #expect(outcome.error != nil)
    }

    @Test(arguments: [RecordParser.Kind.lines, .sequence])
    func `a record that is too large is so wherever the stream is cut`(kind: RecordParser.Kind) {
        let text = kind == .lines ? "[1]\n[123456789]\n[3]" : "\u{1E}[1]\u{1E}[123456789]\u{1E}[3]"
        let outcome = outcome(of: text) { chunks in
            var parser = RecordParser(kind, maximumRecordSize: 8)
            var records: [Data] = []
            do {
                for chunk in chunks { try parser.append(chunk, into: &records) }
                try parser.finish(into: &records)
                return Outcome(pieces: records.map { String(decoding: $0, as: UTF8.self) })
            } catch {
                return Outcome(pieces: records.map { String(decoding: $0, as: UTF8.self) }, error: "\(error)")
            }
        }
        #expect(outcome.pieces == ["[1]"])
        #expect(outcome.error != nil)
    }
}
