import Testing

@testable import GreenflashRuntime

@Suite struct QueryItemsTests {
    private func items(_ slots: [(String, String?)]) -> QueryItems {
        var items = QueryItems()
        for (name, value) in slots { items.append(name, value) }
        return items
    }

    @Test func aPlaceWithoutAValueIsNotSent() {
        let items = items([("mode", nil), ("a", "1")])
        #expect(items.percentEncoded == "a=1")
        #expect(items == self.items([("a", "1")]))
        #expect(self.items([("mode", nil)]).percentEncoded == nil)
    }

    @Test func aValueThatIsSetLaterTakesItsPlace() {
        var left = items([("mode", nil), ("a", "1")])
        left.set("mode", to: "simple")
        #expect(left.percentEncoded == "mode=simple&a=1")
        var replaced = items([("mode", "insights"), ("a", "1"), ("mode", "x")])
        replaced.set("mode", to: "simple")
        #expect(replaced.percentEncoded == "mode=simple&a=1")
        var added = items([("a", "1")])
        added.set("mode", to: "simple")
        #expect(added.percentEncoded == "a=1&mode=simple")
    }
}
