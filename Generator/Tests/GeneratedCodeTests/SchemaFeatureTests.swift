import FixtureAPI
import Foundation
import GreenflashRuntime
import Testing

/// The rarer kinds of schemas, compiled: what comes in goes out again, to the letter where it counts.
@Suite struct SchemaFeatureTests {
    /// The text with its members sorted and no spaces, as the runtime writes it.
    private func roundTrip<T: Codable & Hashable>(_ type: T.Type, _ json: String) throws -> T {
        let value = try JSONCoding.decode(type, from: Data(json.utf8))
        let written = try JSONCoding.encode(value)
        #expect(String(decoding: written, as: UTF8.self) == json)
        #expect(try JSONCoding.decode(type, from: written) == value)
        #expect(Set([value]).contains(try JSONCoding.decode(type, from: written)))
        return value
    }

    @Test func numbersAndBytesLoseNothing() throws {
        let value = try roundTrip(
            Numbers.self,
            #"{"big":9223372036854775807,"bytes":"AP8=","exact":12345678901234567890.123456789,"#
                + #""huge":18446744073709551615,"lists":[[1],[]],"maybeBig":-9223372036854775808,"maybeBytes":"","#
                + #""maybeExact":0.1,"small":-1}"#
        )
        #expect(value.bytes == Data([0, 255]))
        #expect(value.huge == .max)
        #expect(value.maybeExact == .value(Decimal(string: "0.1") ?? 0))
        let empty = try roundTrip(Numbers.self, #"{"big":1,"bytes":"","exact":1,"huge":1,"maybeExact":null,"small":1}"#)
        #expect(empty.maybeExact == .null)
        #expect(empty.maybeBig == nil)
    }

    @Test(arguments: [#"{"big":9223372036854775808}"#, #"{"big":1,"bytes":"*","exact":1,"huge":1,"small":1}"#])
    func numbersAndBytesThatDoNotFitAreErrors(json: String) {
        #expect(throws: DecodingError.self) { try JSONCoding.decode(Numbers.self, from: Data(json.utf8)) }
    }

    @Test func enumerationsOfIntegersKeepAnyNumber() throws {
        #expect(try roundTrip([Level].self, "[0,1,-1,7]") == [.value0, .value1, .minus1, 7])
        #expect(try roundTrip([Priority].self, "[1,2,3]").map(\.isKnown) == [true, true, false])
    }

    @Test func constantsOfEveryTypeAreSentAndChecked() throws {
        let value = try roundTrip(Leveled.self, #"{"isFinal":true,"level":1,"number":3,"priority":2}"#)
        #expect(value == Leveled(level: .value1, priority: .high))
        #expect(throws: DecodingError.self) {
            try JSONCoding.decode(Leveled.self, from: Data(#"{"isFinal":true,"level":1,"number":4}"#.utf8))
        }
    }

    @Test func typesThatContainThemselvesAreFinite() throws {
        var tree = try roundTrip(
            Tree.self,
            #"{"left":{"name":"b","right":{"name":"c"}},"name":"a","owner":{"tree":{"name":"d"}}}"#
        )
        let copy = tree
        tree.left?.name = "changed"
        #expect(copy.left?.name == "b")
        #expect(tree.left?.right?.name == "c")
        let formula = try roundTrip(Formula.self, #"{"negated":{"negated":1.5}}"#)
        guard case .negated(let outer) = formula, case .negated(let inner) = outer.negated else {
            Issue.record("expected a formula in a formula")
            return
        }
        #expect(inner.negated == 1.5)
        #expect(try roundTrip(Lists.self, "[[],[[]]]").value.count == 2)
    }

    @Test func fieldsBeyondThePropertiesAreKept() throws {
        let open = try roundTrip(Open.self, #"{"additionalProperties":true,"name":"n","x":1,"y":2}"#)
        #expect(open.additionalProperties == true)
        #expect(open.additionalProperties2 == ["x": 1, "y": 2])
        #expect(throws: DecodingError.self) {
            try JSONCoding.decode(Open.self, from: Data(#"{"name":"n","x":"no number"}"#.utf8))
        }
        let patterned = try roundTrip(Patterned.self, #"{"id":"i","x-a":"1"}"#)
        #expect(patterned.additionalProperties == ["x-a": "1"])
    }

    @Test func arraysWithTypedPlacesAreStructures() throws {
        #expect(try roundTrip(Point.self, #"[1.5,2,"here"]"#) == Point(first: 1.5, second: 2, label: "here"))
        #expect(try roundTrip(Point.self, "[1,2]").label == nil)
        #expect(throws: DecodingError.self) { try JSONCoding.decode(Point.self, from: Data("[1]".utf8)) }
    }

    @Test(arguments: [#"{"value":"x"}"#, #"{"value":1.5}"#, #"{"value":true}"#, #"{"value":[1]}"#, "{}"])
    func severalTypesAreAUnion(json: String) throws {
        let value = try roundTrip(Mixed.self, json)
        #expect((value.value?.isKnown == false) == json.contains("["))
    }

    @Test func constantsOfIntegersTellMembersApart() throws {
        guard case .second = try roundTrip(Grade.self, #"{"a":"x","grade":2}"#),
            case .first = try roundTrip(Grade.self, #"{"a":"x","grade":1}"#),
            case .unknown = try roundTrip(Grade.self, #"{"a":"x","grade":3}"#)
        else {
            Issue.record("expected each grade as its own member")
            return
        }
    }

    @Test func alternativesHaveThePropertiesBesideThem() throws {
        guard case .phone(let phone) = try roundTrip(Composed.self, #"{"id":"1","number":"2"}"#) else {
            Issue.record("expected a phone")
            return
        }
        #expect(phone.id == "1")
    }

    @Test func whatIsTakenOverHasTheTypeOfItsOrigin() throws {
        let value = try roundTrip(Inherited.self, #"{"choice":"x","isFinal":true,"level":0,"number":3}"#)
        let choice: Holder.Choice? = value.choice
        #expect(choice == "x")
    }
}
