import Measuring

/// Two ways to do the same work.
struct Comparison {
    var name: String
    var generated: @Sendable () throws -> Void
    var synthesized: @Sendable () throws -> Void

    /// The medians of so many rounds, in microseconds, and of their ratios.
    func measured(rounds: Int) async throws -> (generated: Double, synthesized: Double, ratio: Double) {
        let rounds = try await Rounds(rounds, [generated, synthesized])
        return (rounds.nanoseconds(of: 0) / 1e3, rounds.nanoseconds(of: 1) / 1e3, rounds.ratio(of: 0, to: 1))
    }
}
