import Foundation

/// What can stand as a value in a JSON object literal.
protocol JSONRepresentable: Sendable {
    var json: JSON { get }
}

extension JSON: JSONRepresentable {
    var json: JSON { self }
}

extension JSONObject: JSONRepresentable {
    var json: JSON { .object(self) }
}

extension String: JSONRepresentable {
    var json: JSON { .string(self) }
}

extension Int: JSONRepresentable {
    var json: JSON { .integer(self) }
}

extension Bool: JSONRepresentable {
    var json: JSON { .bool(self) }
}

extension Double: JSONRepresentable {
    /// Rounded to four decimals: scores are averages, and `0.6666666666666666` helps nobody.
    var json: JSON { .number((self * 10_000).rounded() / 10_000) }
}

extension Date: JSONRepresentable {
    var json: JSON { .string(Timestamp.string(self)) }
}

extension Optional: JSONRepresentable where Wrapped: JSONRepresentable {
    var json: JSON { self?.json ?? .null }
}

extension Array: JSONRepresentable where Element: JSONRepresentable {
    var json: JSON { .array(map(\.json)) }
}

/// Date-times as the API writes and reads them.
enum Timestamp {
    private static let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    private static let whole = Date.ISO8601FormatStyle()

    /// UTC with milliseconds: `2026-01-15T09:30:00.000Z`.
    static func string(_ date: Date) -> String {
        // The format style cuts off below the millisecond; half of one more makes that rounding.
        fractional.format(date.addingTimeInterval(0.0005))
    }

    /// Reads ISO 8601 with or without fractional seconds, with `Z` or an offset.
    static func date(_ text: String) -> Date? {
        (try? fractional.parse(text)) ?? (try? whole.parse(text))
    }
}
