import Testing
import YAML

@Suite struct PointerTests {
    private static let yaml = """
        openapi: 3.2.0
        paths:
          /users/{id}:
            get: &get
              tags: [a, b~c]
              text: |
                one
                two
        more:
          - x: 1
            y: &shared {z: [1, 2]}
          - *shared
          - <<: {merged: 1}
            own: 2
          - <<: *get
        """

    @Test(
        "A position gives the pointer of the key or node that stands there",
        arguments: [
            ("1:1", "#"), ("1:10", "#/openapi"), ("2:1", "#/paths"),
            // A mapping starts where its first key does; its own position means the mapping.
            ("3:3", "#/paths"), ("4:5", "#/paths/~1users~1{id}"), ("4:10", "#/paths/~1users~1{id}/get"),
            ("5:13", "#/paths/~1users~1{id}/get/tags"), ("5:14", "#/paths/~1users~1{id}/get/tags/0"),
            ("5:17", "#/paths/~1users~1{id}/get/tags/1"),
            // Inside of a value, the value.
            ("7:9", "#/paths/~1users~1{id}/get/text"), ("5:18", "#/paths/~1users~1{id}/get/tags/1"),
            ("10:3", "#/more"), ("10:5", "#/more/0"), ("10:8", "#/more/0/x"), ("11:8", "#/more/0/y"),
            ("11:21", "#/more/0/y/z/0"), ("11:24", "#/more/0/y/z/1"),
            // An alias is a place of its own, what it stands for is where it is written.
            ("12:5", "#/more/1"), ("13:9", "#/more/2"), ("13:10", "#/more/2/merged"), ("14:5", "#/more/2/own"),
            ("15:5", "#/more/3"),
        ]
    )
    func pointers(_ place: String, _ expected: String) throws {
        let root = try Node.parse(Self.yaml, file: "in.yaml")
        let parts = place.split(separator: ":").compactMap { Int($0) }
        let position = SourcePosition(file: "in.yaml", line: parts[0], column: parts[1])
        #expect(root.pointer(at: position) == expected)
    }

    @Test("Every key and value of a tree is found where it is", arguments: ["block", "flow", "json"])
    func everyPlace(_ style: String) throws {
        let text = [
            "block": "a:\n  b:\n    c:\n    - - 1\n      - d: 2\n  /e~: x",
            "flow": "{a: {b: {c: [[1, {d: 2}]]}, /e~: x}}",
            "json": #"{"a": {"b": {"c": [[1, {"d": 2}]]}, "/e~": "x"}}"#,
        ]
        let root = try Node.parse(try #require(text[style]), file: "in.yaml")
        var found: [String] = []
        func visit(_ node: Node, _ pointer: String) {
            #expect(root.pointer(at: node.position) == pointer)
            found.append(pointer)
            for (index, item) in (node.sequence ?? []).enumerated() { visit(item, "\(pointer)/\(index)") }
            for entry in node.entries ?? [] {
                let token = entry.key == "/e~" ? "~1e~0" : entry.key
                #expect(root.pointer(at: entry.keyPosition) == "\(pointer)/\(token)")
                visit(entry.value, "\(pointer)/\(token)")
            }
        }
        visit(root, "#")
        #expect(found.count == 9)
    }

    @Test("The position of a key means its entry, where its mapping starts too")
    func firstKey() throws {
        let root = try Node.parse("a:\n  b: 1", file: "in.yaml")
        let entry = try #require(root["a"]?.entries?.first)
        #expect(root.pointer(at: entry.keyPosition) == "#/a/b")
        #expect(entry.keyPosition == root["a"]?.position)
        #expect(root.pointer(at: try #require(root["a"]).position) == "#/a")
    }

    @Test("A position of another file, or before the document, has no pointer")
    func elsewhere() throws {
        let root = try Node.parse("# comment\na: 1", file: "in.yaml")
        #expect(root.pointer(at: SourcePosition(file: "other.yaml", line: 2, column: 1)) == nil)
        #expect(root.pointer(at: SourcePosition(file: "in.yaml", line: 1, column: 1)) == nil)
        #expect(root.pointer(at: SourcePosition(file: "in.yaml", line: 9, column: 1)) == "#/a")
    }

    @Test("A position keeps what it was made of")
    func position() {
        var position = SourcePosition(file: "a.yaml", line: 3, column: 4)
        #expect(position.file == "a.yaml" && position.line == 3 && position.column == 4)
        position.file = "b.yaml"
        position.line = 5
        position.column = 6
        #expect(position == SourcePosition(file: "b.yaml", line: 5, column: 6))
        #expect(position != SourcePosition(file: "a.yaml", line: 5, column: 6))
        #expect(Set([position, SourcePosition(file: "b.yaml", line: 5, column: 6)]).count == 1)
        #expect(MemoryLayout<SourcePosition>.size == 12)
    }
}
