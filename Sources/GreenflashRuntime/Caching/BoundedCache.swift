/// Values by key, as many as fit: the one that was not used for the longest time goes first.
struct BoundedCache<Key: Hashable, Value> {
    private struct Entry {
        var value: Value
        var cost: Int
        /// The entries that were used next before and next after this one.
        var older: Key?
        var newer: Key?
    }

    let maximumCount: Int
    let maximumCost: Int
    private(set) var cost = 0
    private var entries: [Key: Entry] = [:]
    private var oldest: Key?
    private var newest: Key?

    init(maximumCount: Int, maximumCost: Int) {
        self.maximumCount = maximumCount
        self.maximumCost = maximumCost
    }

    var count: Int { entries.count }

    /// The value, which is the newest from now on.
    mutating func use(_ key: Key) -> Value? {
        guard let value = entries[key]?.value else { return nil }
        unlink(key)
        link(key)
        return value
    }

    /// Puts a value in the place of an earlier one. A value that does not fit at all leaves none.
    mutating func set(_ key: Key, _ value: Value, cost: Int) {
        remove(key)
        guard cost <= maximumCost, maximumCount > 0 else { return }
        while entries.count >= maximumCount || self.cost > maximumCost - cost, let oldest { remove(oldest) }
        entries[key] = Entry(value: value, cost: cost)
        self.cost += cost
        link(key)
    }

    mutating func remove(_ key: Key) {
        guard entries[key] != nil else { return }
        unlink(key)
        cost -= entries.removeValue(forKey: key)?.cost ?? 0
    }

    mutating func removeAll() {
        self = BoundedCache(maximumCount: maximumCount, maximumCost: maximumCost)
    }

    private mutating func link(_ key: Key) {
        entries[key]?.older = newest
        entries[key]?.newer = nil
        if let newest { entries[newest]?.newer = key }
        newest = key
        oldest = oldest ?? key
    }

    private mutating func unlink(_ key: Key) {
        let (older, newer) = (entries[key]?.older, entries[key]?.newer)
        if let older { entries[older]?.newer = newer } else { oldest = newer }
        if let newer { entries[newer]?.older = older } else { newest = older }
    }
}
