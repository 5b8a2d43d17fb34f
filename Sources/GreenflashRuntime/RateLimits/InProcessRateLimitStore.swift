import Foundation
import Synchronization

/// Keeps records in memory: the default.
public final class InProcessRateLimitStore: RateLimitStore {
    /// The one that clients share unless they are given another.
    public static let shared = InProcessRateLimitStore()

    private struct State {
        var records: [RateLimitBucket: RateLimitRecord] = [:]
        /// With so many records it is time to look for old ones.
        var sweepAt = 1024
    }

    private let state = Mutex(State())

    /// A store of its own, for clients that are to share with nobody else.
    public init() {}

    public func update<Output: Sendable>(
        _ bucket: RateLimitBucket,
        _ body: @Sendable (inout RateLimitRecord) -> Output
    ) async throws -> Output {
        state.withLock { state in
            let output = body(&state.records[bucket, default: RateLimitRecord()])
            if state.records.count >= state.sweepAt { Self.sweep(&state) }
            return output
        }
    }

    /// Drops records in which everything is past. Credentials that are replaced every hour leave one behind each.
    private static func sweep(_ state: inout State) {
        // The store has no clock: by the dates in it, it is at least as late as the last call.
        let now = state.records.values.compactMap(\.calls.last).max()?.date ?? .distantPast
        state.records = state.records.filter { $0.value.expiry.map { $0 > now } ?? false }
        state.sweepAt = max(1024, state.records.count * 2)
    }
}
