import Testing

@testable import GeneratorConfiguration

@Suite struct GlobTests {
    @Test(
        arguments: [
            ("*", ["", "a", "a.b/c"], []),
            ("list", ["list"], ["List", "lists", ""]),
            ("list*", ["list", "listPets"], ["getList"]),
            ("*.list", ["pets.list", ".list"], ["pets.list2"]),
            ("a*b*c", ["abc", "aXbYc", "abbcc"], ["acb", "ab"]),
            ("get?", ["getA"], ["get", "getAB"]),
        ] as [(String, [String], [String])]
    )
    func patternsForNames(pattern: String, matching: [String], others: [String]) {
        let glob = Glob(pattern)
        #expect(matching.filter { !glob.matches($0) } == [])
        #expect(others.filter(glob.matches) == [])
    }

    @Test(
        arguments: [
            ("/pets", ["/pets"], ["/pets/", "/pets/{id}"]),
            ("/pets/*", ["/pets/{id}", "/pets/"], ["/pets", "/pets/{id}/toys"]),
            ("/pets/**", ["/pets/{id}", "/pets/{id}/toys"], ["/pets", "/owners"]),
            ("/pets**", ["/pets", "/pets/{id}/toys", "/petshops"], ["/owners/pets"]),
            ("/*/list", ["/pets/list"], ["/pets/cats/list"]),
        ] as [(String, [String], [String])]
    )
    func patternsForPathsKnowSegments(pattern: String, matching: [String], others: [String]) {
        let glob = Glob(pattern, isPath: true)
        #expect(matching.filter { !glob.matches($0) } == [])
        #expect(others.filter(glob.matches) == [])
    }

    @Test func aPatternOfManyRunsTakesNoMoreThanTheProductOfTheLengths() {
        let glob = Glob(String(repeating: "*a", count: 100) + "b*")
        #expect(!glob.matches(String(repeating: "a", count: 500)))
    }
}
