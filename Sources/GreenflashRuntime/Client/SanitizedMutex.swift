#if THREAD_SANITIZER
    import Foundation

    /// Stands in for `Synchronization.Mutex` in builds for the thread sanitizer.
    ///
    /// On Linux, the sanitizer does not see a `Mutex` that had to wait: that part of it is in a library of the toolchain
    /// that is not instrumented. It then reports races between accesses that the lock keeps apart. It does see pthread
    /// mutexes, which `NSLock` is made of; so with this type, what it reports is true.
    package struct SanitizedMutex<Value>: ~Copyable, Sendable {
        // Unchecked because the value is only touched under the lock.
        private final class Storage: @unchecked Sendable {
            let lock = NSLock()
            var value: Value

            init(_ value: Value) {
                self.value = value
            }
        }

        private let storage: Storage

        package init(_ value: Value) {
            storage = Storage(value)
        }

        package borrowing func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
            storage.lock.lock()
            defer { storage.lock.unlock() }
            return try body(&storage.value)
        }
    }

    typealias Mutex = SanitizedMutex
#endif
