import Foundation

// What else means a number, a truth value, a text or a date, and no other. The table with the reasons is in
// Answers.md, in the documentation of the module Greenflash, and its tests read it there.

extension Int: Respellable {
    init?(respelt decoder: any Decoder) {
        guard let value = QuotedNumber.read(Int.self, decoder) else { return nil }
        self = value
    }
}

extension Int64: Respellable {
    init?(respelt decoder: any Decoder) {
        guard let value = QuotedNumber.read(Int64.self, decoder) else { return nil }
        self = value
    }
}

extension UInt64: Respellable {
    init?(respelt decoder: any Decoder) {
        guard let value = QuotedNumber.read(UInt64.self, decoder) else { return nil }
        self = value
    }
}

extension Double: Respellable {
    init?(respelt decoder: any Decoder) {
        guard let value = QuotedNumber.read(Double.self, decoder) else { return nil }
        self = value
    }
}

extension Decimal: Respellable {
    init?(respelt decoder: any Decoder) {
        guard let value = QuotedNumber.read(Decimal.self, decoder) else { return nil }
        self = value
    }
}

/// A number of JSON in quotation marks.
private enum QuotedNumber {
    static func read<Number: Decodable>(_ type: Number.Type, _ decoder: any Decoder) -> Number? {
        guard let text = try? decoder.singleValueContainer().decode(String.self),
            // Around it JSON would admit white space, and before it `+` and zeros are none of JSON's.
            let first = text.utf8.first, isDigit(first) || first == UInt8(ascii: "-"),
            let last = text.utf8.last, isDigit(last)
        else { return nil }
        return try? JSONCoding.decode(type, from: Data(text.utf8))
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension Bool: Respellable {
    init?(respelt decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            guard text == "true" || text == "false" else { return nil }
            self = text == "true"
        } else {
            guard let number = try? container.decode(Int.self), number == 0 || number == 1 else { return nil }
            self = number == 1
        }
    }
}

extension String: Respellable {
    /// Whole numbers only: of others the spelling is lost, and 1.10 may have been the text.
    init?(respelt decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            self = String(number)
        } else if let number = try? container.decode(UInt64.self) {
            self = String(number)
        } else {
            return nil
        }
    }
}

extension Date: Respellable {
    init?(respelt decoder: any Decoder) throws {
        guard let text = try? decoder.singleValueContainer().decode(String.self),
            let date = DateTime.parseAnySpelling(text)
        else { return nil }
        self = date
    }
}

extension CalendarDate: Respellable {
    /// A date and time at midnight, which has no time to lose.
    init?(respelt decoder: any Decoder) throws {
        guard let text = try? decoder.singleValueContainer().decode(String.self), text.count > 10,
            let date = CalendarDate(String(text.prefix(10))), DateTime.isMidnight(text)
        else { return nil }
        self = date
    }
}

extension JSONValue: Respellable {
    /// Any JSON is one as it is.
    init?(respelt decoder: any Decoder) { return nil }
}
