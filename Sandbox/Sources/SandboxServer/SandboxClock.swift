public import Foundation
import Synchronization

/// The time as the sandbox sees it: the machine's, or one that stands still until a test moves it.
public final class SandboxClock: Sendable {
    private let start: Date?
    private let offset = Mutex<TimeInterval>(0)

    /// The machine's clock.
    public init() {
        start = nil
    }

    /// A clock that stands still at a date until ``advance(by:)`` moves it.
    public init(standingAt date: Date) {
        start = date
    }

    /// The time now, in whole milliseconds, as the API writes it.
    public var now: Date {
        let seconds = (start ?? Date()).timeIntervalSince1970 + offset.withLock { $0 }
        return Date(timeIntervalSince1970: (seconds * 1000).rounded(.down) / 1000)
    }

    /// Lets time pass, so that an hour's window can be tested in a moment.
    public func advance(by duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
        offset.withLock { $0 += seconds }
    }
}
