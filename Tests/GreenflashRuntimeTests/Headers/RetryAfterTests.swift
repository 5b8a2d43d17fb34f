import Foundation
import GreenflashRuntime
import Testing

@Suite struct RetryAfterTests {
    /// Sunday, 6 November 1994, 08:49:07 UTC: half a minute before the date of RFC 9110's examples.
    static let now = Date(timeIntervalSince1970: 784_111_747)

    @Test(arguments: [
        ("0", 0), ("1", 1), ("120", 120), ("007", 7), (" 30 ", 30), ("86400", 86_400),
        ("9223372036854775807", Int64.max),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 30),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 30),
        ("Sun Nov  6 08:49:37 1994", 30),
        ("Sun Nov 06 08:49:37 1994", 30),
        ("sun, 06 nov 1994 08:49:37 gmt", 30),
        ("Mon, 07 Nov 1994 08:49:07 GMT", 86_400),
        ("Sun, 06 Nov 1994 08:49:07 GMT", 0),
        // The past
        ("Sun, 06 Nov 1994 08:49:06 GMT", 0),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Friday, 31-Dec-93 23:59:59 GMT", 0),
        ("Mon Jan  1 00:00:00 1900", 0),
        // Two-digit years: at most 50 years ahead, else in the past
        ("Saturday, 06-Nov-04 08:49:07 GMT", 315_619_200),
        ("Monday, 06-Nov-95 08:49:07 GMT", 31_536_000),
        ("Sunday, 06-Nov-50 08:49:07 GMT", 0),
        ("Sunday, 06-Nov-44 08:49:00 GMT", 1_577_923_193),
        ("Sunday, 06-Nov-44 08:49:08 GMT", 0),
    ])
    func reads(_ value: String, _ seconds: Int64) throws {
        #expect(RetryAfter.parse(value, now: Self.now) == .seconds(seconds))
    }

    @Test(arguments: [
        "", " ", "-1", "+1", "1.5", "1,5", "1e3", "0x10", "soon", "٣", "12s", "1 2", "9223372036854775808",
        "99999999999999999999999", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "Son, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Okt 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun, 06-Nov-94 08:49:37 GMT", "Sunday, 06-Nov 08:49:37 GMT",
        "Sun Nov  6 08:49:37 94", "Sun Nov  6 1994", "1994-11-06T08:49:37Z", "Tue, 29 Feb 1994 00:00:00 GMT",
    ])
    func refuses(_ value: String) {
        #expect(RetryAfter.parse(value, now: Self.now) == nil)
    }
}
