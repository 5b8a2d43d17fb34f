/// Those who watch a bucket.
struct RateLimitObservers {
    private struct Observer {
        let continuation: AsyncStream<RateLimitState>.Continuation
        let time: Timekeeper
        var last: RateLimitState?
    }

    private var observers: [Int: Observer] = [:]
    private var lastID = 0

    var isEmpty: Bool { observers.isEmpty }

    var count: Int { observers.count }

    /// What one of them tells the time by.
    var time: Timekeeper? { observers.values.first?.time }

    mutating func add(_ continuation: AsyncStream<RateLimitState>.Continuation, _ time: Timekeeper) -> Int {
        lastID += 1
        observers[lastID] = Observer(continuation: continuation, time: time)
        return lastID
    }

    mutating func remove(_ id: Int) {
        observers[id] = nil
    }

    /// Tells those to whom it is news.
    mutating func tell(_ state: RateLimitState) {
        for id in observers.keys where observers[id]?.last != state {
            observers[id]?.last = state
            observers[id]?.continuation.yield(state)
        }
    }
}
