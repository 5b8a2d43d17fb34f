/// Two ways to do the same work, timed in turn so that both meet the same machine.
struct Comparison {
    var name: String
    var generated: () throws -> Void
    var synthesized: () throws -> Void

    /// The medians of so many rounds, in microseconds, and of their ratios.
    func measured(rounds: Int) throws -> (generated: Double, synthesized: Double, ratio: Double) {
        try generated()
        try synthesized()
        var pairs: [(generated: Double, synthesized: Double)] = []
        for round in 0..<rounds {
            // Whoever goes second finds a warmer machine.
            if round.isMultiple(of: 2) {
                let first = try Self.time(generated)
                pairs.append((first, try Self.time(synthesized)))
            } else {
                let first = try Self.time(synthesized)
                pairs.append((try Self.time(generated), first))
            }
        }
        return (
            Self.median(pairs.map(\.generated)), Self.median(pairs.map(\.synthesized)),
            Self.median(pairs.map { $0.generated / $0.synthesized })
        )
    }

    private static func time(_ work: () throws -> Void) rethrows -> Double {
        let duration = try ContinuousClock().measure(work)
        return Double(duration.components.seconds) * 1e6 + Double(duration.components.attoseconds) / 1e12
    }

    private static func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }
}
