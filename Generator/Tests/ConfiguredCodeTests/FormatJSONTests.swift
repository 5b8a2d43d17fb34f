import ConfiguredAPI
import ConfiguredRuntime
import Foundation
import Testing

/// Every type that a format is given, in every place of a JSON document: it is read, and written as it was.
@Suite struct FormatJSONTests {
    private func roundTrip<Value: Codable>(_ type: Value.Type, _ json: String) throws -> Value {
        let value = try JSONCoding.decode(type, from: Data(json.utf8))
        #expect(String(decoding: try JSONCoding.encode(value), as: UTF8.self) == json)
        return value
    }

    /// `{"uuidList":[…],…}` with a field for each type, and the one that is always there.
    private func object(_ suffix: String, _ value: (String) -> String) -> String {
        let members = Sample.names.map { ("\($0)\(suffix)", value(Sample.json($0))) } + [("needed", "\"n\"")]
        return "{" + members.sorted { $0.0 < $1.0 }.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    @Test func requiredFields() throws {
        #expect(try roundTrip(Scalars.self, Sample.object) == Sample().scalars)
    }

    @Test func fieldsThatMayBeNull() throws {
        let sample = try Sample()
        let value = try roundTrip(Present.self, Sample.object)
        #expect(value.uuid == sample.uuid && value.url == sample.url && value.day == sample.day)
        #expect(value.moment == sample.moment && value.data == sample.data && value.exact == sample.exact)
        let nulls = "{" + Sample.names.sorted().map { "\"\($0)\":null" }.joined(separator: ",") + "}"
        #expect(try roundTrip(Present.self, nulls) == Present())
    }

    /// `$` stands for a value of each type.
    @Test(arguments: [
        ("Optional", "$"), ("Nullable", "$"), ("Nullable", "null"), ("List", "[$,$]"), ("List", "[]"),
        ("Gaps", "[null,$,null]"), ("Map", #"{"a":$,"b":$}"#), ("Grid", #"{"a":[$],"b":[]}"#),
    ])
    func fieldsOfEveryForm(suffix: String, template: String) throws {
        let forms = try roundTrip(Forms.self, object(suffix) { template.replacing("$", with: $0) })
        #expect(forms != Forms(needed: "n"))
    }

    @Test func aFieldThatIsNotThereIsTold() throws {
        let sample = try Sample()
        let json = #"{"needed":"n","urlNullable":null,"uuidNullable":\#(Sample.json("uuid"))}"#
        let forms = try roundTrip(Forms.self, json)
        #expect(forms.uuidNullable == .value(sample.uuid))
        #expect(forms.urlNullable == .null)
        #expect(forms.dayNullable == nil)
    }

    @Test func listsMapsAndTuplesHoldTheType() throws {
        let sample = try Sample()
        let forms = try roundTrip(
            Forms.self,
            """
            {"needed":"n","open":{"id":\(Sample.json("uuid")),"then":\(Sample.json("moment"))},\
            "tuple":[\(Sample.json("uuid")),\(Sample.json("exact")),\(Sample.json("day"))]}
            """
        )
        #expect(forms.tuple == Pair(id: sample.uuid, price: sample.exact, rest: [sample.day]))
        #expect(forms.open == Open(id: sample.uuid, additionalProperties: ["then": sample.moment]))
    }

    @Test(arguments: [
        (Sample.json("uuid"), "uuid"), (Sample.json("url"), "url"), (Sample.json("day"), "day"),
        (Sample.json("moment"), "moment"), ("\"a b\"", "text"), ("\"\"", "text"), ("\"/relative\"", "text"),
        ("\"2026-02-30\"", "text"), ("7", "unknown"),
    ])
    func aTextIsTheNarrowestMemberOfAUnion(json: String, member: String) throws {
        let value = try roundTrip(Either.self, json)
        let found =
            switch value {
            case .uuid: "uuid"
            case .url: "url"
            case .day: "day"
            case .moment: "moment"
            case .text: "text"
            case .unknown: "unknown"
            }
        #expect(found == member)
        let list = try roundTrip(Forms.self, #"{"either":\#(json),"eithers":[\#(json),\#(json)],"needed":"n"}"#)
        #expect(list.eithers == [value, value])
    }

    @Test(arguments: [(Sample.json("exact"), true), (Sample.json("data"), false), ("[\(Sample.json("url"))]", false)])
    func membersOfAUnionKeepWhatTheyHold(json: String, isExact: Bool) throws {
        let amount = try roundTrip(Amount.self, json)
        #expect(amount.isKnown)
        if case .exact(let value) = amount {
            #expect(try isExact && value == Sample().exact)
        } else {
            #expect(!isExact)
        }
    }

    @Test(arguments: [
        ("uuid", "\"F81D4FAE\""), ("day", "\"2026-02-30\""), ("moment", "\"2026-02-28\""), ("data", "\"*\""),
        ("small", "1.5"), ("huge", "-1"), ("exact", "\"one\""),
    ])
    func whatIsNotOfTheFormatIsAnErrorWithItsPlace(name: String, json: String) throws {
        let text = Sample.object.replacing("\"\(name)\":\(Sample.json(name))", with: "\"\(name)\":\(json)")
        let error = #expect(throws: DecodingError.self) {
            try JSONCoding.decode(Scalars.self, from: Data(text.utf8))
        }
        let context: DecodingError.Context? =
            switch error {
            case .dataCorrupted(let context), .typeMismatch(_, let context): context
            default: nil
            }
        #expect(context?.codingPath.map(\.stringValue) == [name])
    }
}
