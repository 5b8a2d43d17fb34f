import ArgumentParser

/// A length of time on the command line: `30ms`, `0.5s`, `2`, which are seconds.
struct Span: ExpressibleByArgument {
    let duration: Duration

    init(_ duration: Duration) {
        self.duration = duration
    }

    init?(argument: String) {
        let isMilliseconds = argument.hasSuffix("ms")
        let digits =
            isMilliseconds ? argument.dropLast(2) : argument.hasSuffix("s") ? argument.dropLast() : argument[...]
        guard let value = Double(digits), value >= 0, value.isFinite else { return nil }
        duration = .seconds(isMilliseconds ? value / 1000 : value)
    }

    var defaultValueDescription: String {
        "\(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)ms"
    }
}
