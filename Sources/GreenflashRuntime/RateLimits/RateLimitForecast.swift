/// When the next slots of a bucket are free, as far as a record shows.
struct RateLimitForecast: Sendable {
    let now: Timestamp
    /// `nil`: not known, so that every call goes through.
    let limit: Int?
    let window: Duration
    let heldUntil: Timestamp?
    /// When the calls that count stop to, in order.
    let ends: [Timestamp]

    /// The slots that are free now; `nil` for any number.
    var free: Int? {
        guard heldUntil == nil else { return 0 }
        return limit.map { max(0, $0 - ends.count) }
    }

    /// When there is a slot for someone before whom `others` stand in line, each of whom takes one as soon as it is free.
    ///
    /// - Returns: `nil` for never.
    func slot(after others: Int) -> Timestamp? {
        let earliest = heldUntil ?? now
        guard let limit else { return earliest }
        guard limit > 0 else { return nil }
        // Those in line take slots that are free again one window later.
        let (windows, place) = others.quotientAndRemainder(dividingBy: limit)
        let end = place - (limit - ends.count)
        let first = end < 0 ? earliest : max(earliest, ends[end])
        return first + window * windows
    }

    /// When the next slot comes free that is taken or held back now.
    var nextChange: Timestamp? { [ends.first, heldUntil].compactMap { $0 }.min() }
}

extension RateLimitRecord {
    /// The limit that holds: the service's word, then what the client was told, then what follows from answers.
    func limit(_ terms: RateLimitTerms) -> Int? {
        isLimitInferred ? terms.limit ?? limit : limit ?? terms.limit
    }

    func forecast(_ terms: RateLimitTerms, now: Timestamp) -> RateLimitForecast {
        var settled = self
        settled.settle(terms, now: now)
        return RateLimitForecast(
            now: now,
            limit: limit(terms),
            window: terms.window,
            heldUntil: settled.heldUntil,
            ends: (settled.calls.map { $0 + terms.window } + settled.othersUntil).sorted()
        )
    }
}
