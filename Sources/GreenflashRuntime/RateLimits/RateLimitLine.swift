/// Those who wait for a slot, in the order in which they came.
///
/// Knows no clock and no store: what is free, and when, is told by a forecast.
struct RateLimitLine<Waiter> {
    private struct Place {
        let ticket: Int
        let waiter: Waiter
    }

    /// In the order of their tickets.
    private var places: [Place] = []
    private var lastTicket = 0
    private var lastSeen = 0

    var count: Int { places.count }
    var isEmpty: Bool { places.isEmpty }
    var first: Waiter? { places.first?.waiter }

    /// A place at the end, for a call's first time in the line.
    mutating func ticket() -> Int {
        lastTicket += 1
        return lastTicket
    }

    /// - Parameter ticket: A call that comes back, because the service refused it, stands before all that came after it.
    mutating func join(_ waiter: Waiter, ticket: Int) {
        places.insert(Place(ticket: ticket, waiter: waiter), at: index(of: ticket))
    }

    /// - Returns: `nil` where the ticket is not in the line, or no longer.
    mutating func leave(_ ticket: Int) -> Waiter? {
        let index = index(of: ticket)
        guard index < places.count, places[index].ticket == ticket else { return nil }
        return places.remove(at: index).waiter
    }

    /// The first ones, at most `count`, who leave the line.
    mutating func serve(_ count: Int) -> [Waiter] {
        defer { places.removeFirst(min(count, places.count)) }
        return places.prefix(count).map(\.waiter)
    }

    /// Those for whom it takes too long, who leave the line. Whoever stands behind them moves up.
    ///
    /// - Parameter isTooLong: Called with each one and the number of those who stand before it.
    mutating func dismiss(where isTooLong: (Waiter, Int) -> Bool) -> [(waiter: Waiter, others: Int)] {
        var dismissed: [(Waiter, Int)] = []
        var remaining: [Place] = []
        for place in places {
            if isTooLong(place.waiter, remaining.count) {
                dismissed.append((place.waiter, remaining.count))
            } else {
                remaining.append(place)
            }
        }
        places = remaining
        return dismissed
    }

    /// Calls `body` for those who stand in the line for the first time since the last call, and the number of those before
    /// them.
    mutating func forNewcomers(_ body: (Waiter, Int) -> Void) {
        let start = index(of: lastSeen + 1)
        for (others, place) in places.enumerated().dropFirst(start) { body(place.waiter, others) }
        lastSeen = lastTicket
    }

    /// Where a ticket is, or would be.
    private func index(of ticket: Int) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].ticket < ticket { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
