import FixtureAPI
import Foundation
import GreenflashRuntime
import Testing

/// What goes in comes out: decoding and encoding give the same JSON.
@Suite struct RoundTripTests {
    private func roundTrip<T: Codable>(_ type: T.Type, _ json: String) throws -> T {
        let value = try JSONCoding.decode(type, from: Data(json.utf8))
        let before = try JSONCoding.decode(JSONValue.self, from: Data(json.utf8))
        let after = try JSONCoding.decode(JSONValue.self, from: JSONCoding.encode(value))
        #expect(after == before)
        return value
    }

    @Test func fieldsWithAwkwardNamesKeepTheirValues() throws {
        let value = try roundTrip(
            Reserved.self,
            #"""
            {"self": "a", "init": "b", "Type": "self", "default": "c", "reader": "d", "writer": 1, "decoder": 1.5,
             "encoder": true, "hashValue": "e", "description": "f", "inout": "g", "await": "x", "async": "y", "weird \"name\" \\(x)": "h",
             "user_id": "i", "userId": "j", "+1": 2, "-1": 3, "naïve": "k", "日本": "l"}
            """#
        )
        #expect(value.selfValue == "a")
        #expect(value.type == .selfValue)
        #expect(value.userID == "j")
        #expect(value.userID2 == "i")
        #expect(value.minus1 == 3)
    }

    @Test(arguments: [
        #"{"required": "", "nullable": null, "requiredDate": "2026-01-15T09:30:00.000Z", "nullableDate": null, "requiredAny": null}"#,
        #"""
        {"required": "a", "nullable": "b", "optional": "c", "both": null, "requiredDate": "2026-01-15T09:30:00.000Z",
         "nullableDate": "2026-01-15T09:30:00.123Z", "optionalDate": "2026-01-15T09:30:00.000Z", "bothDate": null,
         "dates": ["2026-01-15T09:30:00.000Z"], "requiredAny": [1, null], "any": {"a": 1}, "count": 3, "nested": null,
         "list": [1, null, 2]}
        """#,
        #"""
        {"required": "a", "nullable": "b", "both": "x", "requiredDate": "2026-01-15T09:30:00.000Z", "nullableDate": null,
         "bothDate": "2026-01-15T09:30:00.000Z", "requiredAny": 0, "any": null, "nested": {"name": "n"}, "list": []}
        """#,
    ])
    func absentNullAndPresentStayApart(json: String) throws {
        _ = try roundTrip(Presence.self, json)
    }

    @Test func overlappingMembersKeepTheirFields() throws {
        guard case .derived = try roundTrip(Overlap.self, #"{"a": "x", "b": 1}"#),
            case .base = try roundTrip(Overlap.self, #"{"a": "x"}"#),
            case .object = try roundTrip(Overlap.self, #"{"c": "x"}"#)
        else {
            Issue.record("expected each object as the member that asks for most of it")
            return
        }
    }

    @Test func discriminatorsReachThroughAllOfAndNestedUnions() throws {
        guard case .pet(.dog(let dog)) = try roundTrip(Animal.self, #"{"kind": "dog", "name": "Rex"}"#) else {
            Issue.record("expected a dog")
            return
        }
        #expect(dog.kind == "dog")
        guard case .wolf = try roundTrip(Animal.self, #"{"kind": "wolf", "pack": 3}"#) else {
            Issue.record("expected a wolf")
            return
        }
    }

    @Test(arguments: [#"{"value": null}"#, #"{"value": true}"#, #"{"value": "x"}"#])
    func unionsWithNullAreOptionals(json: String) throws {
        let value = try roundTrip(MaybeScalar.self, json)
        #expect((value.value == nil) == json.contains("null"))
    }

    @Test func aUnionInsideOfAStructureTakesLiterals() throws {
        let value = try roundTrip(Holder.self, #"{"choice": true}"#)
        #expect(value == Holder(choice: true))
        #expect(value != Holder(choice: "true"))
    }

    @Test func anOptionalNullableFieldHasThreeStates() throws {
        var value = try roundTrip(
            Presence.self,
            #"{"required": "", "nullable": null, "requiredDate": "2026-01-15T09:30:00.000Z", "nullableDate": null, "requiredAny": 1}"#
        )
        func both() throws -> JSONValue? { try JSONValue(encoding: value).objectValue?["both"] }
        #expect(try both() == nil)
        value.both = .null
        #expect(try both() == .null)
        value.both = "text"
        #expect(try both() == "text")
    }

    @Test func mapsKeepKeysAndNulls() throws {
        _ = try roundTrip(
            Maps.self,
            #"""
            {"free": {"a": [1, {"b": null}]}, "strings": {"x": "y"}, "nullable": {"p": 1.5, "q": null},
             "deep": {"k": [{"name": "n"}]}, "rows": [{"children": [{"key": "c"}]}]}
            """#
        )
    }

    @Test func discriminatedUnionsKeepKnownAndUnknownMembers() throws {
        #expect(
            try roundTrip(Shape.self, #"{"kind": "Circle", "radius": 2.5}"#)
                == .unknown(["kind": "Circle", "radius": 2.5])
        )
        #expect(try roundTrip(Shape.self, #"{"kind": "circle", "radius": 2.5}"#) == .circle(Circle(radius: 2.5)))
        #expect(try roundTrip(Shape.self, #"{"kind": "square", "side": 2}"#) == .square(Square(side: 2)))
        #expect(try roundTrip(Shape.self, #"[1]"#) == .unknown([1]))
    }

    @Test func aKnownMemberThatDoesNotFitIsAnError() {
        #expect(throws: DecodingError.self) {
            try JSONCoding.decode(Shape.self, from: Data(#"{"kind": "circle"}"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try JSONCoding.decode(Circle.self, from: Data(#"{"kind": "square", "radius": 1}"#.utf8))
        }
    }

    @Test func undiscriminatedUnionsTakeTheFirstMemberThatFits() throws {
        #expect(try roundTrip(Scalar.self, #""a""#) == "a")
        #expect(try roundTrip(Scalar.self, "2") == 2)
        #expect(try roundTrip(Scalar.self, "2.5") == 2.5)
        #expect(try roundTrip(Scalar.self, "true") == true)
        #expect(try roundTrip(Scalar.self, "null") == .unknown(.null))
        #expect(try roundTrip(Loose.self, #"{"name": "n"}"#) == .named(Loose.Named(name: "n")))
        #expect(try roundTrip(Loose.self, "[1, 2]") == .listed([1, 2]))
        #expect(try roundTrip(Loose.self, #""plain""#) == "plain")
        #expect(try roundTrip(Loose.self, #"{"other": 1}"#) == .unknown(["other": 1]))
        guard case .when = try roundTrip(Loose.self, #""2026-01-15T09:30:00.000Z""#) else {
            Issue.record("a date was not recognized")
            return
        }
    }

    @Test(arguments: [
        "", " ", "class", "a b", "a-b", "\"quoted\"", "\\(x)", "knownCases", "Ünïcode", "never seen before",
    ])
    func enumerationsKeepAnySpelling(rawValue: String) throws {
        let json = try JSONCoding.encode(JSONValue.string(rawValue))
        #expect(try roundTrip(Keyword.self, String(decoding: json, as: UTF8.self)).rawValue == rawValue)
    }

    @Test func namesThatHideOthersMeanTheRightType() throws {
        let value = try roundTrip(Shadow.self, #"{"outer": {"name": "o"}, "inner": {"depth": 1}}"#)
        #expect(value.outer == FixtureAPI.Inner(name: "o"))
        #expect(value.inner == Shadow.Inner(depth: 1))
    }

    @Test func mergedAndConstantFieldsAreThere() throws {
        #expect(try roundTrip(Merged.self, #"{"name": "n", "extra": "e"}"#) == Merged(name: "n", extra: "e"))
        #expect(try roundTrip(Empty.self, #"{"only": "this"}"#).only == "this")
        #expect(try roundTrip(ErrorModel.self, #"{"message": "m"}"#).message == "m")
    }

    @Test func eventsSurviveAsTheyCame() throws {
        let events = [
            ServerSentEvent(event: "piece", data: "a"),
            ServerSentEvent(event: "shape", data: #"{"kind":"square","side":2}"#),
            ServerSentEvent(event: "end", data: "x"),
            ServerSentEvent(event: "new", data: "{", id: "7"),
        ]
        let typed = try events.map(Signal.init)
        #expect(try typed.map { try $0.serverSentEvent() } == events)
        #expect(typed.map(\.partialText) == ["a", nil, nil, nil])
        #expect(typed.map(\.isFinal) == [false, false, true, false])
        #expect(Signal.hasFinalEvent)
        #expect(throws: APIError.self) { try Signal(ServerSentEvent(event: "bad \"news\"", data: #"{"error": "no"}"#)) }
    }
}
