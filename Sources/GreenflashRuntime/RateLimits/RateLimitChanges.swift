/// The states of a bucket, beginning with the present one: see ``RateLimits/changes(of:)``.
///
/// It ends when the task is cancelled. Each iteration is an observer of its own, until its iterator is dropped.
public struct RateLimitChanges: AsyncSequence, Sendable {
    public typealias Element = RateLimitState

    let limits: RateLimits
    let bucket: String

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(changes: self)
    }

    /// Gives out the states.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let changes: RateLimitChanges
        private var states: AsyncStream<RateLimitState>.AsyncIterator?

        fileprivate init(changes: RateLimitChanges) {
            self.changes = changes
        }

        /// The next state; `nil` when the task is cancelled.
        ///
        /// - Throws: What the credential throws, at the beginning.
        public mutating func next() async throws -> RateLimitState? {
            try await next(isolation: nil)
        }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> RateLimitState? {
            if states == nil {
                states = try await changes.limits.stream(of: changes.bucket).makeAsyncIterator()
            }
            return await states?.next(isolation: actor)
        }
    }
}
