import Foundation

/// Why JSON does not fit a type, in words: where, what was expected and what is there.
struct DecodingFailure {
    /// Without a period at its end.
    let message: String

    /// - Parameter data: What was decoded.
    init(_ error: any Error, in data: Data) {
        guard !data.isEmpty else {
            message = "it is empty"
            return
        }
        let json = try? JSONCoding.decode(JSONValue.self, from: data)
        guard let json else {
            message = Self.notJSON(data)
            return
        }
        guard let error = error as? DecodingError else {
            message = "\(error)"
            return
        }
        switch error {
        case .keyNotFound(let key, let context):
            let object = json.value(at: context.codingPath)
            message = Self.sentence(context.codingPath + [key], "expected a value, found nothing", in: object)
        case .valueNotFound(let type, let context):
            message = Self.sentence(
                context.codingPath,
                "expected \(Self.name(of: type)), found null",
                in: json.value(at: Array(context.codingPath.dropLast()))
            )
        case .typeMismatch(let type, let context):
            let found = json.value(at: context.codingPath)
            message = Self.sentence(
                context.codingPath,
                "expected \(Self.name(of: type)), found \(found?.kind ?? "something else")",
                in: found
            )
        case .dataCorrupted(let context):
            message = Self.sentence(
                context.codingPath,
                context.debugDescription,
                in: json.value(at: context.codingPath)
            )
        @unknown default:
            message = "\(error)"
        }
    }

    private static func sentence(_ path: [any CodingKey], _ problem: String, in json: JSONValue?) -> String {
        let place = "at \(JSONPath.text(path)): \(problem.trimmingCharacters(in: ["."]))"
        guard let json else { return place }
        return "\(place), in \(Excerpt.of(json.description))"
    }

    private static func notJSON(_ data: Data) -> String {
        let text = String(decoding: data.prefix(4096), as: UTF8.self)
        let kind = text.drop { $0.isWhitespace }.hasPrefix("<") ? "it is HTML or XML, not JSON" : "it is not valid JSON"
        return "\(kind), and begins with: \(Excerpt.of(text))"
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "a boolean"
        case is Int.Type, is Int64.Type: "a whole number"
        case is Double.Type: "a number"
        case is Date.Type: "a date and time"
        case is any Collection.Type where "\(type)".hasPrefix("Dictionary"): "an object"
        case is any Collection.Type: "a list"
        default: "\(type)".hasPrefix("Dictionary") ? "an object" : "\(type)"
        }
    }
}
