import Synchronization

#if THREAD_SANITIZER
    @testable import GreenflashRuntime

    typealias Mutex = SanitizedMutex
#endif

/// Counts what happens in several threads.
final class Counter: Sendable {
    private let count = Mutex(0)

    @discardableResult
    func increment() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }

    var value: Int { count.withLock { $0 } }
}
