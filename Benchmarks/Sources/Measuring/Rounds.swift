import Foundation

/// Pieces of work that are timed in turn, so that all of them meet the same machine.
///
/// Times are of processors, of all threads of the process: others that wait for the machine do not count.
public struct Rounds: Sendable {
    /// Nanoseconds, by the work, in the order of the rounds.
    private let times: [[Double]]

    /// Does everything once without timing it, and then so often.
    public init(_ count: Int, _ works: [@Sendable () async throws -> Void]) async throws {
        for work in works { try await work() }
        var times = [[Double]](repeating: [], count: works.count)
        for round in 0..<count {
            // Whoever goes second finds a warmer machine.
            let order = round.isMultiple(of: 2) ? Array(works.indices) : works.indices.reversed()
            for index in order {
                let start = Self.processorTime()
                try await works[index]()
                times[index].append(Self.processorTime() - start)
            }
        }
        self.times = times
    }

    /// The median time of a piece of work, in nanoseconds.
    public func nanoseconds(of work: Int) -> Double { Self.median(times[work]) }

    /// The median of what a piece of work took beside another in the same round.
    public func ratio(of work: Int, to other: Int) -> Double { Self.median(zip(times[work], times[other]).map(/)) }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }
}
