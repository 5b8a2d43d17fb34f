import Testing
import YAML

@Suite struct NodeTests {
    @Test("Every key and value knows its place, in lines and Unicode scalars from 1")
    func positions() throws {
        let yaml = """
            # comment
            name: Ümläut
            "ключ": {a: 1, b: [x,  y]}
            list:
              - 1
              -   k: v
              - &anchor !!str 2
            empty:
            block: |
              text
            """
        #expect(
            try places(Node.parse(yaml, file: "in.yaml")) == [
                "2:1 a mapping",
                "2:1 name", "2:7 a string",
                "3:1 ключ", "3:9 a mapping", "3:10 a", "3:13 an integer", "3:16 b", "3:19 a list", "3:20 a string",
                "3:24 a string",
                "4:1 list", "5:3 a list", "5:5 an integer", "6:7 a mapping", "6:7 k", "6:10 a string", "7:5 a string",
                "8:1 empty", "8:7 null",
                "9:1 block", "9:8 a string",
            ]
        )
    }

    @Test("A byte order mark takes no column", arguments: ["\u{FEFF}a: 1", "a: 1"])
    func byteOrderMark(_ yaml: String) throws {
        #expect(try places(Node.parse(yaml, file: "")) == ["1:1 a mapping", "1:1 a", "1:4 an integer"])
    }

    @Test("Windows line ends count as one")
    func lineEnds() throws {
        #expect(try places(Node.parse("a: 1\r\nb: 2\r\n", file: "")).last == "2:4 an integer")
    }

    @Test("UTF-16 with a byte order mark is read")
    func utf16() throws {
        let units = "\u{FEFF}ü: 中".utf16.map { (high: UInt8($0 >> 8), low: UInt8(truncatingIfNeeded: $0)) }
        #expect(try Node.parse(units.flatMap { [$0.low, $0.high] }, file: "").json == #"{"ü":"中"}"#)
        #expect(try Node.parse(units.flatMap { [$0.high, $0.low] }, file: "").json == #"{"ü":"中"}"#)
    }

    @Test(
        "A key is the string of its exact spelling",
        arguments: [
            ("200: a", "200"), ("0200: a", "0200"), ("0x10: a", "0x10"), ("1.50: a", "1.50"), ("true: a", "true"),
            ("on: a", "on"), ("null: a", "null"), ("~: a", "~"), ("'': a", ""), ("? a b\n: a", "a b"),
            ("{\"a\":1}", "a"), ("!!str 1: a", "1"), ("'<<': a", "<<"),
        ]
    )
    func keys(_ yaml: String, _ key: String) throws {
        #expect(try Node.parse(yaml, file: "").entries?.map(\.key) == [key])
    }

    @Test("Keys keep the order of the file, however many there are")
    func order() throws {
        let keys = (0..<1000).map { "key\(($0 * 7919) % 1000)" }
        let node = try Node.parse(keys.map { "\($0): 1\n" }.joined(), file: "")
        #expect(node.entries?.map(\.key) == keys)
    }

    @Test("JSON is read as it stands")
    func json() throws {
        let text = #"{"a":[1,-2.50,1e3,true,false,null,""],"b":{"c":"\"\\\/\b\f\n\r\té"},"d":{},"e":[]}"#
        let expected = #"{"a":[1,-2.50,1e3,true,false,null,""],"b":{"c":"\"\\/\u0008\u000c\n\r\té"},"d":{},"e":[]}"#
        #expect(try Node.parse(text, file: "").json == expected)
    }

    @Test("Accessors answer for their own kind only")
    func accessors() throws {
        let node = try Node.parse("{s: x, i: 1, n: 1.5, b: true, z: , l: [1], m: {k: v}}", file: "")
        #expect(node["s"]?.string == "x" && node["i"]?.string == nil)
        #expect(node["i"]?.int == 1 && node["i"]?.double == 1 && node["n"]?.int == nil && node["n"]?.double == 1.5)
        #expect(node["b"]?.bool == true && node["z"]?.isNull == true && node["z"]?.bool == nil)
        #expect(node["l"]?.sequence?.count == 1 && node["m"]?["k"]?.string == "v")
        #expect(node["missing"] == nil && node["s"]?["k"] == nil && node.sequence == nil)
    }
}
