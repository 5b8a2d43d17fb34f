import Foundation

/// A parameter's value, reduced to what the styles tell apart.
enum ParameterValue {
    case text(String)
    /// Without elements that are `null`; nested ones as JSON text.
    case list([String])
    /// Sorted by name, without members that are `null`.
    case object([(name: String, value: SpelledJSON)])

    /// - Returns: `nil` for `null`, and for a list or an object without anything in it.
    /// - Throws: `InvalidRequest` or `EncodingError` for what has no form.
    init?(_ value: any Encodable) throws {
        if let text = try Self.plainText(value) {
            self = .text(text)
        } else if let elements = value as? [any Encodable] {
            let texts = try elements.compactMap { try Self.plainText($0) ?? Self.text(SpelledJSON(encoding: $0)) }
            guard !texts.isEmpty else { return nil }
            self = .list(texts)
        } else {
            self.init(try SpelledJSON(encoding: value))
        }
    }

    init?(_ json: SpelledJSON) {
        switch json {
        case .array(let elements):
            let texts = elements.compactMap(Self.text)
            guard !texts.isEmpty else { return nil }
            self = .list(texts)
        case .object(let members):
            let present = members.filter { !$0.value.isNull }
            guard !present.isEmpty else { return nil }
            self = .object(present.sorted { $0.name < $1.name })
        default:
            guard let text = Self.text(json) else { return nil }
            self = .text(text)
        }
    }

    /// The text of a value that is neither an array nor an object, without a detour and without losing a digit.
    private static func plainText(_ value: any Encodable) throws -> String? {
        switch value {
        case let value as String: value
        case let value as Bool: value ? "true" : "false"
        case let value as any FixedWidthInteger: "\(value)"
        case let value as Double: try text(value)
        case let value as Decimal: "\(value)"
        case let value as Date: try text(value)
        case let value as any OpenEnumeration: value.rawValue
        default: nil
        }
    }

    /// Numbers without a fraction are written without one: `1`, not `1.0`.
    static func text(_ value: Double) throws(InvalidRequest) -> String {
        guard value.isFinite else { throw InvalidRequest(message: "is \(value), which is not a finite number") }
        return Int(exactly: value).map(String.init) ?? String(value)
    }

    static func text(_ value: Date) throws(InvalidRequest) -> String {
        guard DateTime.isRepresentable(value) else {
            throw InvalidRequest(message: "is a date outside the years 0...9999")
        }
        return DateTime.string(value)
    }

    /// A string without its quotes, anything else as JSON; `nil` for `null`.
    static func text(_ json: SpelledJSON) -> String? {
        switch json {
        case .null: nil
        case .string(let text): text
        case .bool(let value): value ? "true" : "false"
        case .number(let text): number(text)
        case .array, .object: json.description
        }
    }

    /// A whole number that JSON has with an exponent is written without one, as it would be by itself.
    private static func number(_ text: String) -> String {
        guard text.contains("e"), let whole = Double(text).flatMap(Int.init(exactly:)) else { return text }
        return String(whole)
    }
}
