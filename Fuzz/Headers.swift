import Foundation
import HTTPTypes

@testable import GreenflashRuntime

// MARK: - Links

/// Each line is a value of a `Link` field.
func fuzzLinks(_ input: Input) {
    let links = LinkHeader.parse(input.lines)
    expect(links.count <= input.bytes.count { $0 == UInt8(ascii: "<") }, "more links than there are targets")
    for link in links {
        expect(!link.target.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }, "\(link.target)")
        expectEqual(LinkHeader.parse([text(of: link)]), [link], "the link, written and read")
    }

    guard let base = URL(string: "https://api.example.com/v1/things?page=1") else { return }
    var fields = HTTPFields()
    for line in input.lines where HTTPField.isValidValue(line) { fields.append(HTTPField(name: linkName, value: line)) }
    guard let target = try? LinkHeader.target(of: "next", in: fields, relativeTo: base) else { return }
    checkTarget(target)
}

private let linkName = HTTPField.Name("Link")!

private func text(of link: LinkHeader.Link) -> String {
    let parameters = link.parameters.map { parameter in
        ";\(parameter.name)=\"\(escaped(parameter.value))\""
    }
    return "<\(link.target)>" + parameters.joined()
}

/// By scalars: a quote with an accent is no `Character` that equals a quote.
private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : "\($0)" }.joined()
}

/// What is asked for next is on the host that the URL names, and can't be more than a target.
private func checkTarget(_ url: URL) {
    guard let origin = Origin(url), origin == Origin(URL(string: "https://api.example.com")!) else { return }
    let target = BaseURL.pathAndQuery(of: url.absoluteString)
    expect(target.isEmpty || target.hasPrefix("/"), "no path: \(target)")
    expect(target.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }, "no target: \(target)")
    let sent = URL(string: "https://api.example.com\(target)")
    expectEqual(sent?.host(), "api.example.com", "the host of \(target)")
}

// MARK: - Dates

/// The first eight bytes are a date, too.
func fuzzDates(_ input: Input) {
    let now = Date(timeIntervalSince1970: 1_750_000_000)
    if let date = DateTime.parse(input.text) {
        // A zone may shift it a day beyond the years that have four digits.
        expect(abs(date.timeIntervalSinceReferenceDate) < 3.2e11, "\(date) is out of range")
        checkDateTime(date)
    }
    if let date = HTTPDate.parse(input.text, now: now) {
        expect(DateTime.isRepresentable(date) || date == DateTime.parse("9999-12-31T23:59:59Z")! + 1, "\(date)")
        for text in [internetMessageText(date), asctimeText(date)] {
            expectEqual(HTTPDate.parse(text, now: now), date, "\(text), read")
        }
    }
    if let date = CalendarDate(input.text) {
        expectEqual(date.description, input.text, "the day, written")
        let days = CivilDate.days(year: date.year, month: date.month, day: date.day)
        expect(CivilDate.date(days: days) == (date.year, date.month, date.day), "\(date) is another day")
    }
    if input.bytes.count >= 8 {
        let bits = input.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        checkDateTime(Date(timeIntervalSinceReferenceDate: Double(bitPattern: bits)))
        // The same bits as a date that may be met with.
        checkDateTime(Date(timeIntervalSince1970: Double(bits % 253_402_300_800_000_000) / 1_000_000))
    }
}

private func checkDateTime(_ date: Date) {
    let text = DateTime.string(date)
    guard let copy = DateTime.parse(text) else { fatalError("\(text) is not read") }
    let isExact = abs(date.timeIntervalSinceReferenceDate) < 8_589_934_592
    // From 2273 on a Double has no place for each microsecond: what is written once may differ, but stays then.
    let again = isExact ? text : DateTime.string(copy)
    expectEqual(DateTime.parse(again).map(DateTime.string), again, "the date, written, read and written")
    guard DateTime.isRepresentable(date) else { return }
    expect(abs(copy.timeIntervalSince(date)) < (isExact ? 0.000_001 : 0.000_1), "\(text) is not the date")
}

private let dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
private let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

private func internetMessageText(_ date: Date) -> String {
    let (year, month, day, time) = parts(date)
    return "Mon, \(padded(day, 2)) \(monthNames[month - 1]) \(padded(year, 4)) \(time) GMT"
}

private func asctimeText(_ date: Date) -> String {
    let (year, month, day, time) = parts(date)
    return "Mon \(monthNames[month - 1]) \(day < 10 ? " " : "")\(day) \(time) \(padded(year, 4))"
}

private func parts(_ date: Date) -> (year: Int, month: Int, day: Int, time: String) {
    let seconds = Int(date.timeIntervalSinceReferenceDate)
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let second = seconds - day * 86_400
    var (year, month, dayOfMonth) = CivilDate.date(days: day + CivilDate.referenceDay)
    var (hour, minute, last) = (second / 3600, second / 60 % 60, second % 60)
    // The leap second of the last day of all is in a year of five digits.
    if year == 10_000 { (year, month, dayOfMonth, hour, minute, last) = (9999, 12, 31, 23, 59, 60) }
    return (year, month, dayOfMonth, "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(last, 2))")
}

private func padded(_ number: Int, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
}

// MARK: - Limits

/// Each line is a header field about limits, named by its place.
func fuzzLimits(_ input: Input) {
    let now = Date(timeIntervalSince1970: 1_750_000_000)
    for line in input.lines {
        if let wait = RetryAfter.parse(line, now: now) {
            expect(wait >= .zero && wait <= .seconds(Int64.max), "\(wait) to wait")
            let digits = line.trimmingCharacters(in: .whitespaces)
            if let number = Int64(digits) { expectEqual(wait, .seconds(number), "the seconds") }
        }
        checkStructuredField(line)
    }
    let names = [
        "RateLimit", "RateLimit-Policy", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset",
        "X-RateLimit-Limit",
        "X-RateLimit-Remaining", "X-RateLimit-Reset",
    ]
    var fields = HTTPFields()
    for (name, line) in zip(names, input.lines) where HTTPField.isValidValue(line) {
        fields.append(HTTPField(name: HTTPField.Name(name)!, value: line))
    }
    guard let status = RateLimitStatus(fields, now: now) else { return }
    expect(status.limit ?? 0 >= 0 && status.remaining ?? 0 >= 0, "\(status) is below zero")
    expect(status.window ?? .zero >= .zero && status.resetAfter ?? .zero >= .zero, "\(status) is in the past")
}

/// What is written is read as what it was.
private func checkStructuredField(_ line: String) {
    if let items = StructuredField.list(line) {
        let copy = items.map(text).joined(separator: ", ")
        expectEqual(StructuredField.list(copy), items, "the list \(copy)")
    }
    if let members = StructuredField.dictionary(line) {
        let copy = members.map { "\($0)=\(text(of: $1))" }.joined(separator: ", ")
        expectEqual(StructuredField.dictionary(copy), members, "the dictionary \(copy)")
    }
}

private func text(of item: StructuredField.Item) -> String {
    text(of: item.value) + item.parameters.map { ";\($0)=\(text(of: $1))" }.joined()
}

private func text(of item: StructuredField.BareItem) -> String {
    switch item {
    case .integer(let value):
        expect(value.magnitude <= 999_999_999_999_999, "\(value) has more than 15 digits")
        return String(value)
    case .decimal(let value):
        expect(value.magnitude < 1e12, "\(value) has more than 12 digits")
        return String(format: "%.3f", value)
    case .string(let value):
        return "\"\(escaped(value))\""
    case .token(let value): return value
    case .bytes(let value): return ":\(value):"
    case .boolean(let value): return value ? "?1" : "?0"
    case .date(let value): return "@\(value)"
    case .displayString(let value): return "%\"\(value)\""
    case .innerList: return "()"
    }
}
