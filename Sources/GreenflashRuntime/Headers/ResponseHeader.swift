public import Foundation
import HTTPTypes

/// A header field of answers with the type of its value.
///
/// Generated modules declare those that their API describes:
///
/// ```swift
/// let options = CallOptions(onResponse: { info in print(info[.xRateLimitRemaining] ?? 0) })
/// ```
public struct ResponseHeader<Value: Sendable>: Sendable {
    /// The field's name.
    public let name: String
    let read: @Sendable (String) -> Value?

    /// - Parameter read: Makes a value of the field's text; `nil` where it is none.
    public init(_ name: String, _ read: @escaping @Sendable (String) -> Value?) {
        self.name = name
        self.read = read
    }

    func value(in fields: HTTPFields) -> Value? {
        HTTPField.Name(name).flatMap { fields[$0] }.flatMap(read)
    }
}

extension ResponseInfo {
    /// The value of a header field; `nil` where there is none, or where it is not what the API promises.
    public subscript<Value>(_ header: ResponseHeader<Value>) -> Value? { header.value(in: headers) }
}

extension APIError {
    /// The value of a header field of the answer; `nil` where there is none, or where it is not what the API promises.
    public subscript<Value>(_ header: ResponseHeader<Value>) -> Value? { header.value(in: headers) }
}

// MARK: - Kinds of values

extension ResponseHeader where Value == String {
    /// The text as it is.
    public init(_ name: String) { self.init(name) { $0 } }
}

extension ResponseHeader where Value == Int {
    /// A whole number.
    public init(_ name: String) { self.init(name) { Int($0) } }
}

extension ResponseHeader where Value == Double {
    /// A number.
    public init(_ name: String) { self.init(name) { Double($0) } }
}

extension ResponseHeader where Value == Bool {
    /// `true` or `false`.
    public init(_ name: String) { self.init(name) { Bool($0.lowercased()) } }
}

extension ResponseHeader where Value == Date {
    /// A date as HTTP writes it (RFC 9110, section 5.6.7), or as JSON does (RFC 3339).
    public init(_ name: String) { self.init(name) { HTTPDate.parse($0, now: Date()) ?? DateTime.parse($0) } }
}

extension ResponseHeader where Value == [String] {
    /// Texts separated by commas.
    public init(_ name: String) {
        self.init(name) { text in
            text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }
}

extension ResponseHeader where Value: OpenEnumeration {
    /// A value of an enumeration.
    public init(_ name: String) { self.init(name) { Value(rawValue: $0) } }
}

extension ResponseHeader where Value: Decodable {
    /// JSON.
    public init(json name: String) {
        self.init(name) { try? JSONCoding.decode(Value.self, from: Data($0.utf8)) }
    }
}
