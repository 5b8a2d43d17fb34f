public import Foundation

/// The `Retry-After` header field (RFC 9110 section 10.2.3).
public enum RetryAfter {
    /// The time to wait.
    ///
    /// - Parameters:
    ///   - value: Whole seconds, or a date in one of the three formats of HTTP.
    ///   - now: What a date is compared with.
    /// - Returns: Zero for a date that has passed, `nil` for what is neither, and for numbers out of range.
    public static func parse(_ value: String, now: Date) -> Duration? {
        let text = value.trimmingCharacters(in: .whitespaces)
        if text.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true {
            return seconds(text)
        }
        guard let date = HTTPDate.parse(text, now: now) else { return nil }
        return .seconds(max(0, date.timeIntervalSince(now)))
    }

    private static func seconds(_ text: String) -> Duration? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int64(text).map { .seconds($0) }
    }
}
