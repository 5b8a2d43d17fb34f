import Foundation
import GreenflashTesting
import Testing

@testable import GreenflashRuntime

struct DeadlinesTests {
    private func make(_ clock: ManualClock) -> Deadlines {
        Deadlines(Timekeeper(clock, now: { Date() }))
    }

    @Test func `sleeps once for many deadlines`() async {
        let clock = ManualClock()
        let deadlines = make(clock)
        let ids = (0..<100).map { deadlines.schedule(after: .seconds(10 + $0)) {} }
        await clock.sleepers(atLeast: 1)
        for id in ids { deadlines.cancel(id) }
        #expect(clock.sleeps.count == 1)
    }

    @Test func `calls each at its time`() async {
        let clock = ManualClock()
        let deadlines = make(clock)
        let late = Latch()
        let early = Latch()
        let cancelled = Counter()
        _ = deadlines.schedule(after: .seconds(20)) { late.open() }
        await clock.sleepers(atLeast: 1)
        let id = deadlines.schedule(after: .seconds(10)) { cancelled.increment() }
        _ = deadlines.schedule(after: .seconds(10)) { early.open() }
        deadlines.cancel(id)
        while clock.sleeps.last != .seconds(10) { await Task.yield() }
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(10))
        await early.wait()
        #expect(!late.isOpen)
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(10))
        await late.wait()
        #expect(cancelled.value == 0)
    }

    @Test func `returns what finishes in time, and throws what fails in time`() async throws {
        let deadlines = make(ManualClock())
        #expect(try await deadlines.run(within: .seconds(1)) { 5 } == 5)
        await #expect(throws: POSIXError.self) {
            try await deadlines.run(within: .seconds(1)) { throw POSIXError(.EIO) }
        }
    }

    @Test func `passes cancellation on`() async throws {
        let clock = ManualClock()
        let deadlines = make(clock)
        let task = Task {
            try await deadlines.run(within: .seconds(1)) { try await clock.sleep(for: .seconds(5)) }
        }
        await clock.sleepers(atLeast: 2)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
