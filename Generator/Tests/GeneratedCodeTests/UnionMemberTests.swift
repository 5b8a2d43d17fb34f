import FixtureAPI
import Foundation
import GreenflashRuntime
import Testing

/// Which member JSON is read as that fits several of a union.
@Suite struct UnionMemberTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let json: String
        /// The members, from the union to what it holds: `party.contact.company`.
        let members: String
        let read: @Sendable (Data) throws -> any OpenUnion
    }

    private static func rows<T: OpenUnion>(_ type: T.Type, _ table: [(json: String, members: String)]) -> [Row] {
        table.map { entry in
            Row(testDescription: "\(type) \(entry.json)", json: entry.json, members: entry.members) {
                try JSONCoding.decode(type, from: $0)
            }
        }
    }

    private static let objects =
        rows(
            Contact.self,
            [
                (#"{"name":"n"}"#, "place"),
                (#"{"email":"e"}"#, "person"),
                (#"{"email":"e","name":"n"}"#, "person"),
                (#"{"vat":"v"}"#, "company"),
                (#"{"name":"n","vat":"v"}"#, "company"),
                (#"{}"#, "place"),
                (#"{"new":1}"#, "unknown"),
                (#"{"name":1}"#, "unknown"),
                (#""name""#, "unknown"),
            ]
        )
        + rows(
            Box.self,
            [
                (#"{"id":"i"}"#, "plain"),
                (#"{"id":"i","size":1}"#, "sized"),
                (#"{"color":"c","id":"i"}"#, "colored"),
                (#"{"color":"c","id":"i","size":1}"#, "colored"),
                (#"{"color":"c"}"#, "unknown"),
            ]
        )
        + rows(
            Settings.self,
            [
                (#"{"mode":"m"}"#, "strict"),
                (#"{"level":1,"mode":"m"}"#, "strict"),
                (#"{"mode":"m","other":"o"}"#, "extended"),
                (#"{"mode":1}"#, "object"),
                (#"{"other":1}"#, "object"),
                (#"{"other":"o"}"#, "extended"),
                (#"{}"#, "strict"),
            ]
        )
        + rows(
            Overlap.self,
            [
                (#"{"a":"x","b":1}"#, "derived"),
                (#"{"a":"x"}"#, "base"),
                (#"{"b":1}"#, "object"),
                (#"{}"#, "object"),
            ]
        )

    private static let fields =
        rows(
            Measurement.self,
            [
                (#"{"value":"v"}"#, "text"),
                (#"{"value":"2026-01-15T09:30:00.000Z"}"#, "time"),
                (#"{"value":1}"#, "count"),
                (#"{"value":1.5}"#, "number"),
                (#"{"value":[1,1.5]}"#, "series"),
                (#"{"value":["v"]}"#, "anything"),
                (#"{"value":{"a":null}}"#, "anything"),
            ]
        )
        + rows(
            Ticket.self,
            [
                (#"{"state":"new"}"#, "open"),
                (#"{"note":"n","state":"open"}"#, "open"),
                (#"{"state":"lost"}"#, "done"),
                (#"{"note":"n","state":"later"}"#, "free"),
            ]
        )
        + rows(
            Envelope.self,
            [
                (#"{"content":{"kind":"letter"}}"#, "letter"),
                (#"{"content":{"kind":"parcel"}}"#, "parcel"),
                (#"{"content":{"kind":"card"}}"#, "card"),
                (#"{"content":{"kind":"card","text":"t"}}"#, "card"),
                (#"{"content":{"text":"t"}}"#, "letter"),
                (#"{"content":{"weight":1}}"#, "parcel"),
            ]
        )
        + rows(
            Entry.self,
            [(#"{"kind":"remark","text":"t"}"#, "remark"), (#"{"kind":"pointer","target":"t"}"#, "pointer")]
        )
        + rows(
            Tagged.self,
            [
                (#"{"note":"n","tag":"note"}"#, "noted"),
                (#"{"note":1,"tag":"note"}"#, "other"),
                (#"{"size":1,"tag":"note"}"#, "other"),
                (#"{"note":1,"tag":"x"}"#, "other"),
                (#"{"note":"n","tag":"x"}"#, "unknown"),
            ]
        )

    private static let lists =
        rows(
            Batch.self,
            [
                ("[1,2]", "integers"),
                ("[1,2.5]", "numbers"),
                (#"["a"]"#, "texts"),
                (#"[{"name":"n"},{"email":"e"}]"#, "people"),
                (#"[{"name":"n"},{"vat":"v"}]"#, "companies"),
                ("[[1],[]]", "grid"),
                ("[]", "integers"),
                (#"[1,"a"]"#, "unknown"),
                (#"[{"new":1}]"#, "unknown"),
            ]
        )
        + rows(Position.self, [("[1,2]", "flat"), ("[1,2,3]", "high"), ("[1,2,3,4]", "path"), ("[1]", "path")])

    private static let values =
        rows(
            Code.self,
            [
                ("1", "whole"),
                ("0.1", "exact"),
                (#""AP8=""#, "bytes"),
                (#""2026-01-15T09:30:00.000Z""#, "when"),
                (#""*""#, "unknown"),
                ("null", "unknown"),
            ]
        )
        + rows(
            Occasion.self,
            [
                (#""saturday""#, "weekday"),
                (#""sunday""#, "weekday"),
                (#""easter""#, "holiday"),
                (#""birthday""#, "unknown"),
            ]
        )
        + rows(
            NamedOccasion.self,
            [(#""saturday""#, "weekday"), (#""easter""#, "holiday"), (#""birthday""#, "name"), ("1", "unknown")]
        )
        + rows(
            Brand.self,
            [(#""forge""#, "maker"), (#""atelier""#, "rare"), (#""workshop""#, "maker"), ("1", "unknown")]
        )

    private static let unions =
        rows(
            Party.self,
            [
                (#"{"email":"e"}"#, "contact.person"),
                (#"{"name":"n"}"#, "contact.place"),
                (#"{"kind":"square","side":1}"#, "shape.square"),
                (#"{"name":"n","serial":1}"#, "robot"),
                (#"{"kind":"hexagon"}"#, "unknown"),
                (#""p""#, "string"),
                ("[1]", "unknown"),
            ]
        )
        + rows(
            Chain.self,
            [
                (#"{"left":1}"#, "left"),
                (#"{"right":1}"#, "right"),
                (#"{"next":{"right":1},"right":1}"#, "right"),
                (#"{"next":{"next":{"right":1}}}"#, "left"),
            ]
        )

    /// What a later version of the service may send.
    private static let later =
        rows(
            Contact.self,
            [
                (#"{"email":"e","new":1}"#, "person"),
                (#"{"name":"n","new":{"a":1},"vat":"v"}"#, "company"),
                (#"{"email":"e","vat":"v"}"#, "person"),
                (#"{"new":1,"newer":2}"#, "unknown"),
            ]
        )
        + rows(
            Box.self,
            [
                (#"{"id":"i","new":1}"#, "plain"),
                (#"{"id":"i","new":1,"size":2}"#, "sized"),
                (#"{"color":"c","id":"i","new":1,"size":2}"#, "colored"),
            ]
        )
        + rows(Settings.self, [(#"{"level":1,"mode":"m","other":1}"#, "strict")])
        + rows(Overlap.self, [(#"{"a":"x","new":1}"#, "base"), (#"{"a":"x","b":1,"new":1}"#, "derived")])
        + rows(Ticket.self, [(#"{"new":1,"state":"lost"}"#, "done"), (#"{"new":1,"state":"later"}"#, "free")])
        + rows(
            Envelope.self,
            [
                (#"{"content":{"kind":"parcel","new":1}}"#, "parcel"),
                (#"{"content":{"kind":"box","weight":1}}"#, "parcel"),
                (#"{"content":{"new":1}}"#, "letter"),
            ]
        )
        + rows(
            Entry.self,
            [
                (#"{"text":"t"}"#, "remark"),
                (#"{"target":"t"}"#, "pointer"),
                (#"{"kind":null,"target":"t"}"#, "pointer"),
                (#"{"kind":"quote","text":"t"}"#, "unknown"),
                (#"{"kind":"quote","target":"t"}"#, "unknown"),
            ]
        )
        + rows(Tagged.self, [(#"{"new":1,"note":"n","tag":"note"}"#, "noted")])
        + rows(Batch.self, [(#"[{"name":"n"},{"new":1,"vat":"v"}]"#, "companies")])
        + rows(Position.self, [("[1,2,3,4,5]", "path")])
        + rows(
            Party.self,
            [
                (#"{"name":"n","serial":"1"}"#, "contact.place"),
                (#"{"kind":"square","new":1,"side":1}"#, "shape.square"),
                (#"{"new":1,"serial":1}"#, "robot"),
            ]
        )

    @Test(arguments: objects + fields + lists + values + unions)
    func jsonIsReadAsTheMemberThatKnowsAllOfIt(row: Row) throws {
        let value = try row.read(Data(row.json.utf8))
        #expect(Self.members(of: value) == row.members)
        #expect(String(decoding: try JSONCoding.encode(value), as: UTF8.self) == row.json)
    }

    @Test(arguments: later)
    func jsonThatNoMemberKnowsAllOfIsReadAsTheOneThatKnowsMost(row: Row) throws {
        #expect(Self.members(of: try row.read(Data(row.json.utf8))) == row.members)
    }

    @Test func unionsInListsMapsAndBesideNullFindTheirMembers() throws {
        let value = try JSONCoding.decode(
            Choices.self,
            from: Data(
                #"{"maybe":{"children":[{"key":"k"}]},"each":[{"vat":"v"},{"email":"e"}],"named":{"t":{"state":"lost"}}}"#
                    .utf8
            )
        )
        #expect(value.maybe == .value(.row(FixtureAPI.Row(children: [FixtureAPI.Row(key: "k")]))))
        #expect(value.each == [.company(Contact.Company(vat: "v")), .person(Contact.Person(email: "e"))])
        #expect(value.named == ["t": .done(Ticket.Done(state: "lost"))])
        #expect(try JSONCoding.decode(Choices.self, from: Data(#"{"maybe":null}"#.utf8)).maybe == .null)
    }

    @Test func aUnionKnowsItselfAtAnyDepth() throws {
        let json = String(repeating: #"{"next":"#, count: 30) + #"{"right":1}"# + String(repeating: "}", count: 30)
        var value = try JSONCoding.decode(Chain.self, from: Data(json.utf8))
        while case .left(let left) = value, let next = left.next { value = next }
        #expect(value == .right(Chain.Right(right: 1)))
    }

    private static func members(of value: Any) -> String {
        guard value is any OpenUnion, let child = Mirror(reflecting: value).children.first, let label = child.label
        else {
            return ""
        }
        let rest = members(of: child.value)
        return rest.isEmpty ? label : label + "." + rest
    }
}
