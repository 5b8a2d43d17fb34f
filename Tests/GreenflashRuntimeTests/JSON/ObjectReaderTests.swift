import Foundation
import GreenflashRuntime
import Testing

@Suite struct ObjectReaderTests {
    static let created = Date(timeIntervalSince1970: 1_768_469_400)

    static let complete = SampleAccount(
        accountID: "acc-1",
        name: "Jane / Doe",
        isActive: false,
        seats: 12,
        score: 0.25,
        createdAt: created,
        archivedAt: .null,
        plan: "enterprise",
        owner: SampleAccount.Owner(joinedAt: created),
        properties: ["deep": ["list": [1, nil]]],
        tags: ["a", "b"]
    )
    static let completeJSON =
        #"{"accountId":"acc-1","archivedAt":null,"createdAt":"2026-01-15T09:30:00.000Z","#
        + #""isActive":false,"name":"Jane / Doe","owner":{"email":null,"joinedAt":"2026-01-15T09:30:00.000Z"},"#
        + #""plan":"enterprise","properties":{"deep":{"list":[1,null]}},"score":0.25,"seats":12,"tags":["a","b"]}"#

    @Test func readsAndWritesACompleteObject() throws {
        #expect(try encode(Self.complete) == Self.completeJSON)
        #expect(try decode(Self.completeJSON) == Self.complete)
    }

    @Test func theSameValueAlwaysGivesTheSameBytes() throws {
        let first = try encode(Self.complete)
        for _ in 0..<20 { #expect(try encode(Self.complete) == first) }
    }

    @Test(arguments: [
        #"{"accountId":"a","seats":1,"createdAt":"2026-01-15T09:30:00Z","plan":"free"}"#,
        #"{"accountId":"a","seats":1.0,"createdAt":"2026-01-15T10:30:00+01:00","plan":"free","isActive":null,"#
            + #""score":null,"owner":null,"properties":null,"tags":null,"unknown":{"x":[1]}}"#,
    ])
    func takesAbsentAndNullForMissing(_ json: String) throws {
        let expected = SampleAccount(accountID: "a", seats: 1, createdAt: Self.created, plan: .free)
        #expect(try decode(json) == expected)
    }

    @Test(arguments: [
        (#"{"seats":1}"#, "", "accountId"),
        (#"{"accountId":null}"#, "accountId", ""),
        (#"{"accountId":7.5}"#, "accountId", ""),
        (#"{"accountId":"a","seats":1.5}"#, "seats", "the number doesn't fit Int"),
        (#"{"accountId":"a","seats":1e30}"#, "seats", "the number doesn't fit Int"),
        (#"{"accountId":"a","seats":1,"score":1e999}"#, "score", "the number doesn't fit"),
        (#"{"accountId":"a","seats":"1 "}"#, "seats", ""),
        (#"{"accountId":"a","seats":1,"createdAt":"yesterday"}"#, "createdAt", "\"yesterday\""),
        (#"{"accountId":"a","seats":1,"createdAt":12}"#, "createdAt", ""),
        (
            #"{"accountId":"a","seats":1,"createdAt":"2026-01-15T09:30:00Z","archivedAt":"2026-02-30T00:00:00Z"}"#,
            "archivedAt", "\"2026-02-30T00:00:00Z\""
        ),
        (
            #"{"accountId":"a","seats":1,"createdAt":"2026-01-15T09:30:00Z","plan":"x","owner":{"joinedAt":"\"q\""}}"#,
            "owner.joinedAt", #""\"q\"""#
        ),
        (
            #"{"accountId":"a","seats":1,"createdAt":"2026-01-15T09:30:00Z","plan":"x","tags":["a",true]}"#,
            "tags.1", ""
        ),
        ("[]", "", ""),
        ("null", "", ""),
        ("\"text\"", "", ""),
    ])
    func namesThePlaceOfWhatDoesNotFit(_ json: String, _ path: String, _ quoted: String) throws {
        let error = #expect(throws: DecodingError.self) { try decode(json, as: SampleAccount.self) }
        let context = try #require(error?.context)
        #expect(
            context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".") == path
        )
        #expect(context.debugDescription.contains(quoted) || quoted.isEmpty, "\(context.debugDescription)")
    }

    @Test func cutsOffendingTextsShort() throws {
        let long = String(repeating: "x", count: 5000)
        let error = #expect(throws: DecodingError.self) {
            try decode(#"{"joinedAt":"\#(long)"}"#, as: SampleAccount.Owner.self)
        }
        #expect(try #require(error?.context).debugDescription.count < 200)
    }

    @Test func aDateWithoutAWireFormIsRefusedWhenWritten() {
        let owner = SampleAccount.Owner(joinedAt: Date(timeIntervalSinceReferenceDate: .infinity))
        #expect(throws: EncodingError.self) { try encode(owner) }
        #expect(throws: EncodingError.self) { try encode([Date(timeIntervalSinceReferenceDate: 1e12)]) }
    }

    @Test(
        arguments: [
            ("{}", nil), (#"{"output":null}"#, .null), (#"{"output":{"a":[1]}}"#, ["a": [1]]),
        ] as [(String, JSONValue?)]
    )
    func keepsFreeJSONThatIsNullApartFromNone(_ json: String, _ output: JSONValue?) throws {
        struct Result: Codable {
            var output: JSONValue?

            init(from decoder: any Decoder) throws {
                output = try ObjectReader(decoder).jsonIfPresent("output")
            }

            func encode(to encoder: any Encoder) throws {
                var writer = ObjectWriter(encoder)
                try writer.jsonIfPresent("output", output)
            }
        }
        let result = try decode(json, as: Result.self)
        #expect(result.output == output)
        #expect(try encode(result) == json)
    }

    @Test func readsAndWritesDatesInsideOtherTypes() throws {
        #expect(try decode(#"["2026-01-15T09:30:00Z"]"#, as: [Date].self) == [Self.created])
        #expect(try encode(["at": Self.created]) == #"{"at":"2026-01-15T09:30:00.000Z"}"#)
        #expect(throws: DecodingError.self) { try decode(#"["soon"]"#, as: [Date].self) }
    }
}

extension DecodingError {
    var context: Context? {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context
        @unknown default: nil
        }
    }
}
