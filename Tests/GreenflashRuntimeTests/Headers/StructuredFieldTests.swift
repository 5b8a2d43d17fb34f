import Testing

@testable import GreenflashRuntime

@Suite struct StructuredFieldTests {
    typealias Item = StructuredField.Item

    @Test(arguments: [
        ("", []),
        ("  ", []),
        ("1", [Item(value: .integer(1))]),
        ("-999999999999999, 0", [Item(value: .integer(-999_999_999_999_999)), Item(value: .integer(0))]),
        ("1.5,-0.125", [Item(value: .decimal(1.5)), Item(value: .decimal(-0.125))]),
        (
            #""a\"b\\", tok/en:1, *x"#,
            [
                Item(value: .string(#"a"b\"#)), Item(value: .token("tok/en:1")), Item(value: .token("*x")),
            ]
        ),
        (
            "?1, ?0, @1659578233, :aGk=:, %\"f%c3\"",
            [
                Item(value: .boolean(true)), Item(value: .boolean(false)), Item(value: .date(1_659_578_233)),
                Item(value: .bytes("aGk=")), Item(value: .displayString("f%c3")),
            ]
        ),
        (
            "a;x;y=2; z=\"q\"\t,\tb",
            [
                Item(value: .token("a"), parameters: ["x": .boolean(true), "y": .integer(2), "z": .string("q")]),
                Item(value: .token("b")),
            ]
        ),
        ("a;x=1;x=2", [Item(value: .token("a"), parameters: ["x": .integer(2)])]),
        (
            "(1 \"a\";b  c);d=1, ()",
            [
                Item(value: .innerList, parameters: ["d": .integer(1)]), Item(value: .innerList),
            ]
        ),
    ])
    func readsLists(_ text: String, _ items: [Item]) {
        #expect(StructuredField.list(text) == items)
    }

    @Test(arguments: [
        ",", "1,", "1,,2", "1 2", "-", "1.", "1.2345", "1234567890123456", "1234567890123.1", "\"a", "\"\\n\"", "\"é\"",
        "?2", "?", "@", "@1.5", ":a", "%\"a", "%a", "a;", "a;X=1", "a;x=", "(1", "(1,2)", "(1\"a\")", "é", "=",
    ])
    func refusesListsWithAnyError(_ text: String) {
        #expect(StructuredField.list(text) == nil)
    }

    @Test func readsDictionaries() {
        #expect(
            StructuredField.dictionary("a=1, b;x=2, a=3, *c-_.=\"s\"") == [
                "a": Item(value: .integer(3)),
                "b": Item(value: .boolean(true), parameters: ["x": .integer(2)]),
                "*c-_.": Item(value: .string("s")),
            ]
        )
        for text in ["A=1", "a=", "a=1,", "1", "a=1 b=2"] {
            #expect(StructuredField.dictionary(text) == nil)
        }
    }
}
