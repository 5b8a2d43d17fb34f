#if canImport(FoundationNetworking)
    import Foundation

    /// Runs the delegate's callbacks right where URLSession has something to tell, on its own serial queue.
    ///
    /// FoundationNetworking reads from the socket without waiting for the delegate. Through an ordinary operation queue,
    /// what is read piles up in front of the delegate where nobody counts it (1 GB was seen from a fast sender), and every
    /// callback costs an operation. Called in place, the delegate sees each chunk before the next one is read.
    ///
    /// In return, callbacks must be short and must not call what waits for URLSession's queue, such as `cancel()`.
    final class InlineOperationQueue: OperationQueue, @unchecked Sendable {
        // Unchecked because OperationQueue is declared so; this class adds no state.
        override func addOperation(_ block: @Sendable @escaping () -> Void) {
            block()
        }
    }
#endif
