import GreenflashRuntime
import Testing

@Suite struct NullableTests {
    struct Fields: Codable, Hashable {
        var text: Nullable<String>?
        var count: Nullable<Int>?
        var ratio: Nullable<Double>?
        var flag: Nullable<Bool>?
        var tags: Nullable<[String]>?
        var plan: Nullable<SamplePlan>?

        init(
            text: Nullable<String>? = nil,
            count: Nullable<Int>? = nil,
            ratio: Nullable<Double>? = nil,
            flag: Nullable<Bool>? = nil,
            tags: Nullable<[String]>? = nil,
            plan: Nullable<SamplePlan>? = nil
        ) {
            self.text = text
            self.count = count
            self.ratio = ratio
            self.flag = flag
            self.tags = tags
            self.plan = plan
        }

        init(from decoder: any Decoder) throws {
            let reader = try ObjectReader(decoder)
            text = try reader.nullable("text")
            count = try reader.nullable("count")
            ratio = try reader.nullable("ratio")
            flag = try reader.nullable("flag")
            tags = try reader.nullable("tags")
            plan = try reader.nullable("plan")
        }

        func encode(to encoder: any Encoder) throws {
            var writer = ObjectWriter(encoder)
            try writer.nullable("text", text)
            try writer.nullable("count", count)
            try writer.nullable("ratio", ratio)
            try writer.nullable("flag", flag)
            try writer.nullable("tags", tags)
            try writer.nullable("plan", plan)
        }
    }

    @Test(arguments: [
        (Fields(), "{}"),
        (Fields(text: nil), "{}"),
        (Fields(text: .null), #"{"text":null}"#),
        (Fields(text: "set"), #"{"text":"set"}"#),
        (Fields(text: "number \(7)"), #"{"text":"number 7"}"#),
        (Fields(text: .value("")), #"{"text":""}"#),
        (Fields(count: 3, ratio: 0.5, flag: true), #"{"count":3,"flag":true,"ratio":0.5}"#),
        (Fields(count: .null, ratio: 1, flag: .null), #"{"count":null,"flag":null,"ratio":1}"#),
        (Fields(tags: ["a", "b"]), #"{"tags":["a","b"]}"#),
        (Fields(tags: []), #"{"tags":[]}"#),
        (Fields(plan: "beta"), #"{"plan":"beta"}"#),
        (Fields(plan: .value(.growth)), #"{"plan":"growth"}"#),
    ])
    func keepsTheThreeStates(_ fields: Fields, _ json: String) throws {
        #expect(try encode(fields) == json)
        #expect(try decode(json) == fields)
    }

    @Test func convertsFromAndToOptionals() {
        #expect(Nullable<Int>(nil) == .null)
        #expect(Nullable(1) == .value(1))
        #expect(Nullable<Int>.null.wrapped == nil)
        #expect(Nullable.value(1).wrapped == 1)
    }

    @Test func codesItselfWithoutAField() throws {
        #expect(try decode("[1,null]", as: [Nullable<Int>].self) == [1, .null])
        #expect(try encode([Nullable<Int>.null, 2]) == "[null,2]")
    }
}
