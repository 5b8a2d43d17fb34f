import Foundation

/// What work took: on the clock, and of the processors, for all threads of this process. In seconds.
public struct Usage: Sendable {
    public var clock: Double
    public var processors: Double

    /// Measures some work.
    public init(_ work: () async throws -> Void) async rethrows {
        let start = Self.times()
        try await work()
        let end = Self.times()
        (clock, processors) = (end.clock - start.clock, end.processors - start.processors)
    }

    private static func times() -> (clock: Double, processors: Double) {
        (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Does something so often, by so many tasks that each wait for one end before the next beginning.
public func repeating(
    _ count: Int,
    atOnce width: Int,
    _ work: @escaping @Sendable () async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<width {
            group.addTask {
                for _ in 0..<(count + width - 1 - index) / width { try await work() }
            }
        }
        try await group.waitForAll()
    }
}
