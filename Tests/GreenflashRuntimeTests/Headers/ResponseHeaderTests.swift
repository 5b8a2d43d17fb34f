import Foundation
import Testing

@testable import GreenflashRuntime

/// Header fields as the types that an API promises. What it does not promise is no value.
@Suite struct ResponseHeaderTests {
    private func text<Value>(_ header: ResponseHeader<Value>, _ text: String) -> String? {
        header.read(text).map { String(describing: $0) }
    }

    @Test(
        arguments: [
            ("-9223372036854775808", "-9223372036854775808", nil),
            ("18446744073709551615", nil, "18446744073709551615"),
            ("1.5", nil, nil), ("", nil, nil),
        ] as [(String, String?, String?)]
    )
    func wholeNumbersOf64Bits(field: String, signed: String?, unsigned: String?) {
        #expect(text(ResponseHeader<Int64>("X"), field) == signed)
        #expect(text(ResponseHeader<UInt64>("X"), field) == unsigned)
    }

    @Test(
        arguments: [
            ("0.1000000000000000000000000001", "0.1000000000000000000000000001"), ("-12", "-12"), ("1,5", nil),
            ("a", nil),
        ] as [(String, String?)]
    )
    func decimalsToTheLastDigit(field: String, expected: String?) {
        #expect(text(ResponseHeader<Decimal>("X"), field) == expected)
    }

    @Test func textsOfAFormat() {
        let id = "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"
        #expect(ResponseHeader<UUID>("X").read(id.lowercased())?.uuidString == id)
        #expect(ResponseHeader<UUID>("X").read("F81D4FAE") == nil)
        #expect(ResponseHeader<URL>("X").read("https://example.com/a")?.host() == "example.com")
        #expect(ResponseHeader<URL>("X").read("") == nil)
        #expect(ResponseHeader<CalendarDate>("X").read("2026-02-28")?.day == 28)
        #expect(ResponseHeader<CalendarDate>("X").read("2026-02-30") == nil)
        #expect(ResponseHeader<Data>("X").read("aGk=") == Data("hi".utf8))
        #expect(ResponseHeader<Data>("X").read("*") == nil)
    }
}
