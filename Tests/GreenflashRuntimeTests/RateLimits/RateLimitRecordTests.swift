import Foundation
import Testing

@testable import GreenflashRuntime

struct RateLimitRecordTests {
    private let start = Timestamp(Date(timeIntervalSince1970: 1_768_469_400))
    private let hourly = RateLimitTerms(limit: 3, window: .seconds(3600))

    /// A record with calls so many seconds after the start.
    private func record(_ seconds: Int...) -> RateLimitRecord {
        var record = RateLimitRecord()
        for second in seconds { #expect(record.take(1, hourly, now: start + .seconds(second)).count == 1) }
        return record
    }

    @Test(arguments: [
        (Duration.zero, 0), (.seconds(3600) - .microseconds(1), 0), (.seconds(3600), 1),
        (.seconds(3610) - .microseconds(1), 1),
        (.seconds(3610), 2), (.seconds(7200), 3), (.seconds(100_000), 3),
    ])
    func `frees a slot exactly one window after it was taken`(after: Duration, free: Int) {
        let record = record(0, 10, 20)
        let now = start + .seconds(20) + max(.zero, after - .seconds(20))
        #expect(record.forecast(hourly, now: now).free == free)
        var taken = record
        #expect(taken.take(5, hourly, now: now).count == free)
    }

    @Test(arguments: [0.1, 0.2, 0.3, 1.0 / 3, 1234.567891, 3599.9999995])
    func `is exact with dates whose sums are rounded`(offset: Double) {
        var record = RateLimitRecord()
        let date = start.date.addingTimeInterval(offset)
        let terms = RateLimitTerms(limit: 1, window: .seconds(3600))
        _ = record.take(1, terms, now: Timestamp(date))
        #expect(record.take(1, terms, now: Timestamp(date.addingTimeInterval(3599.999999))).isEmpty)
        #expect(record.take(1, terms, now: Timestamp(date.addingTimeInterval(3600))).count == 1)
    }

    @Test(arguments: [(1, 1), (3, 3), (4, 3), (1000, 3)])
    func `gives out no more than there is`(count: Int, taken: Int) {
        var record = RateLimitRecord()
        #expect(record.take(count, hourly, now: start).count == taken)
        #expect(record.forecast(hourly, now: start).free == 3 - taken)
    }

    @Test func `counts calls without a limit, for the time when there is one`() {
        var record = RateLimitRecord()
        let unlimited = RateLimitTerms(window: .seconds(3600))
        #expect(record.take(7, unlimited, now: start).count == 7)
        #expect(record.forecast(unlimited, now: start).free == nil)
        #expect(record.forecast(RateLimitTerms(limit: 10, window: .seconds(3600)), now: start).free == 3)
        _ = record.take(20_000, unlimited, now: start)
        #expect(record.calls.count == RateLimitRecord.maximumCallsWithoutLimit)
    }

    @Test func `frees a slot that is given back, once`() {
        var record = record(0, 10, 20)
        let now = start + .seconds(30)
        record.giveBack(RateLimitRecord.Slot(date: start + .seconds(10)), now: now)
        #expect(record.calls == [start, start + .seconds(20)])
        record.giveBack(RateLimitRecord.Slot(date: start + .seconds(10)), now: now)
        #expect(record.calls.count == 2)
    }

    @Test func `counts calls as made now when the clock was set back`() {
        var record = record(5000, 5000, 5000)
        #expect(record.take(1, hourly, now: start).isEmpty)
        #expect(record.forecast(hourly, now: start).slot(after: 0) == start + .seconds(3600))
        record.giveBack(RateLimitRecord.Slot(date: start + .seconds(5000)), now: start)
        #expect(record.take(2, hourly, now: start).count == 1)
    }

    @Test func `holds no longer than a window, whatever the service asks for, and whatever the clock does`() {
        var record = RateLimitRecord()
        record.hold(for: .seconds(1_000_000_000_000), hourly, now: start + .seconds(100_000))
        #expect(record.take(1, hourly, now: start + .seconds(103_599)).isEmpty)
        #expect(record.take(1, hourly, now: start + .seconds(103_600)).count == 1)
        record.hold(for: .seconds(600), hourly, now: start + .seconds(104_000))
        // The clock is set back.
        _ = record.take(1, hourly, now: start)
        #expect(record.forecast(hourly, now: start + .seconds(3600)).heldUntil == nil)
    }

    @Test func `keeps the longer of two holds`() {
        var record = RateLimitRecord()
        record.hold(for: .seconds(30), hourly, now: start)
        record.hold(for: .seconds(10), hourly, now: start)
        #expect(record.forecast(hourly, now: start + .seconds(29)).free == 0)
        #expect(record.forecast(hourly, now: start + .seconds(30)).free == 3)
    }

    @Test(arguments: [
        // Those in line, the limit, and when the next one's turn is.
        (0, 3, 3600), (1, 3, 3610), (2, 3, 3620), (3, 3, 7200), (4, 3, 7210), (8, 3, 10820),
        (0, 4, 20), (1, 4, 3600), (3, 4, 3620), (4, 4, 3620), (5, 4, 7200),
        // A limit that was lowered: two have to end before one is free.
        (0, 2, 3610), (1, 2, 3620), (2, 2, 7210),
    ])
    func `foresees the slot of whoever stands in line`(others: Int, limit: Int, seconds: Int) {
        let forecast = record(0, 10, 20)
            .forecast(RateLimitTerms(limit: limit, window: .seconds(3600)), now: start + .seconds(20))
        #expect(forecast.slot(after: others) == start + .seconds(seconds))
    }

    @Test func `foresees no slot where none is allowed`() {
        var record = RateLimitRecord()
        let none = RateLimitTerms(limit: 0, window: .seconds(3600))
        #expect(record.take(1, none, now: start).isEmpty)
        #expect(record.forecast(none, now: start).slot(after: 0) == nil)
    }

    @Test func `survives being stored`() throws {
        var record = record(0, 10)
        record.correct(
            RateLimitStatus(limit: 20, remaining: 4, resetAfter: .seconds(9.5)),
            slot: RateLimitRecord.Slot(date: start + .seconds(10)),
            hourly,
            now: start + .seconds(11)
        )
        record.hold(for: .milliseconds(1500), hourly, now: start + .seconds(11))
        let stored = try JSONDecoder().decode(RateLimitRecord.self, from: JSONEncoder().encode(record))
        #expect(stored == record)
        #expect(record.expiry == (start + .seconds(3610)).date)
        #expect(RateLimitRecord().expiry == nil)
    }

    @Test(arguments: [
        "", "{}", "[]", "null",
        #"{"calls":[-1],"othersUntil":[],"isLimitInferred":false,"window":0}"#,
        #"{"calls":[9223372036854775807],"othersUntil":[],"isLimitInferred":false,"window":0}"#,
        #"{"calls":[],"othersUntil":[],"isLimitInferred":false,"window":0,"limit":-5}"#,
        #"{"calls":["soon"],"othersUntil":[],"isLimitInferred":false,"window":0}"#,
    ])
    func `refuses what no record can be`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(RateLimitRecord.self, from: Data(json.utf8))
        }
    }

    @Test func `bears the ends of time`() {
        var record = RateLimitRecord()
        for date in [
            Date.distantPast, .distantFuture, Date(timeIntervalSince1970: .infinity), Date(timeIntervalSince1970: .nan),
        ] {
            _ = record.take(1, RateLimitTerms(limit: 1, window: .seconds(Int64.max)), now: Timestamp(date))
        }
        #expect(record.calls.count == 1)
    }
}
