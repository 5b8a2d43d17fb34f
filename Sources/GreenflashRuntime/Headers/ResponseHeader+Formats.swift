public import Foundation

// Texts that are values of a type of their own, as they are in JSON.

extension ResponseHeader where Value == Int64 {
    /// A whole number.
    public init(_ name: String) { self.init(name) { Int64($0) } }
}

extension ResponseHeader where Value == UInt64 {
    /// A whole number without a sign.
    public init(_ name: String) { self.init(name) { UInt64($0) } }
}

extension ResponseHeader where Value == Decimal {
    /// A number with every digit that it was written with, up to 38.
    public init(_ name: String) { self.init(name) { try? JSONCoding.decode(Decimal.self, from: Data($0.utf8)) } }
}

extension ResponseHeader where Value == Data {
    /// Bytes, written as base64.
    public init(_ name: String) { self.init(name) { Data(base64Encoded: $0) } }
}

extension ResponseHeader where Value == UUID {
    /// A universally unique identifier.
    public init(_ name: String) { self.init(name) { UUID(uuidString: $0) } }
}

extension ResponseHeader where Value == URL {
    /// A URL.
    public init(_ name: String) { self.init(name) { URL(string: $0) } }
}

extension ResponseHeader where Value == CalendarDate {
    /// A day.
    public init(_ name: String) { self.init(name) { CalendarDate($0) } }
}
