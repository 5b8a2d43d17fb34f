import Foundation

extension JSON: Decodable {
    /// Deeper nesting than any request needs; bounds the recursion.
    private static let maximumDepth = 128

    /// Reads one JSON text.
    static func parse(_ text: Data) throws -> JSON {
        try JSONDecoder().decode(JSON.self, from: text)
    }

    /// What is wrong with a text that ``parse(_:)`` refused.
    static func explanation(of error: any Error) -> String {
        guard case DecodingError.dataCorrupted(let context) = error else { return "\(error)" }
        let underlying = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey] as? String
        return underlying ?? context.debugDescription
    }

    init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count < Self.maximumDepth else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: [],
                    debugDescription: "nested deeper than \(Self.maximumDepth) levels"
                )
            )
        }
        if let container = try? decoder.container(keyedBy: Name.self) {
            // The order of the text is not to be had; any other that is always the same will do.
            var object = JSONObject()
            for name in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
                object.append(name.stringValue, try container.decode(JSON.self, forKey: name))
            }
            self = .object(object)
            return
        }
        if var container = try? decoder.unkeyedContainer() {
            var elements: [JSON] = []
            while !container.isAtEnd { elements.append(try container.decode(JSON.self)) }
            self = .array(elements)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else {
            self = .string(try container.decode(String.self))
        }
    }

    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
