import Foundation
import Testing

@testable import GreenflashRuntime

@Suite struct RecordParserTests {
    private func records(
        _ text: String,
        _ kind: RecordParser.Kind,
        chunkSize: Int? = nil,
        maximum: Int = 1000
    ) throws -> [String] {
        var parser = RecordParser(kind, maximumRecordSize: maximum)
        var records: [Data] = []
        let bytes = Data(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunkSize ?? Swift.max(bytes.count, 1)) {
            try parser.append(bytes.dropFirst(start).prefix(chunkSize ?? bytes.count), into: &records)
        }
        try parser.finish(into: &records)
        return records.map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    static let streams: [(text: String, kind: RecordParser.Kind, records: [String])] = [
        ("", .lines, []),
        ("\n\r\n  \n", .lines, []),
        ("{\"a\":1}\n[2]\n", .lines, ["{\"a\":1}", "[2]"]),
        ("1\r\n2\r\n3", .lines, ["1", "2", "3"]),
        ("\"é🙂\"\n\n\"\\n\"", .lines, ["\"é🙂\"", "\"\\n\""]),
        ("\u{1E}{\"a\":1}\n\u{1E}2\n", .sequence, ["{\"a\":1}", "2"]),
        ("\u{1E}\u{1E}{\n \"a\": 1\n}\n\u{1E}", .sequence, ["{\n \"a\": 1\n}"]),
        ("\u{1E}{}\n\u{1E}[1,2]", .sequence, ["{}", "[1,2]"]),
    ]

    @Test(arguments: streams.indices, [nil, 1, 2, 3, 5, 64])
    func `records are the same however the bytes are split`(index: Int, chunkSize: Int?) throws {
        let (text, kind, expected) = Self.streams[index]
        #expect(try records(text, kind, chunkSize: chunkSize) == expected)
    }

    @Test(arguments: ["\u{1E}12", "\u{1E}1\n\u{1E}tru", "\u{1E}-"])
    func `a number or word that the end cuts off is no record`(text: String) {
        #expect(throws: RecordParser.TruncatedRecord.self) { try records(text, .sequence) }
    }

    @Test(arguments: [nil, 1, 4])
    func `a record that is too large ends the stream, after those before it`(chunkSize: Int?) throws {
        var parser = RecordParser(.lines, maximumRecordSize: 8)
        var found: [Data] = []
        let bytes = Data("[1]\n[2]\n[123456789]\n[3]\n".utf8)
        #expect(throws: RecordParser.OversizedRecord.self) {
            for start in stride(from: 0, to: bytes.count, by: chunkSize ?? bytes.count) {
                try parser.append(bytes.dropFirst(start).prefix(chunkSize ?? bytes.count), into: &found)
            }
        }
        #expect(found.map { String(decoding: $0, as: UTF8.self) } == ["[1]", "[2]"])
        #expect(throws: RecordParser.OversizedRecord.self) { try parser.append(Data("[4]\n".utf8), into: &found) }
    }

    @Test func `a record without an end is bounded too`() {
        #expect(throws: RecordParser.OversizedRecord.self) {
            try records(String(repeating: "1", count: 100), .lines, chunkSize: 3, maximum: 50)
        }
    }
}
