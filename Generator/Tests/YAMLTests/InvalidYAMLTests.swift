import Testing

@testable import YAML

@Suite struct InvalidYAMLTests {
    @Test(
        "What cannot be read is refused at its place",
        arguments: [
            ("", "1:1: error: the file is empty"),
            ("# comment\n", "2:1: error: the file is empty"),
            ("a: 1\n---\nb: 2\n", "2:1: error: a second document starts here; use a file for each"),
            ("a: 1\n...\nb: 2", "3:1: error: expected the end of the document"),
            ("{a: 1} b", "1:8: error: expected the end of the document"),
            // Keys
            ("a: 1\nb: 2\na: 3", "3:1: error: duplicate key 'a'; the first one is at 1:1"),
            (#"{"a": 1, "a": 2}"#, "1:10: error: duplicate key 'a'; the first one is at 1:2"),
            ("1: a\n'1': b", "2:1: error: duplicate key '1'; the first one is at 1:1"),
            ("<<: {a: 1}\n<<: {b: 1}", "2:1: error: duplicate key '<<'; the first one is at 1:1"),
            ("? [a]\n: 1", "1:3: error: a key must be a string, not a list"),
            ("? {a: 1}\n: 1", "1:3: error: a key must be a string, not a mapping"),
            ("a: &a 1\n*a : 2", "2:1: error: an alias cannot be a key; write the key out"),
            ("?\n: 1", "1:2: error: the key in front of ':' is missing"),
            ("<<: 1", "1:5: error: expected a mapping to merge, found an integer"),
            ("<<: [{}, x]", "1:10: error: expected a mapping to merge, found a string"),
            // Tags and anchors
            ("a: !foo 1", "1:4: error: unknown tag '!foo'; remove it"),
            ("a: !!binary aGk=", "1:4: error: unknown tag '!!binary'; remove it"),
            ("a: !x!y 1", "1:4: error: unknown tag; remove it"),
            ("!!set {a: 1}", "1:1: error: unknown tag '!!set'; remove it"),
            ("!!int x", "1:1: error: the tag '!!int' does not fit 'x'"),
            ("!!int 1.5", "1:1: error: the tag '!!int' does not fit '1.5'"),
            ("!!str [1]", "1:1: error: the tag '!!str' does not fit a list"),
            ("!!seq {a: 1}", "1:1: error: the tag '!!seq' does not fit a mapping"),
            ("!!seq a: 1", "1:1: error: the tag '!!seq' does not fit a key"),
            ("a: *x", "1:4: error: no anchor '&x' in front of this alias"),
            ("a: &x [*x]", "1:8: error: the alias '*x' stands inside the node that it repeats"),
            ("a: &\n", "1:5: error: expected the name of an anchor or alias"),
            // Syntax
            ("a:\n\t- 1", "2:1: error: a tab cannot indent; indent with spaces"),
            ("a: @x", "1:4: error: a value cannot start with '@'; put it in quotes"),
            ("a: `x`", "1:4: error: a value cannot start with '`'; put it in quotes"),
            (
                "a: b: c",
                "1:5: error: ':' is not allowed here; check the indentation, and put a text that contains ': ' in quotes"
            ),
            ("a: - b", "1:4: error: '- ' is not allowed here; check the indentation"),
            (
                "a:\n  b: 1\n c: 2",
                "3:2: error: expected the next key of the mapping that starts at 1:1; check indentation and quotes"
            ),
            (
                "- a\nb: 1",
                "2:1: error: expected '- ', the next item of the list that starts at 1:1; check the indentation"
            ),
            ("a: ]", "1:4: error: expected a value"),
            ("%YAML 2.0\n---\na: 1", "1:1: error: unsupported YAML version; 1.1 and 1.2 are supported"),
            // Cut short
            ("a: [1, 2", "2:1: error: expected ',' or ']' in the list that starts at 1:4"),
            ("a: {b: 1", "2:1: error: expected ',' or '}' in the mapping that starts at 1:4"),
            ("a: 'x", "1:6: error: the quoted text that starts at 1:4 has no end"),
            (#"{"a": "x"#, "1:9: error: the quoted text that starts at 1:7 has no end"),
            ("a: 'x\n--- y'", "2:1: error: the document ends inside the quoted text that starts at 1:4"),
            // Escapes
            (
                #"a: "x\q""#,
                #"1:6: error: unknown escape sequence; write '\\' for a backslash, or use single quotes"#
            ),
            (#"a: "\u12G4""#, "1:7: error: expected hexadecimal digits in the escape sequence"),
            (
                #"a: "\ud83d\ude00""#,
                "1:7: error: the escape sequence is not a Unicode character; write the character itself"
            ),
            (
                "é: \u{1}",
                "1:4: error: the control character U+0001 is not allowed; remove it, or escape it in double quotes"
            ),
            (
                "a: x\0",
                "1:5: error: the control character U+0000 is not allowed; remove it, or escape it in double quotes"
            ),
        ]
    )
    func invalid(_ yaml: String, _ expected: String) {
        #expect(diagnostics(yaml) == ["in.yaml:" + expected])
    }

    @Test(
        "Bytes that are no text are refused at their place",
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "1:4: error: invalid UTF-8; save the file as UTF-8"),
            ([0x61, 0x3A, 0x0A, 0x20, 0xC3], "2:2: error: invalid UTF-8; save the file as UTF-8"),
            ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], "1:2: error: invalid UTF-8; save the file as UTF-8"),
            ([0xED, 0xA0, 0x80], "1:1: error: invalid UTF-8; save the file as UTF-8"),
            ([0xC0, 0x80], "1:1: error: invalid UTF-8; save the file as UTF-8"),
            ([0xFF, 0xFE, 0x61], "1:1: error: invalid UTF-16; save the file as UTF-8"),
            ([0xFF, 0xFE, 0x00, 0xDC, 0x20, 0x00], "1:1: error: invalid UTF-16; save the file as UTF-8"),
        ] as [([UInt8], String)]
    )
    func encoding(_ bytes: [UInt8], _ expected: String) {
        #expect(diagnostics(bytes) == ["in.yaml:" + expected])
    }

    @Test("Errors that leave the rest readable are reported together")
    func together() {
        #expect(
            diagnostics("a: !x 1\nb: 1\nb: 2\nc: [*no]") == [
                "in.yaml:1:4: error: unknown tag '!x'; remove it",
                "in.yaml:3:1: error: duplicate key 'b'; the first one is at 2:1",
                "in.yaml:4:5: error: no anchor '&no' in front of this alias",
            ]
        )
    }

    @Test("Duplicate keys are found in large mappings too")
    func duplicateInLargeMapping() {
        let keys = (1...100).map { "key\($0): 1\n" }.joined()
        #expect(
            diagnostics(keys + "key3: 1\nkey99: 1") == [
                "in.yaml:101:1: error: duplicate key 'key3'; the first one is at 3:1",
                "in.yaml:102:1: error: duplicate key 'key99'; the first one is at 99:1",
            ]
        )
    }

    @Test("Nesting is bounded, in either style", arguments: ["[", "{a: ", "- "])
    func depth(_ level: String) {
        let found = diagnostics(String(repeating: level, count: 100_000))
        let column = 200 * level.count + 1
        #expect(found == ["in.yaml:1:\(column): error: lists and mappings are nested more than 200 levels deep"])
    }

    @Test("Input cut off anywhere is read or refused, and never more than that")
    func truncated() {
        let yaml = Array("a: &a [1, \"é\\n\", {b: 'x'}]\n? c\n: |\n  text\nd: *a\n<<: {e: !!str 1}\n".utf8)
        for count in 0...yaml.count {
            let found = diagnostics(Array(yaml.prefix(count)))
            #expect(found.allSatisfy { $0.hasPrefix("in.yaml:") && $0.contains(": error: ") })
        }
    }
}
