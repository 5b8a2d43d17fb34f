import Foundation
import Synchronization

/// Counts calls per key and bucket in a rolling window.
final class RateLimiter: Sendable {
    struct Subject: Hashable, Sendable {
        let token: String
        let bucket: APIOperation.Bucket
    }

    /// The length of the window, in seconds.
    static let window: TimeInterval = 3600

    private let calls = Mutex<[Subject: [Date]]>([:])

    /// Takes a slot.
    /// - Returns: `nil` when there was one, otherwise the seconds until there is one again.
    func take(_ subject: Subject, limit: Int, now: Date) -> TimeInterval? {
        calls.withLock { calls in
            var recent = (calls[subject] ?? []).filter { now.timeIntervalSince($0) < Self.window }
            defer { calls[subject] = recent }
            guard recent.count < limit else {
                // With a limit of zero no slot ever comes free.
                return recent.first.map { Self.window - now.timeIntervalSince($0) } ?? Self.window
            }
            recent.append(now)
            return nil
        }
    }

    /// Gives a slot back: a call that failed costs nothing.
    func giveBack(_ subject: Subject, takenAt date: Date) {
        calls.withLock { calls in
            guard let index = calls[subject]?.lastIndex(of: date) else { return }
            calls[subject]?.remove(at: index)
        }
    }
}
