import Testing

@testable import YAML

@Suite struct JSONTests {
    @Test(
        "JSON is read, what libyaml refuses too",
        arguments: [
            (#"{"a":[1,-2.50,1e3,true,false,null,""],"b":{}}"#, #"{"a":[1,-2.50,1e3,true,false,null,""],"b":{}}"#),
            (#"["\"\\\/\b\f\n\r\t\u00e9"]"#, #"["\"\\/\u0008\u000c\n\r\té"]"#),
            (#"["\ud83d\ude00 \uD83D\uDE00x"]"#, #"["😀 😀x"]"#),
            ("[\"\u{7F}\u{85}\u{2028}\"]", "[\"\u{7F}\u{85}\u{2028}\"]"),
            (#"["\u0000"]"#, #"["\u0000"]"#),
            ("[18446744073709551615, 0.1000000000000000000001, 1E400, -0, -0.0]", nil),
            ("\t[ 1 ,\r\n 2 ]\n", "[1,2]"),
            (#"{"<<": {"a": 1}, "": 2}"#, #"{"<<":{"a":1},"":2}"#),
            (" [[[]], {\"a\": {}}] ", "[[[]],{\"a\":{}}]"),
        ] as [(String, String?)]
    )
    func json(_ text: String, _ expected: String?) throws {
        let spelling = "[18446744073709551615,0.1000000000000000000001,1E400,0,-0.0]"
        #expect(try Node.parse(text, file: "in.json").json == expected ?? spelling)
        #expect(try Node.parse(text, file: "in.yaml").json == expected ?? spelling)
    }

    @Test("A key may be longer than 1,024 bytes")
    func longKey() throws {
        let key = String(repeating: "k", count: 5000)
        #expect(try Node.parse("{\"\(key)\": 1}", file: "in.yaml")[key]?.int == 1)
    }

    @Test(
        "A value may stand alone in a file that is named JSON",
        arguments: [("\"x\"", "\"x\""), ("1", "1"), (" true ", "true"), ("null", "null")]
    )
    func alone(_ text: String, _ expected: String) throws {
        #expect(try Node.parse(text, file: "in.json").json == expected)
    }

    @Test("Every key and value knows its place, in lines and Unicode scalars from 1")
    func positions() throws {
        let root = try Node.parse("{\"é\\ud83d\\ude00\": 1,\r\n \"😀😀\": [\"ü\", {\r\"b\" :\n2}]}", file: "in.json")
        let entries = try #require(root.entries)
        #expect(root.position.lineAndColumn == "1:1")
        #expect(entries.map(\.keyPosition.lineAndColumn) == ["1:2", "2:2"])
        #expect(entries.map(\.value.position.lineAndColumn) == ["1:19", "2:8"])
        let items = try #require(entries[1].value.sequence)
        #expect(items.map(\.position.lineAndColumn) == ["2:9", "2:14"])
        #expect(items[1].entries?.first?.keyPosition.lineAndColumn == "3:1")
        #expect(items[1]["b"]?.position.lineAndColumn == "4:1")
    }

    /// As far as libyaml reads it, to the place of each node.
    @Test(
        "Both readers make the same tree",
        arguments: [
            #"{"openapi": "3.2.0", "paths": {"/a": {"get": {"tags": ["x", "y"], "é": [1, 2.5, -3e4, true, null]}}}}"#,
            "[\n  {\n    \"a\": \"\\u00e9\\t\\/\"\n  },\r\n  [],\t{}, \"\", 0\n]\n",
        ]
    )
    func agreement(_ text: String) throws {
        let json = try Node.parse(text, file: "in.json")
        let yaml = try Array(text.utf8).withUnsafeBufferPointer {
            try Node.parseYAML($0, file: FileName("in.json"), limits: ParsingLimits())
        }
        #expect(places(json) == places(yaml))
    }

    @Test(
        "What is not JSON is refused at its place",
        arguments: [
            ("", "1:1: error: the file is empty"), (" \n ", "2:2: error: the file is empty"),
            // Cut short
            ("{", "1:2: error: expected ',' or '}' in the mapping that starts at 1:1"),
            (#"{"a": [1, 2"#, "1:12: error: expected ',' or ']' in the list that starts at 1:7"),
            (#"{"a": [1, "#, "1:11: error: expected ',' or ']' in the list that starts at 1:7"),
            (#"{"a""#, "1:5: error: expected ':' after the key that starts at 1:2"),
            (#"{"a":"#, "1:6: error: expected a value"),
            (#"{"a": "x"#, "1:9: error: the quoted text that starts at 1:7 has no end"),
            (#"["x\"#, "1:5: error: the quoted text that starts at 1:2 has no end"),
            (#"["\u12"#, "1:3: error: expected four hexadecimal digits in the escape sequence"),
            ("[tru", "1:2: error: JSON has no 'tru'; put a text in double quotes"),
            ("[-", "1:3: error: expected a digit"),
            // Commas and comments
            ("[1,]", "1:3: error: JSON has no comma behind the last entry; remove it"),
            ("{\"a\": 1 ,\n}", "1:9: error: JSON has no comma behind the last entry; remove it"),
            ("[1 2]", "1:4: error: expected ',' or ']' in the list that starts at 1:1"),
            ("[,]", "1:2: error: expected a value"), ("[1,,2]", "1:4: error: expected a value"),
            ("{\"a\":}", "1:6: error: expected a value"), ("{,}", "1:2: error: expected a key in double quotes"),
            ("{\"a\" 1}", "1:6: error: expected ':' after the key that starts at 1:2"),
            ("[1] // x", "1:5: error: expected the end of the document"),
            ("[ // x\n1]", "1:3: error: JSON has no comments; remove it"),
            ("[1 /* x */]", "1:4: error: JSON has no comments; remove it"),
            ("{# x\n}", "1:2: error: JSON has no comments; remove it"),
            ("[1}", "1:3: error: expected ',' or ']' in the list that starts at 1:1"),
            ("[1] [2]", "1:5: error: expected the end of the document"),
            ("[1]]", "1:4: error: expected the end of the document"),
            // Keys
            ("{a: 1}", "1:2: error: expected a key in double quotes"),
            ("{'a': 1}", "1:2: error: expected a key in double quotes"),
            ("{1: 1}", "1:2: error: expected a key in double quotes"),
            (#"{"a": 1, "\u0061": 2}"#, "1:10: error: duplicate key 'a'; the first one is at 1:2"),
            ("{\"\u{e9}\": 1, \"e\u{301}\": 2}", "1:10: error: duplicate key 'e\u{301}'; the first one is at 1:2"),
            // Words and numbers
            ("[NaN]", "1:2: error: JSON has no 'NaN'; put a text in double quotes"),
            ("[Infinity]", "1:2: error: JSON has no 'Infinity'; put a text in double quotes"),
            ("[-Infinity]", "1:3: error: expected a digit"),
            ("[True]", "1:2: error: JSON has no 'True'; write 'true'"),
            ("[nULL]", "1:2: error: JSON has no 'nULL'; write 'null'"),
            ("['x']", "1:2: error: expected a value"),
            ("[01]", "1:2: error: a number of JSON has no leading zeros; remove them, or put it in quotes"),
            ("[-01]", "1:3: error: a number of JSON has no leading zeros; remove them, or put it in quotes"),
            ("[+1]", "1:2: error: JSON has no '+1'; put a text in double quotes"),
            ("[.5]", "1:2: error: JSON has no '.5'; put a text in double quotes"),
            ("[1.]", "1:4: error: expected a digit behind the point"),
            ("[1e]", "1:4: error: expected a digit of the exponent"),
            ("[1e+]", "1:5: error: expected a digit of the exponent"),
            ("[1x]", "1:3: error: expected the end of the number"),
            ("[0x10]", "1:3: error: expected the end of the number"),
            ("[1.2.3]", "1:5: error: expected the end of the number"),
            // Strings
            ("[\"a\u{1}\"]", "1:4: error: the control character U+0001 is not allowed; remove it, or write '\\u0001'"),
            ("[\"a\tb\"]", "1:4: error: the control character U+0009 is not allowed; remove it, or write '\\u0009'"),
            ("[\"a\0\"]", "1:4: error: the control character U+0000 is not allowed; remove it, or write '\\u0000'"),
            (
                "[\"é\nb\"]",
                "1:4: error: the quoted text that starts at 1:2 has no end on its line; write '\\n' for a line break"
            ),
            (#"["\x41"]"#, #"1:3: error: unknown escape sequence; write '\\' for a backslash"#),
            (#"["é\u12g4"]"#, "1:4: error: expected four hexadecimal digits in the escape sequence"),
            (
                #"["\ud83d"]"#,
                "1:3: error: the escape sequence is half of a surrogate pair; write both halves, or the character itself"
            ),
            (
                #"["\ud83d\u0041"]"#,
                "1:3: error: the escape sequence is half of a surrogate pair; write both halves, or the character itself"
            ),
            (
                #"["\ude00"]"#,
                "1:3: error: the escape sequence is half of a surrogate pair; write both halves, or the character itself"
            ),
            ("\u{0}", "1:1: error: expected a value"),
        ]
    )
    func invalid(_ text: String, _ expected: String) {
        #expect(diagnostics(Array(text.utf8), file: "in.json") == ["in.json:" + expected])
    }

    @Test(
        "Bytes that are no UTF-8 are refused at their place",
        arguments: [
            [0xFF], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF0, 0x80, 0x80, 0x80],
            [0x80], [0xE0, 0x80, 0x80], [0xF8, 0x80, 0x80, 0x80, 0x80],
        ] as [[UInt8]]
    )
    func encoding(_ bytes: [UInt8]) {
        let text = Array("[\"é".utf8) + bytes
        let expected = ["in.json:1:4: error: invalid UTF-8; save the file as UTF-8"]
        #expect(diagnostics(text, file: "in.json") == expected)
        #expect(diagnostics(text + Array("\"]".utf8), file: "in.json") == expected)
    }

    @Test("Duplicate keys are reported together, in the order of the file")
    func duplicates() {
        let keys = (1...20).map { "\"k\($0)\": {\"a\": 1, \"a\": 2}" }.joined(separator: ",\n")
        let found = diagnostics(Array("{\(keys),\n\"k7\": 1}".utf8), file: "in.json")
        #expect(found.count == 21)
        #expect(found.first == "in.json:1:17: error: duplicate key 'a'; the first one is at 1:9")
        #expect(found.last == "in.json:21:1: error: duplicate key 'k7'; the first one is at 7:1")
    }

    @Test(
        "What begins with a bracket and is no JSON is YAML, unless the file is named JSON",
        arguments: [
            ("{a: 1, b: [x, 'y', ]}", #"{"a":1,"b":["x","y"]}"#),
            ("[1, # one\n 2]", "[1,2]"),
            ("{\"a\": &a {x: 1}, \"b\": *a}", #"{"a":{"x":1},"b":{"x":1}}"#),
            ("[yes, 01, \"a\n  b\"]", #"["yes",1,"a b"]"#),
        ]
    )
    func flow(_ text: String, _ expected: String) throws {
        #expect(try Node.parse(text, file: "in.yaml").json == expected)
        #expect(diagnostics(Array(text.utf8), file: "in.json").count == 1)
    }

    @Test(
        "What is neither is reported as what more of it was read as",
        arguments: [
            // JSON up to the end, where libyaml stops at the pair before.
            (#"["\ud83d\ude00", 1"#, "1:19: error: expected ',' or ']' in the list that starts at 1:1"),
            // YAML up to the end.
            ("{a: 1, b: [", "2:1: error: expected a value"),
        ]
    )
    func neither(_ text: String, _ expected: String) {
        #expect(diagnostics(text) == ["in.yaml:" + expected])
    }

    @Test("Input cut off anywhere is read or refused, and never more than that")
    func truncated() {
        let text = Array(#" {"a": [1.5e+3, "\ud83d\ude00é\n", {"b": -0}], "c": [true, false, null, {}, []]} "#.utf8)
        for count in 0..<text.count - 1 {
            let found = diagnostics(Array(text.prefix(count)), file: "in.json")
            #expect(found.count == 1 && found[0].hasPrefix("in.json:1:"))
        }
        #expect(diagnostics(text, file: "in.json") == [])
    }
}
