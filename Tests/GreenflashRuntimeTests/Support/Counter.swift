import Synchronization

#if THREAD_SANITIZER
    @testable import GreenflashRuntime

    typealias Mutex = SanitizedMutex
#endif

/// Counts what happens in several threads.
final class Counter: Sendable {
    private let count = Mutex(0)

    @discardableResult
    func increment(by step: Int = 1) -> Int {
        count.withLock { count in
            count += step
            return count
        }
    }

    /// Keeps the largest of all values.
    func raise(to value: Int) {
        count.withLock { $0 = max($0, value) }
    }

    var value: Int { count.withLock { $0 } }
}
