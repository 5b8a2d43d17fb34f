import Testing

@testable import YAML

@Suite struct AliasTests {
    @Test(
        "An alias stands for the node of its anchor",
        arguments: [
            ("[&a x, *a]", #"["x","x"]"#),
            ("a: &a {b: [1]}\nc: *a", #"{"a":{"b":[1]},"c":{"b":[1]}}"#),
            ("[&a 1, *a, &a 2, *a]", "[1,1,2,2]"),
            ("&k key: *k", #"{"key":"key"}"#),
            ("[&a , *a]", "[null,null]"),
        ]
    )
    func aliases(_ yaml: String, _ expected: String) throws {
        #expect(try json(yaml) == expected)
    }

    @Test("An alias has a place of its own; what it stands for keeps its place")
    func positions() throws {
        let alias = try #require(try Node.parse("a: &a\n  - x\nb: *a", file: "")["b"])
        #expect(alias.position.lineAndColumn == "3:4")
        #expect(alias.sequence?.first?.position.lineAndColumn == "2:5")
    }

    @Test(
        "A merge key adds what the mapping does not say itself",
        arguments: [
            ("[&a {x: 1, y: 2}, {<<: *a, y: 3, z: 4}]", #"[{"x":1,"y":2},{"y":3,"z":4,"x":1}]"#),
            ("{y: 3, <<: {x: 1, y: 2}}", #"{"y":3,"x":1}"#),
            ("<<: [{a: 1}, {a: 2, b: 2}]", #"{"a":1,"b":2}"#),
            ("[&a {<<: {x: 1}}, {<<: *a}]", #"[{"x":1},{"x":1}]"#),
            ("<<: {}", "{}"), ("<<: []", "{}"),
        ]
    )
    func merge(_ yaml: String, _ expected: String) throws {
        #expect(try json(yaml) == expected)
    }

    @Test("Aliases of aliases cannot stand for more nodes than the limit")
    func bomb() {
        let laughs = (1...9).map { level in
            "l\(level): &l\(level) [\(repeatElement("*l\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        #expect(
            diagnostics("l0: &l0 ha\n" + laughs.joined()) == [
                "in.yaml:7:20: error: aliases repeat more than 250000 nodes; write fewer of them"
            ]
        )
    }

    @Test("The limit counts what aliases repeat, not what is written out")
    func limit() {
        let limits = ParsingLimits(aliasedNodes: 6)
        #expect(diagnostics("[&a [1, 2], *a, *a, 3, 4, 5, 6]", limits: limits) == [])
        #expect(
            diagnostics("[&a [1, 2], *a, *a, *a]", limits: limits) == [
                "in.yaml:1:21: error: aliases repeat more than 6 nodes; write fewer of them"
            ]
        )
    }

    @Test("Depth counts through aliases")
    func depth() {
        let limits = ParsingLimits(depth: 3)
        #expect(diagnostics("[&a [[1]], *a]", limits: limits) == [])
        #expect(
            diagnostics("[&a [[1]], [*a]]", limits: limits) == [
                "in.yaml:1:13: error: lists and mappings are nested more than 3 levels deep"
            ]
        )
    }
}
