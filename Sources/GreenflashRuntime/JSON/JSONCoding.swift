public import Foundation

/// How the SDK writes and reads JSON: members sorted by key, slashes as they are, dates as ``DateTime`` has them.
///
/// The same value always gives the same bytes, because the service answers repeated requests from its cache.
public enum JSONCoding {
    // Foundation's coders are Sendable, and used here without ever being changed after they are set up.
    private static let encoder = makeEncoder()
    static let decoder = makeDecoder()
    private static let describingEncoder: JSONEncoder = {
        let encoder = makeEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "Infinity",
            negativeInfinity: "-Infinity",
            nan: "NaN"
        )
        return encoder
    }()

    /// - Throws: `EncodingError` where the value has no JSON form, such as a number that is not finite.
    public static func encode(_ value: some Encodable) throws -> Data {
        try encoder.encode(value)
    }

    /// Reads JSON.
    ///
    /// Common forms are read faster than `JSONDecoder` reads them. Where that does not succeed, `JSONDecoder` is asked, so that
    /// values and errors are always its own; a type's `init(from:)` is then called twice.
    ///
    /// - Throws: `DecodingError` where the data is no JSON, or doesn't fit the type.
    public static func decode<T: Decodable>(_ type: T.Type, from data: Data) throws -> T {
        try JSONDocument.decode(type, from: JSONDocument(data)) ?? decoder.decode(type, from: data)
    }

    static func decode<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
        try JSONDocument.decode(type, from: JSONDocument(text)) ?? decoder.decode(type, from: Data(text.utf8))
    }

    static func decode<T: DecodableWithConfiguration>(
        _ type: T.Type,
        from data: Data,
        configuration: T.DecodingConfiguration
    ) throws -> T {
        try decoder.decode(type, from: data, configuration: configuration)
    }

    static func describe(_ value: JSONValue) -> String {
        guard let data = try? describingEncoder.encode(value) else { return "(JSON nested too deeply to show)" }
        return String(decoding: data, as: UTF8.self)
    }

    private static func makeEncoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            guard DateTime.isRepresentable(date) else {
                throw EncodingError.invalidValue(date, DateTime.unrepresentable(at: encoder.codingPath))
            }
            var container = encoder.singleValueContainer()
            try container.encode(DateTime.string(date))
        }
        return encoder
    }

    private static func makeDecoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let text = try decoder.singleValueContainer().decode(String.self)
            guard let date = DateTime.parse(text) else {
                throw DecodingError.dataCorrupted(DateTime.mismatch(text, at: decoder.codingPath))
            }
            return date
        }
        return decoder
    }
}
