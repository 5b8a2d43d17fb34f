import Foundation

extension RateLimitBudget {
    /// What is left now.
    ///
    /// - Throws: What the store throws.
    func current(_ terms: RateLimitTerms?, _ time: Timekeeper) async throws -> RateLimitState {
        let (terms, waiting) = state.withLock { state in
            (terms?.withLimit(from: state.terms) ?? state.terms, state.line.count)
        }
        let forecast = try await store.update(bucket) { record in
            record.forecast(terms ?? RateLimitTerms(window: record.window), now: Timestamp(time.date()))
        }
        return RateLimitState(bucket, forecast, waiting: waiting)
    }

    /// What is left now, and then whenever it changes. Whoever is slow gets the newest.
    func changes(_ terms: RateLimitTerms?, _ time: Timekeeper) -> AsyncStream<RateLimitState> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let id = state.withLock { state in
                if let terms { state.terms = terms.withLimit(from: state.terms) }
                return state.observers.add(continuation, time)
            }
            continuation.onTermination = { _ in
                self.state.withLock { $0.observers.remove(id) }
                // The alarm may have been for this one only.
                self.look()
            }
            look()
        }
    }
}
