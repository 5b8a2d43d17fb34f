public import Foundation

/// Points in time as the wire has them: RFC 3339, and the forms of ISO 8601 close to it.
public enum DateTime {
    /// Reads a date and time with its zone.
    ///
    /// Admitted: `T`, `t` or a space between date and time; a fraction of any length; `Z`, `z`, `±hh:mm`, `±hhmm`
    /// or `±hh`; second 60 where UTC is 23:59, read as the second after.
    /// - Returns: `nil` where the text is anything else, or names no real date.
    public static func parse(_ text: some StringProtocol) -> Date? {
        let parsed = text.utf8.withContiguousStorageIfAvailable(parse(bytes:))
        if let parsed { return parsed }
        var copy = String(text)
        return copy.withUTF8(parse(bytes:))
    }

    /// Writes a date in UTC, with milliseconds, or with microseconds where it is finer: `2026-01-15T09:30:00.000Z`.
    ///
    /// The format has four digits for the year: dates outside the years 0...9999 give the nearest that fits.
    public static func string(_ date: Date) -> String {
        let interval = date.timeIntervalSinceReferenceDate
        let bounded = interval.isNaN ? 0 : min(max(interval, earliest), end.nextDown)
        let milliseconds = (bounded * 1000).rounded()
        // Far from the reference date a Double's error shows in the microseconds of what was read as milliseconds.
        let isWhole = milliseconds / 1000 == bounded
        // Apart from the seconds, the fraction loses nothing by the multiplication.
        let seconds = bounded.rounded(.down)
        let fine = Int64(seconds) * 1_000_000 + Int64(((bounded - seconds) * 1_000_000).rounded())
        let microseconds = isWhole ? Int64(milliseconds) * 1000 : fine
        let (wholeSeconds, fraction) = floorDivision(microseconds, by: 1_000_000)
        let (days, secondOfDay) = floorDivision(wholeSeconds, by: 86_400)
        return format(day: Int(days) + CivilDate.referenceDay, second: Int(secondOfDay), microsecond: Int(fraction))
    }

    /// Whether ``string(_:)`` can write the date as it is.
    static func isRepresentable(_ date: Date) -> Bool {
        (earliest..<end).contains(date.timeIntervalSinceReferenceDate)
    }

    // The beginnings of the years 0 and 10,000, in seconds from the reference date.
    private static let earliest: Double = -63_145_526_400
    private static let end: Double = 252_423_993_600
}

// MARK: - Reading

extension DateTime {
    private static func parse(bytes: UnsafeBufferPointer<UInt8>) -> Date? {
        var scanner = ByteScanner(bytes)
        guard let year = scanner.digits(4), scanner.skip(UInt8(ascii: "-")),
            let month = scanner.digits(2), (1...12).contains(month), scanner.skip(UInt8(ascii: "-")),
            let day = scanner.digits(2), (1...CivilDate.daysInMonth(month, year: year)).contains(day),
            let separator = scanner.next(), separator == UInt8(ascii: " ") || separator | 0x20 == UInt8(ascii: "t"),
            let hour = scanner.digits(2), hour < 24, scanner.skip(UInt8(ascii: ":")),
            let minute = scanner.digits(2), minute < 60, scanner.skip(UInt8(ascii: ":")),
            let second = scanner.digits(2), second <= 60,
            let nanoseconds = fraction(&scanner),
            let offset = zoneOffset(&scanner), scanner.isAtEnd
        else { return nil }

        let dayCount = CivilDate.days(year: year, month: month, day: day) - CivilDate.referenceDay
        let minutes = dayCount * 1440 + hour * 60 + minute - offset
        return date(minutes: minutes, second: second, nanoseconds: nanoseconds)
    }

    /// - Parameter minutes: In UTC, from the reference date.
    /// - Returns: `nil` for a second 60 where there is none.
    static func date(minutes: Int, second: Int, nanoseconds: Int) -> Date? {
        if second == 60, (minutes % 1440 + 1440) % 1440 != 1439 { return nil }
        let seconds = Double(minutes * 60 + second)
        return Date(timeIntervalSinceReferenceDate: seconds + Double(nanoseconds) / 1_000_000_000)
    }

    /// The fraction in nanoseconds, further digits cut off; 0 where there is none; `nil` for a dot without digits.
    static func fraction(_ scanner: inout ByteScanner) -> Int? {
        guard scanner.skip(UInt8(ascii: ".")) || scanner.skip(UInt8(ascii: ",")) else { return 0 }
        guard let first = scanner.digits(1) else { return nil }
        var value = first
        var count = 1
        while let digit = scanner.digits(1) {
            guard count < 9 else { continue }
            value = value * 10 + digit
            count += 1
        }
        while count < 9 {
            value *= 10
            count += 1
        }
        return value
    }

    /// The zone's minutes east of UTC.
    static func zoneOffset(_ scanner: inout ByteScanner) -> Int? {
        guard let sign = scanner.next() else { return nil }
        if sign | 0x20 == UInt8(ascii: "z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = scanner.digits(2), hours < 24
        else { return nil }
        var minutes = 0
        if !scanner.isAtEnd {
            _ = scanner.skip(UInt8(ascii: ":"))
            guard let parsed = scanner.digits(2), parsed < 60 else { return nil }
            minutes = parsed
        }
        let total = hours * 60 + minutes
        return sign == UInt8(ascii: "-") ? -total : total
    }
}

// MARK: - Writing

extension DateTime {
    private static func format(day: Int, second: Int, microsecond: Int) -> String {
        let (year, month, dayOfMonth) = CivilDate.date(days: day)
        return String(unsafeUninitializedCapacity: 27) { buffer in
            var count = 0
            func digits(_ value: Int, _ width: Int, then separator: Unicode.Scalar) {
                var value = value
                for index in stride(from: count + width - 1, through: count, by: -1) {
                    buffer[index] = UInt8(ascii: "0") + UInt8(value % 10)
                    value /= 10
                }
                buffer[count + width] = UInt8(ascii: separator)
                count += width + 1
            }
            digits(year, 4, then: "-")
            digits(month, 2, then: "-")
            digits(dayOfMonth, 2, then: "T")
            digits(second / 3600, 2, then: ":")
            digits(second / 60 % 60, 2, then: ":")
            digits(second % 60, 2, then: ".")
            if microsecond % 1000 == 0 {
                digits(microsecond / 1000, 3, then: "Z")
            } else {
                digits(microsecond, 6, then: "Z")
            }
            return count
        }
    }

    private static func floorDivision(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

// MARK: - Errors

extension DateTime {
    static func mismatch(_ text: String, at codingPath: [any CodingKey]) -> DecodingError.Context {
        let shown = text.count > 80 ? text.prefix(80) + "…" : text[...]
        let message =
            "expected a date and time such as 2026-01-15T09:30:00.000Z, found \(String(reflecting: String(shown)))"
        return DecodingError.Context(codingPath: codingPath, debugDescription: message)
    }

    static func unrepresentable(at codingPath: [any CodingKey]) -> EncodingError.Context {
        EncodingError.Context(
            codingPath: codingPath,
            debugDescription: "a date outside the years 0...9999 has no RFC 3339 form"
        )
    }
}
