/// A length of time as a person writes it: `30ms`, `0.5s`, `5m`, `1h`, `2`, which are seconds.
package struct Span: Sendable {
    package let duration: Duration

    package init(_ duration: Duration) {
        self.duration = duration
    }

    /// `nil` for a text that is no length of time, and for a negative one.
    package init?(_ text: some StringProtocol) {
        let unit = text.drop { !$0.isLetter }
        guard let seconds = Self.seconds[String(unit)], let value = Double(text.dropLast(unit.count)),
            value >= 0, value <= Self.most
        else { return nil }
        // In whole nanoseconds, for `0.1` of a second is no such number in binary.
        duration = .nanoseconds(Int64((value * seconds * 1e9).rounded()))
    }

    /// The shortest of the forms above.
    package var text: String {
        let (seconds, attoseconds) = duration.components
        guard attoseconds != 0 else { return "\(seconds)s" }
        return "\(trimmed(Double(seconds) * 1000 + Double(attoseconds) / 1e15))ms"
    }

    private func trimmed(_ value: Double) -> String {
        Int(exactly: value).map { String($0) } ?? "\(value)"
    }

    private static let seconds: [String: Double] = ["": 1, "s": 1, "ms": 0.001, "m": 60, "h": 3600]
    /// Nanoseconds have to fit into 64 bits, whatever the unit.
    private static let most = 1e6
}
