/// Reads the values in a fault's text, and says of each that cannot be read what it could be.
struct FaultValues {
    let name: String
    let value: String?

    init(_ item: FaultItems.Item) {
        name = item.name
        value = item.value
    }

    /// The value's text.
    func text(_ usage: String) throws -> String {
        guard let value, !value.isEmpty else { throw failure(usage) }
        return value
    }

    func integer(_ range: ClosedRange<Int>, _ usage: String) throws -> Int {
        guard let value, let number = Int(value), range.contains(number) else { throw failure(usage) }
        return number
    }

    /// `yes` and `no`; the name alone means yes.
    func flag() throws -> Bool {
        switch value {
        case nil, "yes", "true": return true
        case "no", "false": return false
        default: throw failure("yes or no")
        }
    }

    func duration() throws -> Duration {
        guard let span = value.flatMap({ Span($0) }) else { throw failure("a length of time: 30ms, 0.5s, 5m, 1h") }
        return span.duration
    }

    /// A number of bytes: `10MB`, `64KB`, `100`.
    func size() throws -> Int {
        let units = ["": 1, "KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000]
        let text = value ?? ""
        let unit = text.drop { $0.isNumber }
        guard let factor = units[unit.uppercased()], let number = Int(text.dropLast(unit.count)),
            number <= 1_000_000_000
        else { throw failure("a number of bytes: 10MB, 64KB, 100") }
        return number * factor
    }

    func boundaries() throws -> Boundaries {
        guard let boundaries = value.flatMap({ Boundaries($0) }) else {
            throw failure("a number of bytes, or ascending positions: '\(name)=3', '\(name)=at 1 5 9'")
        }
        return boundaries
    }

    func location() throws -> Fault.Location {
        let text = try text("'self' or a URL")
        return text == "self" ? .itself : .url(text)
    }

    func point() throws -> Fault.Point {
        switch value {
        case nil, "before-head": return .beforeHead
        case "accept": return .accept
        case "in-head": return .inHead
        case "after-head": return .afterHead
        case let value?:
            guard let bytes = Int(value), bytes >= 0 else {
                throw failure("accept, before-head, in-head, after-head, or a number of bytes of the body")
            }
            return .body(bytes)
        }
    }

    func field() throws -> Fault.Field {
        guard let field = value.flatMap({ Fault.Field(line: $0) }) else {
            throw failure("a header field in quotation marks: '\(name)=\"Name: value\"'")
        }
        return field
    }

    /// One of some words.
    func choice<Value>(_ values: KeyValuePairs<String, Value>, default standard: Value? = nil) throws -> Value {
        if value == nil, let standard { return standard }
        guard let found = values.first(where: { $0.key == value }) else {
            throw failure("one of \(values.map(\.key).joined(separator: ", "))")
        }
        return found.value
    }

    private func failure(_ usage: String) -> FaultError {
        let given = value.map { "'\(name)=\($0)'" } ?? "'\(name)' without a value"
        return FaultError("\(given) cannot be read: '\(name)' takes \(usage)")
    }
}
