import Synchronization

/// Lets nobody pass before so many are there.
final class Gate: Sendable {
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])
    private let count: Int

    init(_ count: Int) {
        self.count = count
    }

    func pass() async {
        await withCheckedContinuation { continuation in
            let all = waiting.withLock { waiting in
                waiting.append(continuation)
                return waiting.count == count ? waiting : []
            }
            for waiter in all { waiter.resume() }
        }
    }
}
