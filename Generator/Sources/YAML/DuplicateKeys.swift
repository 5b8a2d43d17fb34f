/// Finds keys that a mapping has twice, in time that grows with the number of its keys.
struct DuplicateKeys: ~Copyable {
    /// For the number of a key: the mapping that was last seen to have it, and where.
    private var seen: [(mapping: Int, index: Int)] = []
    private var mapping = 0

    /// Each index whose key stands at an earlier index too, with that one.
    ///
    /// - Parameter keys: the numbers of the keys; those of the mapping begin at `start`.
    mutating func find(in keys: borrowing Stack<Int>, from start: Int) -> [(duplicate: Int, first: Int)] {
        guard keys.count - start > 8 else { return Self.compare(keys, from: start) }
        var found: [(duplicate: Int, first: Int)] = []
        mapping += 1
        for index in start..<keys.count {
            let key = keys[index]
            while seen.count <= key { seen.append((0, 0)) }
            if seen[key].mapping == mapping {
                found.append((index, seen[key].index))
            } else {
                seen[key] = (mapping, index)
            }
        }
        return found
    }

    /// Most mappings are small: each key is compared with those before it.
    private static func compare(_ keys: borrowing Stack<Int>, from start: Int) -> [(duplicate: Int, first: Int)] {
        var found: [(duplicate: Int, first: Int)] = []
        for index in start..<keys.count {
            for earlier in start..<index where keys[earlier] == keys[index] {
                found.append((index, earlier))
                break
            }
        }
        return found
    }
}
