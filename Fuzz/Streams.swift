import Foundation

@testable import GreenflashRuntime

// MARK: - Events

/// Any cut gives the same events, which are those that the standard's own words give.
func fuzzEvents(_ input: Input) {
    let expected = ReferenceEventStream(input.bytes)
    for pieces in input.splits() {
        let found = parse(pieces)
        expect(found.failure == nil, "an error below the limit")
        expectEqual(found.events, expected.events, "the events")
        expectEqual(found.parser.lastEventID, expected.lastEventID, "the last ID")
        expectEqual(found.parser.retry, expected.retry, "the time before reconnecting")
    }
    for event in expected.events { checkSerialization(of: event) }

    // Where events are too large, the same come before the error, and nothing is ever larger than allowed.
    let limited = input.splits().map { parse($0, maximumEventSize: 24) }
    for found in limited {
        expectEqual(found.events, limited[0].events, "the events before the error")
        expectEqual(found.failure, limited[0].failure, "the error")
        // A byte that is no UTF-8 becomes three.
        expect(found.events.allSatisfy { $0.data.utf8.count <= 3 * 24 }, "an event that is too large")
    }
}

private func parse(
    _ pieces: [Data],
    maximumEventSize: Int = 1 << 20
) -> (events: [ServerSentEvent], parser: ServerSentEventParser, failure: ServerSentEventParser.OversizedEvent?) {
    var parser = ServerSentEventParser(maximumEventSize: maximumEventSize)
    var events: [ServerSentEvent] = []
    do {
        for piece in pieces { try parser.append(piece, into: &events) }
        return (events, parser, nil)
    } catch {
        return (events, parser, error as? ServerSentEventParser.OversizedEvent)
    }
}

/// What is written is read as what it was.
private func checkSerialization(of event: ServerSentEvent) {
    let copy = parse([Data(event.serialized.utf8)]).events
    expectEqual(copy.map(\.event), [event.event], "the name of \(event.serialized)")
    expectEqual(copy.map(\.data), [event.data], "the data of \(event.serialized)")
    expectEqual(copy.map(\.id), [event.id], "the ID of \(event.serialized)")
}

/// WHATWG HTML section 9.2.6, sentence by sentence and with no thought of speed.
private struct ReferenceEventStream {
    var events: [ServerSentEvent] = []
    var lastEventID = ""
    var retry: Duration?

    init(_ bytes: [UInt8]) {
        var lines: [[UInt8]] = [[]]
        var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x0D:
                if rest.first == 0x0A { rest.removeFirst() }
                lines.append([])
            case 0x0A: lines.append([])
            default: lines[lines.count - 1].append(byte)
            }
        }
        // What has no line end is dropped.
        lines.removeLast()

        var (name, data, id, ownRetry) = ("", [UInt8](), "", Duration?.none)
        for line in lines {
            guard !line.isEmpty else {
                lastEventID = id
                if !data.isEmpty {
                    let text = String(decoding: data.dropLast(), as: UTF8.self)
                    events.append(
                        ServerSentEvent(
                            event: name.isEmpty ? "message" : name,
                            data: text,
                            id: id.isEmpty ? nil : id,
                            retry: ownRetry
                        )
                    )
                }
                (name, data, ownRetry) = ("", [], nil)
                continue
            }
            let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
            var value = line[min(colon + 1, line.endIndex)...]
            if value.first == 0x20 { value.removeFirst() }
            switch String(decoding: line[..<colon], as: UTF8.self) {
            case "event": name = String(decoding: value, as: UTF8.self)
            case "data": data += value + [0x0A]
            case "id" where !value.contains(0): id = String(decoding: value, as: UTF8.self)
            case "retry" where value.allSatisfy({ (0x30...0x39).contains($0) }):
                guard let number = Int64(String(decoding: value, as: UTF8.self)) else { break }
                retry = .milliseconds(number)
                ownRetry = retry
            default: break
            }
        }
    }
}

// MARK: - Records

/// Any cut gives the same records, which are the pieces between the separators that are not blank.
func fuzzRecords(_ input: Input) {
    for (kind, separator) in [(RecordParser.Kind.lines, UInt8(ascii: "\n")), (.sequence, 0x1E)] {
        let records = input.bytes.split(separator: separator).filter { record in
            record.contains { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        }
        let outcomes = input.splits().map { recordsAndError($0, kind, maximum: 1 << 20) }
        for (found, failure) in outcomes {
            expectEqual(failure, outcomes[0].failure, "the error")
            let expected = failure == nil ? records : records.dropLast()
            expectEqual(found, expected.map { Data($0) }, "the records")
        }
        let limited = input.splits().map { recordsAndError($0, kind, maximum: 16) }
        for (found, failure) in limited {
            expectEqual(found, limited[0].records, "the records before the error")
            expectEqual(failure, limited[0].failure, "the error")
            expect(found.allSatisfy { $0.count <= 16 }, "a record that is too large")
        }
    }
}

private func recordsAndError(
    _ pieces: [Data],
    _ kind: RecordParser.Kind,
    maximum: Int
) -> (records: [Data], failure: String?) {
    var parser = RecordParser(kind, maximumRecordSize: maximum)
    var records: [Data] = []
    do {
        for piece in pieces { try parser.append(piece, into: &records) }
        try parser.finish(into: &records)
        return (records, nil)
    } catch {
        return (records, "\(error)")
    }
}
