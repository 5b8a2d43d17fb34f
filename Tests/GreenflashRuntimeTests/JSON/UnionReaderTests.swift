import Foundation
import GreenflashRuntime
import Testing

@Suite struct UnionReaderTests {
    @Test(arguments: [
        (#""refund""#, SampleKeyword.text("refund")),
        (#"{"count":3,"name":"refund"}"#, .counted(SampleKeyword.Counted(name: "refund", count: 3))),
        ("true", .flag(true)),
        (#""2026-01-15T09:30:00.000Z""#, .date(Date(timeIntervalSince1970: 1_768_469_400))),
        ("1", .unknown(1)),
        ("null", .unknown(.null)),
        (#"{"count":"3","name":"refund"}"#, .unknown(["name": "refund", "count": "3"])),
        ("[1,[2]]", .unknown([1, [2]])),
    ])
    func takesTheFirstTypeThatFits(_ json: String, _ keyword: SampleKeyword) throws {
        #expect(try decode(json) == keyword)
        #expect(try encode(keyword) == json)
    }

    /// `URL` itself takes nearly any text for one, and may spell it in another way.
    @Test(arguments: [
        (#""https://example.com/a?b=c""#, true), (#""urn:isbn:1""#, true), (#""/a""#, false), (#""a b""#, false),
        (#""https://example.com/a b""#, false), ("1", false),
    ])
    func aTextIsAURLWhereItIsNothingElse(_ json: String, _ isURL: Bool) throws {
        enum Link: Decodable {
            case url(URL)
            case unknown(JSONValue)

            init(from decoder: any Decoder) throws {
                var union = UnionReader<Self>(decoder)
                union.weigh(Self.url)
                self = try union.value(or: Self.unknown)
            }
        }
        let link = try decode(json, as: Link.self)
        if case .url = link { #expect(isURL) } else { #expect(!isURL) }
    }

    @Test func readsUnionsInsideOtherTypes() throws {
        let keywords = try decode(#"{"keywords":["a",{"name":"b","count":1},7]}"#, as: [String: [SampleKeyword]].self)
        #expect(keywords["keywords"] == [.text("a"), .counted(.init(name: "b", count: 1)), .unknown(7)])
    }

    @Test(arguments: [
        (#"{"minimum":3,"type":"count"}"#, true),
        (#"{"minimum":3,"type":"later"}"#, false),
        (#"{"minimum":3}"#, false),
        (#"{"type":null}"#, false),
        (#"{"type":1}"#, false),
        ("[]", false),
        ("\"count\"", false),
    ])
    func theDiscriminatorChoosesTheCase(_ json: String, _ isCount: Bool) throws {
        let rule = try decode(json, as: SampleRule.self)
        if case .count = rule { #expect(isCount) } else { #expect(!isCount) }
        #expect(try encode(rule) == json)
    }

    @Test func aKnownCaseThatDoesNotFitIsAnError() {
        #expect(throws: DecodingError.self) { try decode(#"{"type":"count"}"#, as: SampleRule.self) }
    }

    @Test func aConstantWithAnotherValueIsAnError() throws {
        let error = #expect(throws: DecodingError.self) {
            try decode(#"{"type":"other","minimum":1}"#, as: SampleRule.CountRule.self)
        }
        let context = try #require(error?.context)
        #expect(context.codingPath.map(\.stringValue) == ["type"])
        #expect(context.debugDescription == #"expected "count", found "other""#)
    }
}
