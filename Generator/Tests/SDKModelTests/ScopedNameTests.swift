import Testing

@testable import SDKModel

@Suite struct ScopedNameTests {
    private func names(_ originals: [String]) -> [String: String] {
        let wanted = originals.map { ScopedName(original: $0, name: Identifier.member($0)) }
        return Dictionary(uniqueKeysWithValues: zip(originals, ScopedName.unique(wanted, reserved: ["init"])))
    }

    @Test func theExactSpellingKeepsTheName() {
        #expect(names(["user_id", "userId", "userID"])["userID"] == "userID")
    }

    @Test(arguments: [
        ["user_id", "userId", "userID", "user-id", "userID2", "init", "initValue", "a1", "a_1"]
    ])
    func namesAreUniqueAndDoNotDependOnTheOrder(originals: [String]) {
        let expected = names(originals)
        #expect(Set(expected.values).count == originals.count)
        #expect(names(originals.reversed()) == expected)
        #expect(names(originals + ["unrelated"]).filter { $0.key != "unrelated" } == expected)
    }

    @Test func aNumberIsNotReadAsPartOfAnother() {
        #expect(names(["a1", "a_1"]) == ["a1": "a1", "a_1": "a1_2"])
    }
}
