import Foundation
import Testing

@testable import GreenflashRuntime

struct RateLimitCorrectionsTests {
    private let start = Timestamp(Date(timeIntervalSince1970: 1_768_469_400))
    private let hourly = RateLimitTerms(limit: 50, window: .seconds(3600))

    /// A record with a call every second from the start on.
    private func record(calls: Int) -> (record: RateLimitRecord, slots: [RateLimitRecord.Slot]) {
        var record = RateLimitRecord()
        let slots = (0..<calls).flatMap { record.take(1, hourly, now: start + .seconds($0)) }
        return (record, slots)
    }

    private func free(_ record: RateLimitRecord, at seconds: Int, _ terms: RateLimitTerms? = nil) -> Int? {
        record.forecast(terms ?? hourly, now: start + .seconds(seconds)).free
    }

    @Test(arguments: [
        // Own calls, which of them is answered, what the service says is left, what is then.
        (10, 10, 40, 40), (10, 10, 12, 12), (10, 10, 0, 0), (10, 10, 45, 40),
        // Five were sent after the one that is answered, and are still to come off.
        (10, 5, 45, 40), (10, 5, 10, 5), (10, 5, 3, 0),
    ])
    func `takes the service's word where less is left`(calls: Int, answered: Int, remaining: Int, left: Int) {
        var (record, slots) = record(calls: calls)
        record.correct(
            RateLimitStatus(remaining: remaining),
            slot: slots[answered - 1],
            hourly,
            now: start + .seconds(10)
        )
        #expect(free(record, at: 10) == left)
    }

    @Test func `replaces the plan's limit`() {
        var (record, slots) = record(calls: 2)
        for limit in [100, 20] {
            record.correct(
                RateLimitStatus(limit: limit, remaining: limit - 2),
                slot: slots[1],
                hourly,
                now: start + .seconds(5)
            )
            #expect(free(record, at: 5) == limit - 2)
        }
    }

    @Test func `believes in no limit of 0, which could never be corrected`() {
        var (record, slots) = record(calls: 1)
        let status = RateLimitStatus(limit: 0, remaining: 0, resetAfter: .seconds(5))
        record.correct(status, slot: slots[0], hourly, now: start)
        #expect(free(record, at: 4) == 0)
        #expect(free(record, at: 5) == 49)
    }

    @Test func `lets what others took come free at the reset`() {
        var (record, slots) = record(calls: 10)
        record.correct(
            RateLimitStatus(remaining: 0, resetAfter: .seconds(30)),
            slot: slots[9],
            hourly,
            now: start + .seconds(10)
        )
        #expect(free(record, at: 39) == 0)
        #expect(free(record, at: 40) == 40)
    }

    @Test func `spreads what others took where there is no reset`() {
        var (record, slots) = record(calls: 1)
        record.correct(RateLimitStatus(remaining: 45), slot: slots[0], hourly, now: start)
        #expect([0, 899, 900, 1800, 2700, 3599].map { free(record, at: $0) } == [45, 45, 46, 47, 48, 48])
        #expect(free(record, at: 3600) == 50)
    }

    @Test func `believes in more only where the answer is the newest`() {
        var (record, slots) = record(calls: 10)
        record.correct(RateLimitStatus(remaining: 20), slot: slots[9], hourly, now: start + .seconds(10))
        #expect(free(record, at: 10) == 20)
        // An earlier call's answer comes late: it cannot have seen the later ones.
        record.correct(RateLimitStatus(remaining: 45), slot: slots[4], hourly, now: start + .seconds(10))
        #expect(free(record, at: 10) == 20)
        record.correct(RateLimitStatus(remaining: 10), slot: slots[4], hourly, now: start + .seconds(10))
        #expect(free(record, at: 10) == 5)
        let next = record.take(1, hourly, now: start + .seconds(11))[0]
        record.correct(RateLimitStatus(remaining: 39), slot: next, hourly, now: start + .seconds(11))
        #expect(free(record, at: 11) == 39)
    }

    @Test(arguments: [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]])
    func `does not mind the order of answers that agree with it`(order: [Int]) {
        var (record, slots) = record(calls: 5)
        for index in order {
            let status = RateLimitStatus(limit: 50, remaining: 49 - index)
            record.correct(status, slot: slots[index], hourly, now: start + .seconds(5))
            #expect(free(record, at: 5) == 45)
        }
    }

    @Test func `infers a limit that nobody named, from answer to answer`() {
        let unknown = RateLimitTerms(window: .seconds(3600))
        var record = RateLimitRecord()
        var slot = record.take(1, unknown, now: start)[0]
        record.correct(RateLimitStatus(remaining: 2), slot: slot, unknown, now: start)
        #expect(free(record, at: 0, unknown) == 2)
        slot = record.take(1, unknown, now: start + .seconds(1))[0]
        record.correct(RateLimitStatus(remaining: 30), slot: slot, unknown, now: start + .seconds(1))
        #expect(free(record, at: 1, unknown) == 30)
        // A plan that is given knows it better.
        #expect(free(record, at: 1) == 48)
    }

    @Test func `knows the policies of other windows from the bucket's`() {
        var (record, slots) = record(calls: 1)
        let status = RateLimitStatus(limit: 10, window: .seconds(1), remaining: 9, resetAfter: .seconds(1))
        record.correct(status, slot: slots[0], hourly, now: start)
        #expect(free(record, at: 0) == 49)
        record.correct(
            RateLimitStatus(limit: 10, window: .seconds(5), remaining: 0, resetAfter: .seconds(5)),
            slot: slots[0],
            hourly,
            now: start
        )
        #expect(free(record, at: 4) == 0)
        #expect(free(record, at: 5) == 49)
    }

    @Test func `bears any number`() {
        var (record, slots) = record(calls: 1)
        for number in [Int.max, 0, 1] {
            for other in [0, Int.max] {
                record.correct(
                    RateLimitStatus(limit: number, remaining: other, resetAfter: .seconds(Int64.max)),
                    slot: slots[0],
                    hourly,
                    now: start
                )
                record.correct(RateLimitStatus(remaining: other), slot: slots[0], hourly, now: start)
            }
        }
        #expect(record.limit == 1)
        #expect((free(record, at: 3600) ?? 0) <= 1)
    }
}
