import Testing

@testable import GreenflashRuntime

@Suite struct PageSequenceTests {
    @Test(arguments: [
        ("/u?page=2", "/u?page=3", "/u?page=4"),
        ("/u?a=1&page=2&b=x%20y", "/u?a=1&page=3&b=x%20y", "/u?a=1&page=4&b=x%20y"),
        ("/u?offset=0&n=5", "/u?offset=50&n=5", "/u?offset=100&n=5"), ("/u?p=9", "/u?p=10", "/u?p=11"),
        ("/u?x&p=1", "/u?x&p=2", "/u?x&p=3"),
    ])
    func goesOnAsTwoPagesDo(first: String, second: String, third: String) throws {
        let sequence = try #require(PageSequence(first, second))
        #expect(sequence.target(after: 0) == second)
        #expect(sequence.target(after: 1) == third)
        #expect(sequence.number(of: third) == sequence.number(after: 1))
        #expect(sequence.number(of: "/other?page=9") == nil)
    }

    @Test(arguments: [
        ("/u", "/u?page=2"), ("/u?page=2", "/u?page=2"), ("/u?page=3", "/u?page=2"), ("/u?page=2", "/v?page=3"),
        ("/u?page=2", "/u?p=3"), ("/u?a=1&page=2", "/u?a=2&page=3"), ("/u?page=2&a=1", "/u?a=1&page=3"),
        ("/u?cursor=abc", "/u?cursor=abd"), ("/u?page=02", "/u?page=03"), ("/u?page=-2", "/u?page=-1"),
        ("/u?page=1.5", "/u?page=2.5"), ("/u?page=2", "/u?page=3&page=3"), ("/u?page=", "/u?page=3"),
        ("/u?c=1234567890123456", "/u?c=1234567890123457"), ("/u/1", "/u/2"), ("/u?2", "/u?3"), ("", ""),
    ])
    func isNoneWhereMoreOrOtherThingsDiffer(first: String, second: String) {
        #expect(PageSequence(first, second) == nil)
    }
}
