import Testing

@testable import GreenflashRuntime

struct BoundedCacheTests {
    private func cache(_ count: Int = 3, cost: Int = 100) -> BoundedCache<String, Int> {
        var cache = BoundedCache<String, Int>(maximumCount: count, maximumCost: cost)
        for (number, key) in ["a", "b", "c"].enumerated() { cache.set(key, number, cost: 10) }
        return cache
    }

    private func keys(_ cache: BoundedCache<String, Int>) -> String {
        var cache = cache
        return ["a", "b", "c", "d", "e"].filter { cache.use($0) != nil }.joined()
    }

    @Test func `drops what was not used for the longest time`() {
        var cache = cache()
        #expect(cache.use("a") == 0)
        cache.set("d", 3, cost: 10)
        #expect(keys(cache) == "acd")
        cache.set("e", 4, cost: 10)
        #expect(keys(cache) == "ade")
    }

    @Test(arguments: [
        (70, "abcd", 100), (71, "bcd", 91), (81, "cd", 91), (91, "d", 91), (100, "d", 100), (101, "abc", 30),
    ])
    func `makes room for what is large, and keeps nothing that is larger than all the room`(
        cost: Int,
        left: String,
        total: Int
    ) {
        var cache = cache(5)
        cache.set("d", 3, cost: cost)
        #expect(keys(cache) == left)
        #expect(cache.cost == total)
    }

    @Test func `replaces a value and its cost`() {
        var cache = cache()
        cache.set("b", 7, cost: 50)
        #expect(cache.use("b") == 7)
        #expect(cache.cost == 70)
        #expect(cache.count == 3)
        cache.set("b", 8, cost: 101)
        #expect(cache.use("b") == nil)
        #expect(cache.cost == 20)
    }

    @Test(arguments: ["a", "b", "c"])
    func `stays in order when anything is removed`(key: String) {
        var cache = cache()
        cache.remove(key)
        cache.remove(key)
        for (number, key) in ["d", "e"].enumerated() { cache.set(key, number, cost: 10) }
        let rest = ["a", "b", "c"].filter { $0 != key }
        #expect(keys(cache) == "\(rest[1])de")
        cache.removeAll()
        #expect(cache.count == 0 && cache.cost == 0)
        cache.set("a", 1, cost: 1)
        #expect(keys(cache) == "a")
    }

    @Test func `keeps nothing where nothing is allowed`() {
        let cache = cache(0)
        #expect(cache.count == 0)
    }
}
