import Foundation

/// Pieces of work that are timed in turn, so that all of them meet the same machine.
///
/// Unless it is said otherwise, times are of processors: others that wait for the machine do not count.
public struct Rounds: Sendable {
    /// By the work, in the order of the rounds.
    private let usages: [[Usage]]

    /// Does everything once without timing it, and then so often.
    public init(_ count: Int, _ works: [@Sendable () async throws -> Void]) async throws {
        for work in works { try await work() }
        var usages = [[Usage]](repeating: [], count: works.count)
        for round in 0..<count {
            // Whoever goes second finds a warmer machine.
            let order = round.isMultiple(of: 2) ? Array(works.indices) : works.indices.reversed()
            for index in order { usages[index].append(try await Usage(works[index])) }
        }
        self.usages = usages
    }

    /// The median time of a piece of work, in nanoseconds.
    public func nanoseconds(of work: Int) -> Double { seconds(of: work) * 1e9 }

    /// The median time of a piece of work.
    public func seconds(of work: Int, by time: KeyPath<Usage, Double> = \.processors) -> Double {
        usages[work].map { $0[keyPath: time] }.median
    }

    /// The median of what a piece of work took beside another in the same round.
    public func ratio(of work: Int, to other: Int, by time: KeyPath<Usage, Double> = \.processors) -> Double {
        zip(usages[work], usages[other]).map { $0[keyPath: time] / $1[keyPath: time] }.median
    }

    /// The median of what a piece of work took more than another in the same round, in seconds.
    public func difference(of work: Int, to other: Int) -> Double {
        zip(usages[work], usages[other]).map { $0.processors - $1.processors }.median
    }
}

extension Sequence<Double> {
    /// The value in the middle.
    public var median: Double {
        let sorted = sorted()
        return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }
}
