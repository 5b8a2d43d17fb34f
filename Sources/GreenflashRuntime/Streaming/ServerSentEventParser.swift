public import Foundation

/// Turns the bytes of a `text/event-stream` into events, after WHATWG HTML section 9.2.6.
///
/// The bytes may be split anywhere, also inside a character or between CR and LF. An event that isn't complete when
/// the bytes end is dropped, as the standard demands: there is nothing to call at the end.
///
/// ```swift
/// var parser = ServerSentEventParser()
/// var events: [ServerSentEvent] = []
/// try parser.append(chunk, into: &events)
/// ```
public struct ServerSentEventParser: Sendable {
    /// The ID to send as `Last-Event-ID` when reconnecting; empty where the stream has given none.
    public private(set) var lastEventID = ""
    /// The time to wait before reconnecting, where the stream has given one.
    public private(set) var retry: Duration?

    private let maximumEventSize: Int
    private var failure: OversizedEvent?
    /// How much of a leading byte order mark has been seen; `nil` once the stream's text has begun.
    private var byteOrderMarkLength: Int? = 0
    /// The last byte was a CR, and a LF right after it belongs to the same line end.
    private var endedWithCarriageReturn = false
    /// The start of a line whose end hasn't come yet.
    private var unfinishedLine: [UInt8] = []
    private var event = EventInProgress()

    /// The fields seen since the last empty line.
    fileprivate struct EventInProgress {
        var name = ""
        var retry: Duration?
        var hasData = false
        /// The data that had to be copied. Data of one line inside one chunk stays where it is: see `pendingData`.
        var data: [UInt8] = []
        var id: String?
    }

    /// - Parameter maximumEventSize: The bytes that one event's data and one line may have, 16 MiB by default.
    public init(maximumEventSize: Int = 16 * 1024 * 1024) {
        self.maximumEventSize = maximumEventSize
    }

    /// An event, or a line, is larger than the parser admits.
    public struct OversizedEvent: Error, Hashable, CustomStringConvertible {
        /// The bytes that one event may have.
        public let maximumEventSize: Int

        public var description: String {
            "the stream has an event larger than \(maximumEventSize) bytes; raise maximumEventSize to admit it"
        }
    }
}

// MARK: - Lines

extension ServerSentEventParser {
    /// Reads the next bytes of the stream, and adds the events that they complete.
    ///
    /// - Throws: ``OversizedEvent``, then and at every later call. The events complete before it have been added.
    public mutating func append(_ bytes: Data, into events: inout [ServerSentEvent]) throws {
        try bytes.withUnsafeBytes { try append($0.bindMemory(to: UInt8.self), into: &events) }
    }

    /// Reads bytes that need to last only as long as the call.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, into events: inout [ServerSentEvent]) throws {
        if let failure { throw failure }
        guard !bytes.isEmpty else { return }
        // Data of the current event inside `bytes`, not copied yet.
        var pendingData: UnsafeBufferPointer<UInt8>?
        var lines = LineScanner(bytes: bytes)
        var start = skipByteOrderMark(bytes)

        if endedWithCarriageReturn, start < bytes.count {
            endedWithCarriageReturn = false
            if bytes[start] == lineFeed { start += 1 }
        }
        if !unfinishedLine.isEmpty, let end = lines.end(from: start) {
            var line = unfinishedLine
            unfinishedLine = []
            line.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
            try line.withUnsafeBufferPointer {
                try process($0, &pendingData, into: &events)
                // The line is gone after this, unlike the lines inside `bytes`.
                event.keep(&pendingData)
            }
            line.removeAll(keepingCapacity: true)
            unfinishedLine = line
            start = skipLineEnd(bytes, at: end)
        }
        while start < bytes.count, let end = lines.end(from: start) {
            try process(UnsafeBufferPointer(rebasing: bytes[start..<end]), &pendingData, into: &events)
            start = skipLineEnd(bytes, at: end)
        }
        if start < bytes.count {
            unfinishedLine.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
            try checkSize(unfinishedLine.count)
        }
        event.keep(&pendingData)
    }

    /// The position after a byte order mark at the start of the stream, which may come in pieces.
    private mutating func skipByteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard var length = byteOrderMarkLength else { return 0 }
        let alreadySeen = length
        var position = 0
        while length < byteOrderMark.count, position < bytes.count {
            guard bytes[position] == byteOrderMark[length] else {
                // It only looked like one: what came before belongs to the first line.
                byteOrderMarkLength = nil
                unfinishedLine = Array(byteOrderMark[..<alreadySeen])
                return 0
            }
            length += 1
            position += 1
        }
        byteOrderMarkLength = length < byteOrderMark.count ? length : nil
        return position
    }

    private mutating func skipLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, at end: Int) -> Int {
        let next = end + 1
        guard bytes[end] == carriageReturn else { return next }
        guard next < bytes.count else {
            endedWithCarriageReturn = true
            return next
        }
        return bytes[next] == lineFeed ? next + 1 : next
    }

    private mutating func checkSize(_ size: Int) throws {
        guard size > maximumEventSize else { return }
        let failure = OversizedEvent(maximumEventSize: maximumEventSize)
        self.failure = failure
        throw failure
    }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Finds the ends of lines. It looks for CR and LF separately and remembers where the next of each is, so that every
/// byte is searched once for each, at the speed of `memchr`.
private struct LineScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private var nextLineFeed = -1
    private var nextCarriageReturn = -1

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func end(from start: Int) -> Int? {
        if nextLineFeed < start { nextLineFeed = position(of: lineFeed, from: start) }
        if nextCarriageReturn < start { nextCarriageReturn = position(of: carriageReturn, from: start) }
        let end = min(nextLineFeed, nextCarriageReturn)
        return end < bytes.count ? end : nil
    }

    private func position(of byte: UInt8, from start: Int) -> Int {
        UnsafeBufferPointer(rebasing: bytes[start...]).position(of: byte).map { start + $0 } ?? bytes.count
    }
}

// MARK: - Fields

extension ServerSentEventParser {
    private mutating func process(
        _ line: UnsafeBufferPointer<UInt8>,
        _ pendingData: inout UnsafeBufferPointer<UInt8>?,
        into events: inout [ServerSentEvent]
    ) throws {
        guard !line.isEmpty else { return dispatch(&pendingData, into: &events) }
        try checkSize(line.count)

        if let value = line.value(ofField: "data") {
            try checkSize(event.data.count + (pendingData?.count ?? 0) + value.count + 1)
            event.append(value, &pendingData)
        } else if let value = line.value(ofField: "event") {
            event.name = String(decoding: value, as: UTF8.self)
        } else if let value = line.value(ofField: "id") {
            if !value.contains(0) { event.id = String(decoding: value, as: UTF8.self) }
        } else if let value = line.value(ofField: "retry") {
            guard let milliseconds = Self.wholeNumber(value) else { return }
            retry = .milliseconds(milliseconds)
            event.retry = retry
        }
        // All else is a comment or an unknown field, and ignored.
    }

    private mutating func dispatch(
        _ pendingData: inout UnsafeBufferPointer<UInt8>?,
        into events: inout [ServerSentEvent]
    ) {
        if let id = event.id { lastEventID = id }
        if event.hasData {
            events.append(
                ServerSentEvent(
                    event: event.name.isEmpty ? "message" : event.name,
                    data: event.takeData(&pendingData),
                    id: lastEventID.isEmpty ? nil : lastEventID,
                    retry: event.retry
                )
            )
        }
        event.name = ""
        event.id = nil
        event.retry = nil
    }

    /// ASCII digits only; `nil` for anything else and for numbers out of range.
    private static func wholeNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        guard bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int64(String(decoding: bytes, as: UTF8.self))
    }
}

extension ServerSentEventParser.EventInProgress {
    /// Adds a line of data. The first one is only remembered, in the hope that the event ends in the same chunk.
    fileprivate mutating func append(
        _ value: UnsafeBufferPointer<UInt8>,
        _ pendingData: inout UnsafeBufferPointer<UInt8>?
    ) {
        if hasData {
            keep(&pendingData)
            data.append(lineFeed)
        }
        hasData = true
        pendingData = value
    }

    /// Copies data out of a chunk that is about to go.
    fileprivate mutating func keep(_ pendingData: inout UnsafeBufferPointer<UInt8>?) {
        guard let bytes = pendingData else { return }
        data.append(contentsOf: bytes)
        pendingData = nil
    }

    fileprivate mutating func takeData(_ pendingData: inout UnsafeBufferPointer<UInt8>?) -> String {
        hasData = false
        if data.isEmpty, let bytes = pendingData {
            pendingData = nil
            return String(decoding: bytes, as: UTF8.self)
        }
        keep(&pendingData)
        defer { data.removeAll(keepingCapacity: true) }
        return String(decoding: data, as: UTF8.self)
    }
}

// MARK: - Bytes

extension UnsafeBufferPointer<UInt8> {
    fileprivate func position(of byte: UInt8) -> Int? {
        guard let baseAddress, let found = memchr(baseAddress, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(baseAddress).distance(to: found)
    }

    /// What follows the colon, and one space after it, where the line is of that field. Without a colon the whole line
    /// is the name, and the value empty.
    fileprivate func value(ofField name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        var start = name.utf8CodeUnitCount
        guard count >= start, let baseAddress, baseAddress[0] == name.utf8Start[0],
            memcmp(baseAddress, name.utf8Start, start) == 0
        else { return nil }
        if start < count {
            guard baseAddress[start] == UInt8(ascii: ":") else { return nil }
            start += 1
            if start < count, baseAddress[start] == UInt8(ascii: " ") { start += 1 }
        }
        return UnsafeBufferPointer(start: baseAddress + start, count: count - start)
    }
}
