import Foundation

// Dates and times of ISO 8601 that RFC 3339 does not admit.

extension DateTime {
    /// Reads a date and time that ``parse(_:)`` does not take, but means one point in time:
    ///
    /// - without a zone, which is UTC: whoever reads it elsewhere can take it for nothing else (RFC 3339 section 4.4);
    /// - in ISO 8601's basic format: `20260115T093000Z`;
    /// - without seconds: `2026-01-15T09:30Z`;
    /// - with 24:00 for the end of a day.
    ///
    /// A day without a time is not one point in time, and a number may count seconds or milliseconds.
    static func parseAnySpelling(_ text: String) -> Date? {
        if let date = parse(text) { return date }
        var text = text
        return text.withUTF8 { bytes in
            var scanner = ByteScanner(bytes)
            guard let (day, isBasic) = day(&scanner), scanner.skipTimeSeparator(),
                let time = time(&scanner, isBasic: isBasic),
                let offset = scanner.isAtEnd ? 0 : zoneOffset(&scanner), scanner.isAtEnd
            else { return nil }
            let minutes = (day - CivilDate.referenceDay) * 1440 + time.minute - offset
            return date(minutes: minutes, second: time.second, nanoseconds: time.nanoseconds)
        }
    }

    /// Whether the time of a date and time in extended format is the beginning of the day, wherever that is.
    static func isMidnight(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = ByteScanner(bytes)
            guard day(&scanner) != nil, scanner.skipTimeSeparator(), let time = time(&scanner, isBasic: false),
                time.minute == 0, time.second == 0, time.nanoseconds == 0
            else { return false }
            return scanner.isAtEnd || zoneOffset(&scanner) != nil && scanner.isAtEnd
        }
    }

    /// The day, counted from 1970-01-01.
    private static func day(_ scanner: inout ByteScanner) -> (day: Int, isBasic: Bool)? {
        guard let year = scanner.digits(4) else { return nil }
        let isBasic = !scanner.skip(UInt8(ascii: "-"))
        guard let month = scanner.digits(2), (1...12).contains(month),
            isBasic || scanner.skip(UInt8(ascii: "-")),
            let day = scanner.digits(2), (1...CivilDate.daysInMonth(month, year: year)).contains(day)
        else { return nil }
        return (CivilDate.days(year: year, month: month, day: day), isBasic)
    }

    private static func time(
        _ scanner: inout ByteScanner,
        isBasic: Bool
    ) -> (minute: Int, second: Int, nanoseconds: Int)? {
        guard let hour = scanner.digits(2), hour <= 24, isBasic || scanner.skip(UInt8(ascii: ":")),
            let minute = scanner.digits(2), minute < 60
        else { return nil }
        var (second, nanoseconds) = (0, 0)
        let hasSeconds = isBasic ? scanner.nextIsDigit : scanner.skip(UInt8(ascii: ":"))
        if hasSeconds {
            guard let digits = scanner.digits(2), digits <= 60, let part = fraction(&scanner) else { return nil }
            (second, nanoseconds) = (digits, part)
        }
        guard hour < 24 || (minute, second, nanoseconds) == (0, 0, 0) else { return nil }
        return (hour * 60 + minute, second, nanoseconds)
    }
}

extension ByteScanner {
    /// Steps over `T`, `t` or a space.
    fileprivate mutating func skipTimeSeparator() -> Bool {
        skip(UInt8(ascii: "T")) || skip(UInt8(ascii: "t")) || skip(UInt8(ascii: " "))
    }
}
