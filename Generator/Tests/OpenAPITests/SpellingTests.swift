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

    @Test("A place is spelt so that it can be read back")
    func places() {
        let place = Place(root: "#").appending("paths").appending("/a~b").appending(3)
        #expect(place.text == "#/paths/~1a~0b/3" && place.tokens == ["paths", "/a~b", "3"])
        #expect(JSONPointer.tokens(ofFragment: place.text.dropFirst()) == ["paths", "/a~b", "3"])
    }

    // The first rows are from RFC 3986, section 5.4.
    @Test(
        "References are resolved against the URI or path of the document that has them",
        arguments: [
            ("g", "http://a/b/c/d;p?q", "http://a/b/c/g"), ("./g", "http://a/b/c/d;p?q", "http://a/b/c/g"),
            ("/g", "http://a/b/c/d;p?q", "http://a/g"), ("//g", "http://a/b/c/d;p?q", "http://g"),
            ("?y", "http://a/b/c/d;p?q", "http://a/b/c/d;p?y"),
            ("", "http://a/b/c/d;p?q", "http://a/b/c/d;p?q"), ("../g", "http://a/b/c/d;p?q", "http://a/b/g"),
            ("../../../g", "http://a/b/c/d;p?q", "http://a/g"), ("../..", "http://a/b/c/d;p?q", "http://a/"),
            ("g", "http://a", "http://a/g"),
            ("b.yaml", "api.yaml", "b.yaml"), ("./x/b.yaml", "Spec/api.yaml", "Spec/x/b.yaml"),
            ("../b.yaml", "Spec/api.yaml", "b.yaml"), ("../../b.yaml", "Spec/api.yaml", "../b.yaml"),
            ("../b.yaml", "../api.yaml", "../../b.yaml"), ("./././b.yaml", "./api.yaml", "b.yaml"),
            ("../../b.yaml", "/Spec/api.yaml", "/b.yaml"), ("/b.yaml", "Spec/api.yaml", "/b.yaml"),
            ("C:/b.yaml", "Spec/api.yaml", "Spec/C:/b.yaml"), ("urn:x:y", "api.yaml", "urn:x:y"),
        ]
    )
    func references(_ reference: String, _ base: String, _ expected: String) {
        #expect(URIReference(reference[...]).resolved(against: URIReference(base[...])).text == expected)
    }
}
