import GreenflashRuntime
import Testing

@Suite struct OpenEnumerationTests {
    @Test func knownAndUnknownValuesKeepTheirSpelling() throws {
        let plans = try decode(#"["free","Growth","néw / plan",""]"#, as: [SamplePlan].self)
        #expect(plans.map(\.isKnown) == [true, false, false, false])
        #expect(try encode(plans) == #"["free","Growth","néw / plan",""]"#)
    }

    @Test func isWrittenAsALiteralAndPrintsAsItsValue() {
        let plan: SamplePlan = "growth"
        #expect(plan == .growth)
        #expect("\(plan)" == "growth")
        #expect(Set([plan, .growth, .free]).count == 2)
    }

    @Test func refusesOtherKindsOfJSON() {
        #expect(throws: DecodingError.self) { try decode("1", as: SamplePlan.self) }
        #expect(throws: DecodingError.self) { try decode("null", as: SamplePlan.self) }
    }
}
