public import Foundation
import Synchronization

/// The time as the sandbox sees it: the machine's, or one that stands still until a test moves it.
public final class SandboxClock: Sendable {
    /// Since 1970.
    private let start: Duration?
    private let offset = Mutex(Duration.zero)

    /// The machine's clock.
    public init() {
        start = nil
    }

    /// A clock that stands still at a date until ``advance(by:)`` moves it.
    public init(standingAt date: Date) {
        start = Self.duration(to: date)
    }

    /// The time now, in whole milliseconds, as the API writes it.
    public var now: Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// Whole milliseconds since 1970. What lies exactly an hour apart here does so by any arithmetic; two dates do not.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = ((start ?? Self.duration(to: Date())) + offset.withLock { $0 }).components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    /// Lets time pass, so that an hour's window can be tested in a moment.
    public func advance(by duration: Duration) {
        offset.withLock { $0 += duration }
    }

    /// A date is a binary fraction of seconds: only its microseconds are meant.
    private static func duration(to date: Date) -> Duration {
        .microseconds(Int64((date.timeIntervalSince1970 * 1e6).rounded()))
    }
}
