import Synchronization

/// The budgets of this process: one for each bucket of each store, so that all its calls stand in one line.
final class RateLimitBudgets: Sendable {
    static let shared = RateLimitBudgets()

    private struct Key: Hashable {
        let bucket: RateLimitBucket
        /// Stays that store's for as long as there is the budget, which holds it.
        let store: ObjectIdentifier
    }

    private struct Entry {
        weak var budget: RateLimitBudget?
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var sweepAt = 64
    }

    private let state = Mutex(State())

    func budget(_ bucket: RateLimitBucket, _ store: any RateLimitStore) -> RateLimitBudget {
        let key = Key(bucket: bucket, store: ObjectIdentifier(store))
        return state.withLock { state in
            if let budget = state.entries[key]?.budget { return budget }
            let budget = RateLimitBudget(bucket, store)
            state.entries[key] = Entry(budget: budget)
            if state.entries.count >= state.sweepAt {
                state.entries = state.entries.filter { $0.value.budget != nil }
                state.sweepAt = max(64, state.entries.count * 2)
            }
            return budget
        }
    }
}
