import Foundation

/// The three date formats of HTTP (RFC 9110 section 5.6.7).
///
/// Names of days and months are read in any case, and the name of the day isn't compared with the date.
enum HTTPDate {
    /// - Parameter now: Tells the century of the two-digit years of RFC 850: at most 50 years ahead.
    static func parse(_ text: String, now: Date) -> Date? {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        switch words.count {
        case 6: return internetMessageDate(words)
        case 4: return rfc850Date(words, now: now)
        case 5: return asctimeDate(words)
        default: return nil
        }
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    private static func internetMessageDate(_ words: [Substring]) -> Date? {
        guard words[0].hasSuffix(","), isDay(words[0].dropLast(), in: shortDays), isZone(words[5]),
            let day = number(words[1], digits: 2), let month = month(words[2]), let year = number(words[3], digits: 4)
        else { return nil }
        return date(year: year, month: month, day: day, time: words[4])
    }

    /// `Sunday, 06-Nov-94 08:49:37 GMT`
    private static func rfc850Date(_ words: [Substring], now: Date) -> Date? {
        let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
        guard words[0].hasSuffix(","), isDay(words[0].dropLast(), in: longDays), isZone(words[3]), parts.count == 3,
            let day = number(parts[0], digits: 2), let month = month(parts[1]),
            let shortYear = number(parts[2], digits: 2)
        else { return nil }
        let dayNow = Int((now.timeIntervalSinceReferenceDate / 86_400).rounded(.down)) + CivilDate.referenceDay
        let today = CivilDate.date(days: dayNow)
        let daysAhead = CivilDate.days(year: today.year + 50, month: today.month, day: today.day) - dayNow
        let limit = now.addingTimeInterval(Double(daysAhead) * 86_400)
        let century = today.year / 100
        return [century + 1, century, century - 1].lazy
            .compactMap { date(year: $0 * 100 + shortYear, month: month, day: day, time: words[2]) }
            .first { $0 <= limit }
    }

    /// `Sun Nov  6 08:49:37 1994`
    private static func asctimeDate(_ words: [Substring]) -> Date? {
        guard isDay(words[0], in: shortDays), let month = month(words[1]),
            let day = number(words[2], digits: words[2].utf8.count == 1 ? 1 : 2),
            let year = number(words[4], digits: 4)
        else { return nil }
        return date(year: year, month: month, day: day, time: words[3])
    }
}

// MARK: - Parts

extension HTTPDate {
    private static let shortDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let longDays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private static func isDay(_ text: Substring, in names: [String]) -> Bool {
        names.contains(text.lowercased())
    }

    private static func isZone(_ text: Substring) -> Bool {
        text.lowercased() == "gmt"
    }

    private static func month(_ text: Substring) -> Int? {
        months.firstIndex(of: text.lowercased()).map { $0 + 1 }
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return Int(text)
    }

    private static func date(year: Int, month: Int, day: Int, time: Substring) -> Date? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, (1...CivilDate.daysInMonth(month, year: year)).contains(day),
            let hour = number(parts[0], digits: 2), hour < 24,
            let minute = number(parts[1], digits: 2), minute < 60,
            let second = number(parts[2], digits: 2), second <= 60
        else { return nil }
        let days = CivilDate.days(year: year, month: month, day: day) - CivilDate.referenceDay
        return Date(timeIntervalSinceReferenceDate: Double(days * 86_400 + hour * 3600 + minute * 60 + second))
    }
}
