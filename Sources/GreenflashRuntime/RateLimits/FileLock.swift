#if canImport(Darwin) || canImport(Glibc) || canImport(Musl) || canImport(Android)
    import Foundation

    #if canImport(Darwin)
        import Darwin
    #elseif canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #else
        import Android
    #endif

    /// An exclusive lock on a file, by flock(2): between processes, and between threads, because each lock opens the file
    /// anew. The system releases it when the process ends, however it ends.
    final class FileLock: Sendable {
        private let descriptor: Int32

        private init(_ descriptor: Int32) {
            self.descriptor = descriptor
        }

        deinit {
            // Closing unlocks: nobody else has this open file description.
            close(descriptor)
        }

        /// Waits for the lock, which is held for as long as the value is there.
        ///
        /// - Parameters:
        ///   - path: A file for the lock alone, made where it is missing. It must not be replaced or deleted while it is in
        ///     use: a lock belongs to the file, not to its name.
        ///   - patience: The longest wait; a stopped process may hold the lock for ever.
        /// - Throws: ``FileFailure``, or `CancellationError`.
        static func acquire(_ path: String, patience: Duration) async throws -> FileLock {
            let lock = FileLock(try PrivateFile.open(path, O_RDWR | O_CREAT))
            let clock = ContinuousClock()
            let end = clock.now + patience
            var pause = Duration.milliseconds(1)
            while flock(lock.descriptor, LOCK_EX | LOCK_NB) != 0 {
                let code = errno
                guard code == EWOULDBLOCK || code == EINTR else { throw FileFailure("lock", path, code) }
                guard clock.now < end else {
                    throw FileFailure(message: "cannot lock \(path): others have held it for \(patience.inWords)")
                }
                // Nobody blocks a thread here: it may be the one that the holder of the lock needs.
                try await Task.sleep(for: pause)
                pause = min(pause * 2, .milliseconds(20))
            }
            return lock
        }
    }
#endif
