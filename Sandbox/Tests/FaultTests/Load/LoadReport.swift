import Foundation

/// Prints what a run took, where somebody asked for it.
struct LoadReport: Sendable {
    private let title: String
    private let start = ContinuousClock.now
    private let processorTime = Self.processorSeconds()

    init(_ title: String) {
        self.title = title
    }

    func print(_ facts: String) {
        guard LoadScale.isFull else { return }
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        let processor = Self.processorSeconds() - processorTime
        let peak = ProcessMemory.peak.map { "\($0 >> 20) MiB" } ?? "unknown"
        Swift.print(
            "\(title): \(facts), \(Self.tenths(elapsed)) s, \(Self.tenths(processor)) s of processor time, peak \(peak)"
        )
    }

    private static func tenths(_ value: Double) -> String {
        "\((value * 10).rounded() / 10)"
    }

    private static func processorSeconds() -> Double {
        Double(clock()) / Double(CLOCKS_PER_SEC)
    }
}
