import Foundation
import Logging
import Synchronization

/// Gives the slots of one bucket to the calls of this process, first come, first served.
///
/// Calls stand in a line; one task at a time looks into the store, takes as many slots as are free for those in front,
/// and sends away those for whom it takes too long. Between looks it sleeps until the next slot is free.
final class RateLimitBudget: Sendable {
    /// What a call gets.
    enum Answer: Sendable {
        case slot(RateLimitRecord.Slot)
        /// The store failed, and the call goes on without.
        case unlimited
        /// There is no slot in time.
        case refused(Refusal)
    }

    /// Why there is no slot.
    struct Refusal: Sendable, Hashable {
        let limit: Int?
        let window: Duration
        /// `nil`: never.
        let wait: Duration?
        /// The service said when to come back.
        let isHeld: Bool
    }

    /// A call that asks for a slot.
    struct Request: Sendable {
        let terms: RateLimitTerms
        /// The longest wait.
        let patience: Duration
        let time: Timekeeper
        let log: CallLog
    }

    struct Waiter: Sendable {
        let request: Request
        let latest: Timestamp
        let continuation: CheckedContinuation<Answer, any Error>
    }

    struct State {
        var line = RateLimitLine<Waiter>()
        var observers = RateLimitObservers()
        /// The last that a client said; who says no limit means no other.
        var terms: RateLimitTerms?
        /// A task looks into the store.
        var isLooking = false
        /// Something happened since it began to.
        var mustLook = false
        var alarm: (date: Timestamp, task: Task<Void, Never>)?
    }

    let bucket: RateLimitBucket
    let store: any RateLimitStore
    let state = Mutex(State())

    init(_ bucket: RateLimitBucket, _ store: any RateLimitStore) {
        self.bucket = bucket
        self.store = store
    }

    deinit {
        state.withLock { $0.alarm }?.task.cancel()
    }
}

// MARK: - Asking

extension RateLimitBudget {
    /// Waits for a slot.
    ///
    /// - Parameter ticket: The place in the line of a call that comes back; set for one that comes for the first time.
    /// - Throws: `CancellationError`; the turn is then that of the next one.
    func take(_ request: Request, ticket: inout Int?) async throws -> Answer {
        try Task.checkCancellation()
        let place = state.withLock { state in
            state.terms = request.terms.withLimit(from: state.terms)
            return ticket ?? state.line.ticket()
        }
        ticket = place
        let latest = Timestamp(request.time.date()) + request.patience
        let answer = try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let waiter = Waiter(request: request, latest: latest, continuation: continuation)
                state.withLock { $0.line.join(waiter, ticket: place) }
                // Cancelled before it stood in the line, where the handler did not find it.
                if Task.isCancelled { leave(place) }
                look()
            }
        } onCancel: {
            leave(place)
            look()
        }
        // Served and cancelled at once: the slot is for the next one.
        if case .slot(let slot) = answer, Task.isCancelled {
            await settle(Settlement(slot: slot, isGivenBack: true), request)
            throw CancellationError()
        }
        return answer
    }

    private func leave(_ ticket: Int) {
        let waiter = state.withLock { $0.line.leave(ticket) }
        waiter?.continuation.resume(throwing: CancellationError())
    }

    /// What an answer, or the lack of one, means for the bucket.
    struct Settlement: Sendable {
        let slot: RateLimitRecord.Slot
        /// The service certainly did not count the call.
        var isGivenBack = false
        var status: RateLimitStatus?
        /// How long the service wants no call.
        var hold: Duration?

        var changesNothing: Bool { !isGivenBack && status == nil && hold == nil }
    }

    /// Corrects the record. It is corrected also where the task is cancelled, which then does not wait for the store.
    func settle(_ settlement: Settlement, _ request: Request) async {
        guard !settlement.changesNothing else { return }
        let (ended, end) = AsyncStream<Never>.makeStream()
        Task { [bucket, store, terms = terms(request)] in
            do {
                try await store.update(bucket) { record in
                    record.apply(settlement, terms, now: Timestamp(request.time.date()))
                }
            } catch {
                request.log.storeFailed(bucket, error)
            }
            look()
            end.finish()
        }
        for await _ in ended {}
    }

    func terms(_ request: Request) -> RateLimitTerms {
        state.withLock { request.terms.withLimit(from: $0.terms) }
    }
}

extension RateLimitTerms {
    func withLimit(from other: RateLimitTerms?) -> RateLimitTerms {
        RateLimitTerms(limit: limit ?? other?.limit, window: window)
    }
}

extension RateLimitRecord {
    fileprivate mutating func apply(
        _ settlement: RateLimitBudget.Settlement,
        _ terms: RateLimitTerms,
        now: Timestamp
    ) {
        if settlement.isGivenBack { giveBack(settlement.slot, now: now) }
        if let status = settlement.status { correct(status, slot: settlement.slot, terms, now: now) }
        if let duration = settlement.hold { hold(for: duration, terms, now: now) }
    }
}
