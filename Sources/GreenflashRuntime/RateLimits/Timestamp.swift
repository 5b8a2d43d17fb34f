import Foundation

/// A date in whole microseconds since 1970.
///
/// Dates are binary fractions of seconds, and their sums are rounded; a rolling window that is to be exact at its edges
/// has to be counted in whole numbers.
struct Timestamp: Hashable, Comparable, Sendable {
    /// 1970 to 9999, so that no sum overflows.
    static let range: ClosedRange<Int64> = 0...253_402_300_799_999_999

    let microseconds: Int64

    /// The nearest one in the range.
    init(microseconds: Int64) {
        self.microseconds = min(max(microseconds, Self.range.lowerBound), Self.range.upperBound)
    }

    init(_ date: Date) {
        let microseconds = (date.timeIntervalSince1970 * 1_000_000).rounded()
        guard microseconds < Double(Self.range.upperBound) else {
            self.init(microseconds: Self.range.upperBound)
            return
        }
        // A comparison with a NaN is false too.
        self.init(microseconds: microseconds > 0 ? Int64(microseconds) : 0)
    }

    var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }

    static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    static func + (time: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(microseconds: time.microseconds + duration.microseconds)
    }

    static func - (left: Timestamp, right: Timestamp) -> Duration {
        .microseconds(left.microseconds - right.microseconds)
    }
}

extension Timestamp: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let microseconds = try container.decode(Int64.self)
        guard Self.range.contains(microseconds) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "out of range")
        }
        self.init(microseconds: microseconds)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }
}

extension Duration {
    /// In whole microseconds, the nearest. At most the years of ``Timestamp/range``.
    fileprivate var microseconds: Int64 {
        let (seconds, attoseconds) = components
        let longest = Timestamp.range.upperBound / 1_000_000
        guard abs(seconds) < longest else { return seconds < 0 ? -longest * 1_000_000 : longest * 1_000_000 }
        let half: Int64 = attoseconds < 0 ? -500_000_000_000 : 500_000_000_000
        return seconds * 1_000_000 + (attoseconds + half) / 1_000_000_000_000
    }
}
