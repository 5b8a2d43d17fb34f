import Testing

@testable import OpenAPI

@Suite struct SpellingTests {
    @Test(
        "The nearest name is suggested, if it is near",
        arguments: [
            ("Promt", ["Prompt", "Product", "User"], "Prompt"),
            ("descripton", ["name", "description"], "description"),
            ("nmae", ["name"], "name"), ("ID", ["id", "it"], "id"), ("usr", ["user", "us"], "user"),
            ("userlist", ["UserList"], "UserList"),
            ("a", ["b"], nil), ("A", ["a"], "a"), ("ab", ["ax", "xy"], "ax"), ("prompt", ["user", "product"], nil),
            ("", ["a"], nil), ("x", [], nil), ("ключ", ["ключи"], "ключи"),
        ] as [(String, [String], String?)]
    )
    func suggestion(_ name: String, _ candidates: [String], _ expected: String?) {
        #expect(closest(to: name, in: candidates) == expected)
    }

    @Test(
        "A fragment is a JSON pointer or it is not",
        arguments: [
            ("", []), ("/", [""]), ("/a/b", ["a", "b"]), ("/a~1b/c~0d/~01", ["a/b", "c~d", "~1"]),
            ("/%7Eid%7e", nil), ("/a%20b", ["a b"]), ("/%C3%BC", ["ü"]), ("/%C3", nil), ("/%zz", nil), ("/%2", nil),
            ("a", nil), ("/~2", nil), ("/~", nil), ("//", ["", ""]), ("/%2Fa", ["", "a"]), ("/a%7E1b", ["a/b"]),
        ] as [(String, [String]?)]
    )
    func pointers(_ fragment: String, _ tokens: [String]?) {
        #expect(JSONPointer.tokens(ofFragment: fragment[...]) == tokens)
    }

    @Test("A pointer is spelt so that it can be read back")
    func pointerSpelling() {
        let pointer = JSONPointer.root.appending("paths").appending("/a~b").appending(3)
        #expect(pointer.text == "#/paths/~1a~0b/3")
        #expect(JSONPointer.tokens(ofFragment: pointer.text.dropFirst()) == ["paths", "/a~b", "3"])
    }
}
