import ConfiguredAPI
import ConfiguredRuntime
import Foundation
import Testing

/// One value of every type that a format is given, and how it is written.
struct Sample {
    let uuid: UUID
    let url: URL
    let day: CalendarDate
    let moment: Date
    let data: Data
    let exact: Decimal

    init() throws {
        uuid = try #require(UUID(uuidString: Self.texts["uuid"] ?? ""))
        url = try #require(URL(string: Self.texts["url"] ?? ""))
        day = try #require(CalendarDate(Self.texts["day"] ?? ""))
        moment = try #require(DateTime.parse(Self.texts["moment"] ?? ""))
        data = Data([0xFB, 0xEF, 0xFF, 0x00])
        exact = try #require(Decimal(string: Self.texts["exact"] ?? ""))
    }

    /// As a query or a header has them. Every number has more digits than a `Double`.
    static let texts = [
        "uuid": "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "url": "https://example.com/a?b=c%20d", "day": "2026-02-28",
        "moment": "2026-01-15T09:30:00.000Z", "data": "++//AA==", "text": "aGk=",
        "exact": "0.1234567890123456789012345678", "ratio": "1.5", "small": "9007199254740993",
        "long": "-9223372036854775808", "huge": "18446744073709551615",
    ]
    /// In the order of the document.
    static let names = ["uuid", "url", "day", "moment", "data", "text", "exact", "ratio", "small", "long", "huge"]
    private static let numbers: Set = ["exact", "ratio", "small", "long", "huge"]

    /// As JSON has it.
    static func json(_ name: String) -> String {
        let text = texts[name] ?? ""
        return numbers.contains(name) ? text : "\"\(text)\""
    }

    /// A JSON object of all, sorted by name.
    static let object = "{" + names.sorted().map { "\"\($0)\":\(json($0))" }.joined(separator: ",") + "}"

    var scalars: Scalars {
        Scalars(
            uuid: uuid,
            url: url,
            day: day,
            moment: moment,
            data: data,
            text: "aGk=",
            exact: exact,
            ratio: 1.5,
            small: 9_007_199_254_740_993,
            long: .min,
            huge: .max
        )
    }
}
