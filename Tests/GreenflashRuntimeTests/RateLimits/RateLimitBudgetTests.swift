import Foundation
import GreenflashTesting
import Synchronization
import Testing

@testable import GreenflashRuntime

struct RateLimitBudgetTests {
    private let clock = ManualClock()

    private func request(
        limit: Int? = 1,
        patience: Duration = .seconds(100_000),
        window: Duration = .seconds(3600)
    ) -> RateLimitBudget.Request {
        RateLimitBudget.Request(
            terms: RateLimitTerms(limit: limit, window: window),
            patience: patience,
            time: clock.timekeeper,
            log: CallLog(nil, operation: "things.analyze")
        )
    }

    private func budget(_ store: any RateLimitStore = InProcessRateLimitStore()) -> RateLimitBudget {
        RateLimitBudget(.analysis, store)
    }

    private func take(_ budget: RateLimitBudget, _ request: RateLimitBudget.Request) async throws
        -> RateLimitBudget.Answer
    {
        var ticket: Int?
        return try await budget.take(request, ticket: &ticket)
    }

    /// Starts a task that waits in the line, and returns when it stands there.
    private func waiter(
        _ budget: RateLimitBudget,
        _ request: RateLimitBudget.Request
    ) async -> Task<RateLimitBudget.Answer, any Error> {
        let before = budget.state.withLock { $0.line.count }
        let task = Task { try await take(budget, request) }
        while budget.state.withLock({ $0.line.count }) == before { await Task.yield() }
        return task
    }

    @Test func `spreads a burst of 1,000 tasks over the windows, in order`() async throws {
        let budget = budget()
        let served = Served()
        var tasks: [Task<Void, any Error>] = []
        for number in 0..<1000 {
            let task = Task {
                guard case .slot = try await take(budget, request(limit: 50)) else { return }
                served.append(number, at: Int(clock.now.offset.components.seconds))
            }
            tasks.append(task)
            // One after the other, so that there is an order.
            while budget.state.withLock({ $0.line.count }) + served.all.count <= number {
                await Task.yield()
            }
        }
        for window in 1..<20 {
            await clock.sleepers(atLeast: 1)
            while served.all.count < window * 50 { await Task.yield() }
            clock.advance(by: .seconds(3600) - .microseconds(1))
            #expect(served.all.count == window * 50)
            clock.advance(by: .microseconds(1))
        }
        for task in tasks { try await task.value }
        let order = served.all
        #expect(order.map(\.second) == (0..<1000).map { $0 / 50 * 3600 })
        for window in 0..<20 {
            #expect(Set(order[window * 50..<window * 50 + 50].map(\.number)) == Set(window * 50..<window * 50 + 50))
        }
    }

    @Test func `gives a cancelled call's turn to the next`() async throws {
        let budget = budget()
        _ = try await take(budget, request())
        let first = await waiter(budget, request())
        let second = await waiter(budget, request())
        first.cancel()
        await #expect(throws: CancellationError.self) { try await first.value }
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(3600))
        guard case .slot = try await second.value else {
            Issue.record("The turn was lost.")
            return
        }
    }

    @Test func `frees the slot of a call that was cancelled while the store took it`() async throws {
        let store = ObservedStore()
        let budget = budget(store)
        let task = Task { try await take(budget, request()) }
        store.setAfterUpdate { task.cancel() }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        store.setAfterUpdate {}
        try await becomesFree(budget)
    }

    @Test func `frees the slot of a call that was cancelled before it heard of it`() async throws {
        let budget = budget()
        var ticket: Int?
        guard case .slot(let slot) = try await budget.take(request(), ticket: &ticket) else { return }
        let executor = HeldExecutor()
        let task = Task(executorPreference: executor) { try await take(budget, request()) }
        while budget.state.withLock({ $0.line.count }) == 0 {
            executor.runAll()
            await Task.yield()
        }
        await budget.settle(RateLimitBudget.Settlement(slot: slot, isGivenBack: true), request())
        // Served: it has the slot, and does not run yet.
        while budget.state.withLock({ $0.line.count }) > 0 { await Task.yield() }
        task.cancel()
        let result = Task { await task.result }
        executor.release()
        try await becomesFree(budget)
        await #expect(throws: CancellationError.self) { _ = try await result.value.get() }
    }

    /// A slot that is given back is free within a moment, or never.
    private func becomesFree(_ budget: RateLimitBudget) async throws {
        for _ in 0..<100_000 {
            if try await budget.current(request().terms, clock.timekeeper).remaining == 1 { return }
            await Task.yield()
        }
        Issue.record("The slot is lost.")
    }

    @Test func `refuses a cancelled task without taking a slot`() async throws {
        let budget = budget()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await take(budget, request())
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(try await budget.current(request().terms, clock.timekeeper).remaining == 1)
    }

    @Test(arguments: [(3599, 0), (3600, 1)])
    func `waits only where the wait is allowed`(patience: Int, expected: Int) async throws {
        let budget = budget()
        _ = try await take(budget, request())
        let task = Task { try await take(budget, request(patience: .seconds(patience))) }
        if expected == 1 {
            await clock.sleepers(atLeast: 1)
            clock.advance(by: .seconds(3600))
        }
        switch try await task.value {
        case .slot: #expect(expected == 1)
        case .refused(let refusal):
            #expect(expected == 0)
            #expect(refusal.wait == .seconds(3600))
            #expect(refusal.limit == 1)
        case .unlimited: Issue.record("There is a store.")
        }
    }

    @Test func `counts those who stand before, and refuses at once`() async throws {
        let budget = budget()
        _ = try await take(budget, request())
        let waiting = await waiter(budget, request())
        guard case .refused(let refusal) = try await take(budget, request(patience: .seconds(7199))) else {
            Issue.record("Two windows are more than 7199 s.")
            return
        }
        #expect(refusal.wait == .seconds(7200))
        waiting.cancel()
    }

    @Test func `sends away those who wait, as soon as they wait in vain`() async throws {
        let budget = budget()
        var ticket: Int?
        guard case .slot(let slot) = try await budget.take(request(limit: 2), ticket: &ticket) else { return }
        _ = try await take(budget, request(limit: 2))
        clock.advance(by: .seconds(1000))
        let waiting = await waiter(budget, request(limit: 2, patience: .seconds(3000)))
        await budget.settle(
            RateLimitBudget.Settlement(slot: slot, hold: .seconds(3500)),
            request(limit: 2)
        )
        guard case .refused(let refusal) = try await waiting.value else {
            Issue.record("The hold is longer than the patience.")
            return
        }
        #expect(refusal.isHeld)
        #expect(refusal.wait == .seconds(3500))
    }

    @Test func `wakes those who wait when a slot is given back`() async throws {
        let budget = budget()
        var ticket: Int?
        guard case .slot(let slot) = try await budget.take(request(), ticket: &ticket) else { return }
        let waiting = await waiter(budget, request())
        await budget.settle(RateLimitBudget.Settlement(slot: slot, isGivenBack: true), request())
        guard case .slot = try await waiting.value else {
            Issue.record("The slot was free.")
            return
        }
    }

    @Test func `lets everyone through when the store fails`() async throws {
        let store = FlakyStore()
        let budget = budget(store)
        _ = try await take(budget, request())
        let waiting = await waiter(budget, request())
        store.setBroken(true)
        guard case .unlimited = try await take(budget, request()), case .unlimited = try await waiting.value else {
            Issue.record("There is no store to ask.")
            return
        }
        store.setBroken(false)
        guard case .refused = try await take(budget, request(patience: .zero)) else {
            Issue.record("The slot is taken.")
            return
        }
    }

    @Test func `tells what changes also after the store has failed`() async throws {
        let store = FlakyStore()
        let budget = budget(store)
        var changes = budget.changes(request(limit: 2).terms, clock.timekeeper).makeAsyncIterator()
        #expect(await changes.next()?.remaining == 2)
        store.setBroken(true)
        guard case .unlimited = try await take(budget, request(limit: 2)) else {
            Issue.record("There is no store to ask.")
            return
        }
        store.setBroken(false)
        // Another process takes a slot.
        _ = try await store.update(budget.bucket) {
            $0.take(1, request(limit: 2).terms, now: Timestamp(clock.timekeeper.date()))
        }
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(1))
        #expect(await changes.next()?.remaining == 1)
    }

    @Test func `tells what changes, to each who watches, until they stop`() async throws {
        let budget = budget()
        let time = clock.timekeeper
        var first = budget.changes(request(limit: 2).terms, time).makeAsyncIterator()
        let watching = Task { () -> RateLimitState? in
            for await state in budget.changes(nil, time) where state.remaining == 1 { return state }
            return nil
        }
        #expect(await first.next()?.remaining == 2)
        while budget.state.withLock({ $0.observers.count }) < 2 { await Task.yield() }
        _ = try await take(budget, request(limit: 2))
        let state = try #require(await first.next())
        #expect(state.remaining == 1)
        #expect(state.nextSlot == nil)
        #expect(await watching.value?.limit == 2)
        while budget.state.withLock({ $0.observers.count }) > 1 { await Task.yield() }

        _ = try await take(budget, request(limit: 2))
        let full = try #require(await first.next())
        #expect(full.remaining == 0)
        #expect(full.nextSlot == Date(timeIntervalSince1970: 1_768_469_400 + 3600))
        await clock.sleepers(atLeast: 1)
        clock.advance(by: .seconds(3600))
        #expect(await first.next()?.remaining == 2)
    }

    @Test func `forgets who no longer watches`() async throws {
        let budget = budget()
        do {
            var changes = budget.changes(request().terms, clock.timekeeper).makeAsyncIterator()
            #expect(await changes.next()?.remaining == 1)
        }
        while budget.state.withLock({ $0.observers.count }) > 0 { await Task.yield() }
        let cancelled = Task { [clock] in
            for await _ in budget.changes(nil, clock.timekeeper) {}
        }
        while budget.state.withLock({ $0.observers.count }) == 0 { await Task.yield() }
        cancelled.cancel()
        await cancelled.value
        while budget.state.withLock({ $0.observers.count }) > 0 { await Task.yield() }
    }

    @Test func `is one for all who name the same bucket and store`() {
        let store = InProcessRateLimitStore()
        let budgets = RateLimitBudgets()
        let other = RateLimitBucket("analysis", service: "https://api.example.com/v2", account: "0123456789abcdef")
        let budget = budgets.budget(.analysis, store)
        #expect(budgets.budget(.analysis, store) === budget)
        #expect(budgets.budget(other, store) !== budget)
        #expect(budgets.budget(.analysis, InProcessRateLimitStore()) !== budget)
    }
}

/// Who was served, and when.
private final class Served: Sendable {
    private let state = Mutex<[(number: Int, second: Int)]>([])

    var all: [(number: Int, second: Int)] { state.withLock { $0 } }

    func append(_ number: Int, at second: Int) {
        state.withLock { $0.append((number, second)) }
    }
}
