/// Work that is done many times, of which a share is cancelled at moments that the seed decides.
struct Load: Sendable {
    let count: Int
    let atOnce: Int
    let share: Double
    let longest: Duration
    let seed: UInt64

    init(count: Int, atOnce: Int, cancelling share: Double, within longest: Duration, seed: UInt64) {
        self.count = count
        self.atOnce = atOnce
        self.share = share
        self.longest = longest
        self.seed = seed
    }

    func run(_ tally: Tally, _ work: @escaping @Sendable (Int) async throws -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            for lane in 0..<atOnce {
                group.addTask {
                    for index in stride(from: lane, to: count, by: atOnce) {
                        tally.add(await outcome(index, work))
                    }
                }
            }
        }
    }

    private func outcome(
        _ index: Int,
        _ work: @escaping @Sendable (Int) async throws -> Void
    ) async -> Result<Void, any Error> {
        var random = SplitMix(seed: seed &+ UInt64(index))
        guard Double.random(in: 0..<1, using: &random) < share else {
            do { return .success(try await work(index)) } catch { return .failure(error) }
        }
        let delay = longest * Double.random(in: 0..<1, using: &random)
        let task = Task { try await work(index) }
        try? await Task.sleep(for: delay)
        task.cancel()
        return await task.result
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
