import Foundation
import Testing

@testable import GreenflashRuntime

struct FlatObjectTests {
    private func json(_ object: FlatObject) -> JSONValue {
        let members = object.members.map { name, value -> (String, JSONValue) in
            switch value {
            case .string(let value): (name, .string(value))
            case .integer(let value): (name, .integer(value))
            case .bool(let value): (name, .bool(value))
            case .null: (name, .null)
            }
        }
        return .object(Dictionary(uniqueKeysWithValues: members))
    }

    static let common = [
        "{}", " {\t} \n", #"{"text":""}"#, #"{"text":"What hurts?"}"#, #"{ "a" : 1 , "b" : -20 , "c" : 0 }"#,
        #"{"a":true,"b":false,"c":null}"#, #"{"text":"é🙂 \" \\ \/ \n \r \t \b \f \u00e9 \u2019 \uFFFF"}"#,
        #"{"é":"composed"}"#, #"{"\u0061":1}"#, "{\"a\":\"\u{7F}\u{2028}\"}", #"{"a":999999999999999,"":0}"#,
    ]

    @Test(arguments: common)
    func `common forms are read as JSONDecoder reads them`(text: String) throws {
        let object = try #require(FlatObject(text))
        #expect(try json(object) == JSONCoding.decoder.decode(JSONValue.self, from: Data(text.utf8)))
    }

    static let others = [
        "", " ", "1", "null", "[]", "{", "{}}", "{} x", "\u{FEFF}{}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,}"#,
        #"{a:1}"#,
        #"{"a":1 "b":2}"#, #"{"a":1,"a":2}"#, #"{"a":[]}"#, #"{"a":{}}"#, #"{"a":1.5}"#, #"{"a":1e2}"#, #"{"a":01}"#,
        #"{"a":-}"#, #"{"a":-0}"#, #"{"a":-01}"#, #"{"a":+1}"#, #"{"a":1000000000000000}"#, #"{"a":tru}"#,
        #"{"a":truex}"#,
        #"{"a":nul"#, #"{"a":"x}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12G4"}"#, #"{"a":"\ud83d\ude00"}"#,
        #"{"a":"\ud83d"}"#, #"{"a":"\"#, #"{"a":"\u"#, "{\"a\":\"\n\"}", "{\"a\":\"\\n\u{0}\"}", #"{'a':1}"#,
        "{" + (0..<17).map { "\"\($0)\":0" }.joined(separator: ",") + "}",
    ]

    @Test(arguments: others)
    func `whatever is not certain is left to JSONDecoder`(text: String) {
        #expect(FlatObject(text) == nil)
    }

    struct Numbers: CodableObject, Hashable {
        var int: Int
        var double: Double?
        var big: UInt64?
        var name: String?
        var at: Date?

        init(from reader: ObjectReader) throws {
            int = try reader.int("int")
            double = try reader.doubleIfPresent("double")
            big = try reader.uint64IfPresent("big")
            name = try reader.stringIfPresent("name")
            at = try reader.dateIfPresent("at")
        }

        func write(to writer: inout ObjectWriter) throws {
            try writer.int("int", int)
            try writer.doubleIfPresent("double", double)
            try writer.uint64IfPresent("big", big)
            try writer.stringIfPresent("name", name)
            try writer.dateIfPresent("at", at)
        }
    }

    static let objects = [
        #"{"int":1}"#, #"{"int":-7,"double":3,"big":4,"name":"x","at":"2025-03-01T10:20:30Z","more":true}"#,
        #"{"int":1,"double":2.5}"#, #"{"int":1,"double":null,"name":null}"#, #"{"int":1,"big":18446744073709551615}"#,
        #"{"int":"1"}"#, #"{"int":null}"#, #"{"int":true}"#, #"{}"#, #"{"int":1,"big":-1}"#, #"{"int":1,"name":5}"#,
        #"{"int":1,"at":"yesterday"}"#, #"{"int":1"#, #"[1]"#,
    ]

    @Test(arguments: objects)
    func `an event's data is read as the same JSON elsewhere, with the same error`(text: String) {
        let found = Result { try ServerSentEvent(data: text).decode(Numbers.self) }
        let expected = Result { try JSONCoding.decode(Numbers.self, from: Data(text.utf8)) }
        #expect((try? found.get()) == (try? expected.get()))
        if case .failure(let found) = found, case .failure(let expected) = expected {
            #expect("\(found)" == "\(expected)")
        }
    }
}
