public import Foundation

/// What is known of a bucket: the calls of the last window, and what the service said about it.
///
/// A record is what a ``RateLimitStore`` keeps. It is a value without a clock, and `Codable`; its JSON is for storing,
/// not for reading by other programs.
///
/// Dates are compared to the microsecond: a slot taken at `t` is free again at `t` plus the window, and not before. A
/// date in the future, which only a clock that was set back can leave behind, counts as the present; so a wrong clock
/// blocks a bucket for one window at most.
public struct RateLimitRecord: Sendable, Hashable {
    /// A call that counts.
    struct Slot: Sendable, Hashable {
        let date: Timestamp
    }

    /// More calls than this are not remembered where no limit is known.
    static let maximumCallsWithoutLimit = 10_000

    /// When the calls were made that count, in order. Those made at the same time need no telling apart.
    var calls: [Timestamp] = []

    /// When the calls of others stop to count, of which only the service's word is known. In order.
    var othersUntil: [Timestamp] = []

    /// The limit that the service named.
    var limit: Int?

    /// The service named only what is left of the limit, which therefore follows from the newest answer.
    var isLimitInferred = false

    /// No call before then: the service said when to come back.
    var heldUntil: Timestamp?

    /// The call whose answer last said what is left.
    var reported: Timestamp?

    /// The length of the window that calls were last held to.
    var window = Duration.zero

    /// A bucket that nothing is known of.
    public init() {}

    /// When all that is in the record is past, except for the limit that the service named: a store may drop it then.
    /// `nil` where that is now.
    public var expiry: Date? {
        [calls.last.map { $0 + window }, othersUntil.last, heldUntil].compactMap { $0 }.max()?.date
    }
}

// MARK: - Taking

extension RateLimitRecord {
    /// Takes as many slots as are free, at most `count`.
    mutating func take(_ count: Int, _ terms: RateLimitTerms, now: Timestamp) -> [Slot] {
        settle(terms, now: now)
        let free = forecast(terms, now: now).free ?? count
        let slots = Array(repeating: Slot(date: now), count: min(count, free))
        calls += slots.map(\.date)
        if limit(terms) == nil, calls.count > Self.maximumCallsWithoutLimit {
            calls.removeFirst(calls.count - Self.maximumCallsWithoutLimit)
        }
        return slots
    }

    /// Frees a slot whose call the service certainly did not count.
    mutating func giveBack(_ slot: Slot, now: Timestamp) {
        if let index = calls.lastIndex(of: slot.date) {
            calls.remove(at: index)
        } else if slot.date > now, !calls.isEmpty {
            // The clock was set back since, and the call counts from then on.
            calls.removeLast()
        }
    }

    /// Drops what no longer counts, and moves what is in the future into the present.
    mutating func settle(_ terms: RateLimitTerms, now: Timestamp) {
        window = terms.window
        if let last = calls.last, last > now { calls = calls.map { min($0, now) } }
        calls.removeFirst(calls.prefix { $0 + window <= now }.count)
        let end = now + window
        if let last = othersUntil.last, last > end { othersUntil = othersUntil.map { min($0, end) } }
        othersUntil.removeFirst(othersUntil.prefix { $0 <= now }.count)
        heldUntil = heldUntil.flatMap { $0 > now ? min($0, end) : nil }
        reported = reported.map { min($0, now) }
    }
}
