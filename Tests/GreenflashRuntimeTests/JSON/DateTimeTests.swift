import Foundation
import GreenflashRuntime
import Testing

@Suite struct DateTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-01-15T09:30:00.000Z", 1_768_469_400),
        ("2026-01-15T09:30:00Z", 1_768_469_400),
        ("2026-01-15t09:30:00z", 1_768_469_400),
        ("2026-01-15 09:30:00Z", 1_768_469_400),
        ("2026-01-15T09:30:00.5Z", 1_768_469_400.5),
        ("2026-01-15T09:30:00,25Z", 1_768_469_400.25),
        ("2026-01-15T09:30:00.123456Z", 1_768_469_400.123456),
        ("2026-01-15T09:30:00.5000000000000000000000000000Z", 1_768_469_400.5),
        ("2026-01-15T10:30:00+01:00", 1_768_469_400),
        ("2026-01-15T10:30:00+0100", 1_768_469_400),
        ("2026-01-15T10:30:00+01", 1_768_469_400),
        ("2026-01-15T00:15:00.000-09:15", 1_768_469_400),
        ("2026-01-15T09:30:00-00:00", 1_768_469_400),
        ("2026-01-16T09:29:00+23:59", 1_768_469_400),
        ("1969-12-31T23:59:59.5Z", -0.5),
        ("2000-02-29T12:00:00Z", 951_825_600),
        ("2024-02-29T23:59:59Z", 1_709_251_199),
        ("1900-03-01T00:00:00Z", -2_203_891_200),
        ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("0000-01-01T00:00:00Z", -62_167_219_200),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
        ("1990-12-31T23:59:60Z", 662_688_000),
        ("1990-12-31T15:59:60-08:00", 662_688_000),
        ("1991-01-01T05:29:60.5+05:30", 662_688_000.5),
    ])
    func reads(_ text: String, _ seconds: Double) throws {
        let date = try #require(DateTime.parse(text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_000_5)
    }

    @Test(arguments: [
        "", "yesterday", "2026", "2026-01-15", "09:30:00Z", "1768469400",
        "2026-01-15T09:30:00", "2026-01-15T09:30Z", "2026-01-15T09:30:00.Z", "2026-01-15T09:30:00.5",
        "2026-00-15T09:30:00Z", "2026-13-15T09:30:00Z", "2026-01-00T09:30:00Z", "2026-01-32T09:30:00Z",
        "2026-04-31T09:30:00Z", "2026-02-29T09:30:00Z", "1900-02-29T09:30:00Z", "2100-02-29T00:00:00Z",
        "2026-01-15T24:00:00Z", "2026-01-15T09:60:00Z", "2026-01-15T09:30:61Z", "2026-01-15T09:30:60Z",
        "2026-01-15T23:59:60+01:00", "2026-01-15T09:30:00+24:00", "2026-01-15T09:30:00+01:60",
        "2026-01-15T09:30:00+1", "2026-01-15T09:30:00+01:", "2026-01-15T09:30:00+01:0", "2026-01-15T09:30:00+",
        "2026-01-15T09:30:00ZZ", " 2026-01-15T09:30:00Z", "2026-01-15T09:30:00Z ", "2026-1-15T09:30:00Z",
        "2026/01/15T09:30:00Z", "2026-01-15_09:30:00Z", "2026-01-15T9:30:00Z", "-026-01-15T09:30:00Z",
        "+2026-01-15T09:30:00Z", "2026-01-15T09:30:00.-5Z", "２026-01-15T09:30:00Z", "2026-01-15T09:30:00\u{0}",
        "2026-01-15T09.30.00Z", "20260115T093000Z", "2026-01-15T09:30:00 Z", "2026-01-15T09:30:00UTC",
    ])
    func refuses(_ text: String) {
        #expect(DateTime.parse(text) == nil)
    }

    @Test func readsSubstrings() {
        let text = "at 2026-01-15T09:30:00Z."
        #expect(DateTime.parse(text.dropFirst(3).dropLast())?.timeIntervalSince1970 == 1_768_469_400)
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_768_469_400, "2026-01-15T09:30:00.000Z"),
        (1_768_469_400.5, "2026-01-15T09:30:00.500Z"),
        (1_768_469_400.123, "2026-01-15T09:30:00.123Z"),
        (1_768_469_400.999, "2026-01-15T09:30:00.999Z"),
        (1_768_469_400.123456, "2026-01-15T09:30:00.123456Z"),
        (1_768_469_400.000001, "2026-01-15T09:30:00.000001Z"),
        (1_768_469_399.9999999, "2026-01-15T09:30:00.000Z"),
        (-0.5, "1969-12-31T23:59:59.500Z"),
        (951_782_400, "2000-02-29T00:00:00.000Z"),
        (-62_167_219_200, "0000-01-01T00:00:00.000Z"),
        (253_402_300_799, "9999-12-31T23:59:59.000Z"),
        (-1e15, "0000-01-01T00:00:00.000Z"),
        (1e15, "9999-12-31T23:59:59.999969Z"),
        (Double.infinity, "9999-12-31T23:59:59.999969Z"),
        (-Double.infinity, "0000-01-01T00:00:00.000Z"),
    ])
    func writes(_ seconds: Double, _ text: String) {
        #expect(DateTime.string(Date(timeIntervalSince1970: seconds)) == text)
    }

    // From 2137 on, the steps between two Doubles are longer than a microsecond's error in their product.
    @Test(arguments: ["2140-03-24T01:57:09.216172Z", "2141-10-06T22:20:00.159539Z", "2272-12-31T23:59:59.999999Z"])
    func writesMicrosecondsAsTheyWereRead(_ text: String) throws {
        #expect(DateTime.string(try #require(DateTime.parse(text))) == text)
    }

    // A Double has 32,768 steps a second there.
    @Test func writesTheLastMillisecondOfAllAsFinelyAsTheOthers() throws {
        let date = try #require(DateTime.parse("9999-12-31T23:59:59.9999Z"))
        #expect(DateTime.string(date) == "9999-12-31T23:59:59.999908Z")
    }

    @Test func writesWhatIsNoNumberWithoutATrap() {
        #expect(DateTime.string(Date(timeIntervalSinceReferenceDate: .nan)) == "2001-01-01T00:00:00.000Z")
    }

    @Test func everyDayOfFourCenturiesSurvivesARoundTrip() {
        // The Gregorian calendar repeats after 146,097 days.
        var failures = 0
        for day in -11_000..<135_097 {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 45_296.789)
            let text = DateTime.string(date)
            if DateTime.parse(text).map(DateTime.string) != text { failures += 1 }
        }
        #expect(failures == 0)
    }

    @Test func everyMillisecondOfASecondIsKept() {
        for millisecond in 0..<1000 {
            let digits = String(millisecond + 1000).dropFirst()
            for year in ["0001", "1970", "2026", "9999"] {
                let text = "\(year)-12-31T23:59:59.\(digits)Z"
                #expect(DateTime.parse(text).map(DateTime.string) == text)
            }
        }
    }
}
