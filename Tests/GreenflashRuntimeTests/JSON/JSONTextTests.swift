import Foundation
import Testing

@testable import GreenflashRuntime

@Suite struct JSONTextTests {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int?

        init(stringValue: String) { self.stringValue = stringValue }
        init(intValue: Int) { (stringValue, self.intValue) = ("", intValue) }
    }

    private func path(_ parts: [any Sendable]) -> [any CodingKey] {
        parts.map { part in (part as? Int).map(Key.init(intValue:)) ?? Key(stringValue: "\(part)") }
    }

    private static let json = """
        \u{FEFF}{"a": [1, {"b" : "x,]}\\"{"} ,[ ], null ], "é\\n/": {"": true}, "c\\u0064": -1.5e3 , "c": "first", "c": 2}
        """

    @Test(
        arguments: [
            ([], String(json.dropFirst())), (["a", 0], "1"), (["a", 1, "b"], #""x,]}\"{""#), (["a", 2], "[ ]"),
            (["a", 3], "null"), (["é\n/"], #"{"": true}"#), (["é\n/", ""], "true"), (["cd"], "-1.5e3"),
            (["c"], #""first""#), (["a", 4], nil), (["a", 2, 0], nil), (["b"], nil), (["a", 0, "b"], nil),
            (["cd", 0], nil),
        ] as [([any Sendable], String?)]
    )
    func findsTheValueAtAPath(parts: [any Sendable], expected: String?) {
        let text = JSONText(Data(Self.json.utf8))
        let found = text.range(at: path(parts)).map { String(decoding: text[$0], as: UTF8.self) }
        #expect(found == expected)
    }

    @Test func findsTheElementsOfAList() {
        let text = JSONText(Data(Self.json.utf8).dropFirst(0))
        #expect(
            text.elements(at: path(["a"])).map { String(decoding: text[$0], as: UTF8.self) } == [
                "1", #"{"b" : "x,]}\"{"}"#, "[ ]", "null",
            ]
        )
        #expect(text.elements(at: path(["a", 2])).isEmpty)
        #expect(text.elements(at: path(["cd"])).isEmpty)
    }

    /// Whatever it is cut to, or begins with, it ends in time and inside of the text.
    @Test func staysInsideOfWhatIsNoJSON() {
        let json = Data(Self.json.utf8)
        for start in 0..<json.count {
            for data in [json.prefix(start), json.dropFirst(start)] {
                let text = JSONText(data)
                for parts in [[], ["a", 1, "b"], ["cd"], ["zz"], [0, 0]] as [[any Sendable]] {
                    if let range = text.range(at: path(parts)) { #expect(range.upperBound <= data.count) }
                    #expect(text.elements(at: path(parts)).allSatisfy { $0.upperBound <= data.count })
                }
            }
        }
        let deep = JSONText(Data(String(repeating: "[", count: 1_000_000).utf8))
        #expect(deep.range(at: []) == nil)
    }

    @Test(arguments: [
        ("{}", "an object"), ("[]", "a list"), (#""1""#, "a string"), ("true", "a boolean"), ("null", "null"),
        ("-12", "a whole number"), ("1.0", "a number"), ("1e3", "a number"),
    ])
    func tellsKinds(json: String, kind: String) throws {
        let text = JSONText(Data(json.utf8))
        #expect(text.kind(at: try #require(text.range(at: []))) == kind)
    }
}
