import Foundation
import HTTPTypes

/// What a message says of keeping it (RFC 9111), as far as a private cache minds it.
struct CacheControl {
    /// It must not be kept, or not be used without asking the service.
    let forbidsStoring: Bool
    let forbidsUse: Bool
    /// How long it is fresh, from when the service made it; `nil` where that is not said.
    let maximumAge: Duration?

    init(_ fields: HTTPFields) {
        let directives = (fields[.cacheControl] ?? "").split(separator: ",").map { directive in
            let parts = directive.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            return (name: parts.first?.lowercased() ?? "", value: parts.dropFirst().first)
        }
        forbidsStoring = directives.contains { $0.name == "no-store" }
        forbidsUse = directives.contains { $0.name == "no-cache" }
        // Of several, or where the number cannot be read, the careful reading (section 4.2.1).
        maximumAge = directives.filter { $0.name == "max-age" }.map { directive in
            let digits = (directive.value ?? "").trimmingCharacters(in: ["\""])
            return .seconds(max(0, Int32(digits) ?? (digits.isLongNumber ? .max : 0)))
        }
        .min()
    }
}

extension String {
    fileprivate var isLongNumber: Bool {
        count > 9 && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension HTTPResponse {
    /// How long the answer may be used from now on, as far as its header fields say.
    ///
    /// - Returns: Zero where it must not be kept, `nil` where they say nothing.
    func freshness(now: Date) -> Duration? {
        let control = CacheControl(headerFields)
        guard !control.forbidsStoring, !control.forbidsUse, headerFields[.vary]?.contains("*") != true else {
            return .zero
        }
        if let maximumAge = control.maximumAge { return max(.zero, maximumAge - age) }
        guard let expires = headerFields[.expires] else { return nil }
        // A date that cannot be read, such as 0, is in the past (section 5.3).
        guard let end = HTTPDate.parse(expires, now: now) else { return .zero }
        let begin = headerFields[.date].flatMap { HTTPDate.parse($0, now: now) } ?? now
        return max(.zero, .seconds(end.timeIntervalSince(begin)) - age)
    }

    /// How old the answer was when it came.
    var age: Duration {
        .seconds(max(0, headerFields[.age].flatMap { Int32($0) } ?? 0))
    }
}
