import Foundation

/// Cuts a stream of JSON texts at the byte between them, which no JSON text has in it.
///
/// The bytes may be split anywhere. Searched with `memchr`, chunk by chunk; a record that lies in one chunk is copied once.
struct RecordParser: Sendable {
    enum Kind: Sendable {
        /// A line feed after every record (`application/jsonl`, `application/x-ndjson`).
        case lines
        /// A record separator before every record (RFC 7464).
        case sequence
    }

    /// A record is larger than the parser admits.
    struct OversizedRecord: Error, Hashable, CustomStringConvertible {
        let maximumRecordSize: Int

        var description: String { "the stream has an item larger than \(maximumRecordSize) bytes" }
    }

    /// The bytes ended inside a record, whose beginning might pass for another value (RFC 7464, section 2.4).
    struct TruncatedRecord: Error, Hashable, CustomStringConvertible {
        var description: String { "the stream ended inside an item" }
    }

    private let kind: Kind
    private let maximumRecordSize: Int
    /// The start of a record whose end hasn't come yet.
    private var unfinished: [UInt8] = []
    private var failure: OversizedRecord?

    init(_ kind: Kind, maximumRecordSize: Int = 16 * 1024 * 1024) {
        self.kind = kind
        self.maximumRecordSize = maximumRecordSize
    }

    /// Reads the next bytes of the stream, and adds the records that they complete.
    ///
    /// - Throws: ``OversizedRecord``, then and at every later call. The records complete before it have been added.
    mutating func append(_ bytes: Data, into records: inout [Data]) throws {
        try bytes.withUnsafeBytes { try append($0.bindMemory(to: UInt8.self), into: &records) }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, into records: inout [Data]) throws {
        if let failure { throw failure }
        let separator = kind == .lines ? UInt8(ascii: "\n") : 0x1E
        var rest = bytes
        while let base = rest.baseAddress, let found = memchr(base, Int32(separator), rest.count) {
            let end = UnsafeRawPointer(base).distance(to: found)
            let piece = UnsafeBufferPointer(rebasing: rest[..<end])
            try checkSize(unfinished.count + piece.count)
            if unfinished.isEmpty {
                add(Data(buffer: piece), to: &records)
            } else {
                unfinished.append(contentsOf: piece)
                add(Data(unfinished), to: &records)
                unfinished.removeAll(keepingCapacity: true)
            }
            rest = UnsafeBufferPointer(rebasing: rest[(end + 1)...])
        }
        try checkSize(unfinished.count + rest.count)
        unfinished.append(contentsOf: rest)
    }

    /// The last record may come without what ends it.
    ///
    /// - Throws: ``TruncatedRecord``.
    mutating func finish(into records: inout [Data]) throws {
        defer { unfinished = [] }
        if kind == .sequence, let first = unfinished.first, let last = unfinished.last {
            // Lists, objects and strings say themselves where they end; of a number more digits may have been on the way.
            let endsItself = [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\"")].contains(first)
            guard endsItself || last.isJSONWhitespace else { throw TruncatedRecord() }
        }
        add(Data(unfinished), to: &records)
    }

    private mutating func checkSize(_ size: Int) throws {
        guard size > maximumRecordSize else { return }
        let failure = OversizedRecord(maximumRecordSize: maximumRecordSize)
        self.failure = failure
        unfinished = []
        throw failure
    }

    private func add(_ record: Data, to records: inout [Data]) {
        guard record.contains(where: { !$0.isJSONWhitespace }) else { return }
        records.append(record)
    }
}

extension UInt8 {
    /// RFC 8259, section 2.
    fileprivate var isJSONWhitespace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
