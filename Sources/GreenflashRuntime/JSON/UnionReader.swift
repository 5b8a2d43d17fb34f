public import Foundation

/// Reads JSON that may be of one of several types, which nothing but its shape tells apart.
///
/// ```swift
/// let reader = UnionReader(decoder)
/// if let text = reader.attempt(String.self) {
///     self = .text(text)
/// } else if let template = reader.attempt(SystemPromptTemplate.self) {
///     self = .template(template)
/// } else {
///     self = .unknown(try reader.unknown())
/// }
/// ```
public struct UnionReader {
    private let decoder: any Decoder

    /// Reads the value where the decoder stands.
    public init(_ decoder: any Decoder) {
        self.decoder = decoder
    }

    /// The JSON as the type, or `nil` where it doesn't fit.
    public func attempt<T: Decodable>(_ type: T.Type) -> T? {
        // Through the container, so that the decoder's own rules for dates hold.
        try? decoder.singleValueContainer().decode(type)
    }

    /// The JSON as one of the values that an enumeration knows, or `nil`.
    public func attemptKnown<T: OpenEnumeration>(_ type: T.Type) -> T? {
        attempt(type).flatMap { $0.isKnown ? $0 : nil }
    }

    /// The JSON as one of the values that an enumeration knows, or `nil`.
    public func attemptKnown<T: OpenIntegerEnumeration>(_ type: T.Type) -> T? {
        attempt(type).flatMap { $0.isKnown ? $0 : nil }
    }

    /// The JSON as one of the members that a union knows, or `nil`.
    public func attemptKnown<T: OpenUnion>(_ type: T.Type) -> T? {
        attempt(type).flatMap { $0.isKnown ? $0 : nil }
    }

    /// The JSON as a URL with a scheme, spelt as it would be written, or `nil`: `URL` itself takes nearly any text for one.
    public func attemptKnown(_ type: URL.Type) -> URL? {
        guard let text = attempt(String.self), let url = URL(string: text), url.scheme != nil,
            url.absoluteString == text
        else { return nil }
        return url
    }

    /// The JSON as the type, or `nil` where it doesn't fit or has none of the members that only this type knows.
    public func attempt<T: Decodable>(_ type: T.Type, having keys: String...) -> T? {
        guard let container = try? decoder.container(keyedBy: StringKey.self),
            keys.contains(where: { container.contains(StringKey($0)) })
        else { return nil }
        return attempt(type)
    }

    /// The JSON as it is, for a shape that this version doesn't know.
    public func unknown() throws -> JSONValue {
        try JSONValue(from: decoder)
    }
}
