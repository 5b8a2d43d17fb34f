import Foundation

extension RateLimitRecord {
    /// Lets no call through for a while, because the service asked for it.
    ///
    /// - Parameter duration: Cut to the window's length: after that, a call costs one request to learn more.
    mutating func hold(for duration: Duration, _ terms: RateLimitTerms, now: Timestamp) {
        settle(terms, now: now)
        let end = now + min(duration, terms.window)
        heldUntil = max(heldUntil ?? end, end)
    }

    /// Takes in what an answer says of the limit.
    ///
    /// The service's limit replaces the one known. What it says is left counts where that is less than what the record
    /// has left; the difference are calls of others. Calls of our own made after the answered one are taken as not yet
    /// seen by the service, those made before it as seen: services count a request when it arrives.
    ///
    /// - Parameter slot: The slot of the call that was answered, also where it was given back.
    mutating func correct(_ status: RateLimitStatus, slot: Slot, _ terms: RateLimitTerms, now: Timestamp) {
        settle(terms, now: now)
        if let window = status.window, window != terms.window {
            // Another policy of the service, such as one per second. It binds only while nothing is left of it.
            if status.remaining == 0, let reset = status.resetAfter { hold(for: reset, terms, now: now) }
            return
        }
        // With a limit of 0 no call would ever learn that it is another by now.
        if let limit = status.limit, limit > 0 {
            self.limit = limit
            isLimitInferred = false
        }
        guard let remaining = status.remaining else { return }
        // Answers overtake one another. One that is overtaken can show that less is left, but not that more is.
        let isNewest = reported.map { slot.date >= $0 } ?? true
        if isNewest { reported = slot.date }
        let seen = calls.prefix { $0 <= slot.date }.count
        guard let known = isLimitInferred ? terms.limit : limit(terms) else {
            // Nothing left shows no limit: the others' share of it is not known.
            guard isNewest, remaining > 0 else {
                if remaining == 0, let reset = status.resetAfter { hold(for: reset, terms, now: now) }
                return
            }
            let (sum, overflow) = remaining.addingReportingOverflow(seen)
            limit = overflow ? Int.max : sum
            isLimitInferred = true
            return
        }
        let all = max(0, max(0, known - remaining) - seen)
        let others = min(all, Self.maximumCallsWithoutLimit)
        if others < all, remaining == 0, let reset = status.resetAfter { hold(for: reset, terms, now: now) }
        if others > othersUntil.count {
            add(others - othersUntil.count, resetAfter: status.resetAfter, now: now)
        } else if isNewest {
            othersUntil.removeFirst(othersUntil.count - others)
        }
    }

    /// Calls of others that count until the reset that the service named. Where it named none, when they were made is
    /// anyone's guess: evenly over the window.
    private mutating func add(_ count: Int, resetAfter: Duration?, now: Timestamp) {
        let count = min(count, Self.maximumCallsWithoutLimit)
        let ends = (1...count).map { number in
            now + min(resetAfter ?? window * number / count, window)
        }
        othersUntil = (othersUntil + ends).sorted()
    }
}
