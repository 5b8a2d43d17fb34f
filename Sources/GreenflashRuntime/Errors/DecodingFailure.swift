import Foundation

/// Why JSON does not fit a type, in words: where, what was expected and what is there.
struct DecodingFailure {
    /// Where, such as `topics[1].count`; `nil` where the answer as a whole is none.
    let path: String?
    /// What was expected, and what is there.
    let problem: String
    /// What stands around the place, in one line.
    let excerpt: String?

    /// All of it, without a period at its end.
    var message: String {
        let place = path.map { "at \($0): \(problem)" } ?? problem
        return excerpt.map { "\(place), in \($0)" } ?? place
    }

    /// - Parameter data: What was decoded, without secrets: they could not be found any more once it is cut to length.
    init(_ error: any Error, in data: Data) {
        guard !data.isEmpty else {
            self.init(problem: "it is empty")
            return
        }
        guard (try? JSONCoding.decode(AnyJSON.self, from: data)) != nil else {
            self.init(problem: Self.notJSON(data))
            return
        }
        self.init(error, in: JSONText(data), depth: 0)
    }

    /// - Parameters:
    ///   - element: The element of a list that was decoded.
    ///   - depth: How long the path is that leads to it.
    init(_ error: any Error, inElement element: Data, depth: Int) {
        self.init(error, in: JSONText(element), depth: depth)
    }

    private init(path: String? = nil, problem: String, excerpt: String? = nil) {
        self.path = path
        self.problem = problem
        self.excerpt = excerpt
    }

    private init(_ error: any Error, in text: JSONText, depth: Int) {
        guard let error = error as? DecodingError else {
            self.init(problem: "\(error)")
            return
        }
        let (place, expected) = Self.expectation(error)
        var shown = place
        // What is missing is nowhere; around it there is the object that should have it.
        if case .keyNotFound = error { shown.removeLast() }
        let range = shown.count < depth ? nil : text.range(at: Array(shown.dropFirst(depth)))
        let found: String? =
            switch error {
            case .typeMismatch: range.map(text.kind) ?? "something else"
            case .valueNotFound: "null"
            case .keyNotFound: "nothing"
            default: nil
            }
        self.init(
            path: JSONPath.text(place),
            problem: found.map { "expected \(expected), found \($0)" } ?? expected,
            excerpt: range.map { Excerpt.around($0, in: text.data) }
        )
    }

    private static func expectation(_ error: DecodingError) -> (path: [any CodingKey], expected: String) {
        switch error {
        case .keyNotFound(let key, let context): (context.codingPath + [key], "a value")
        case .valueNotFound(let type, let context), .typeMismatch(let type, let context):
            (context.codingPath, name(of: type))
        case .dataCorrupted(let context) where context.debugDescription == "The given data was not valid JSON.":
            // It is; Foundation's decoder says so of numbers that don't fit, too.
            (context.codingPath, "a number doesn't fit its type")
        case .dataCorrupted(let context):
            (context.codingPath, context.debugDescription.trimmingCharacters(in: ["."]))
        @unknown default: ([], "\(error)")
        }
    }

    private static func notJSON(_ data: Data) -> String {
        let text = String(decoding: data.prefix(4096), as: UTF8.self)
        let kind = text.drop { $0.isWhitespace }.hasPrefix("<") ? "it is HTML or XML, not JSON" : "it is not valid JSON"
        let beginning = Excerpt.of(text)
        guard beginning.hasSuffix("…") else { return "\(kind), and begins with: \(beginning)" }
        // Most often it was cut off, which shows at the end.
        return "\(kind), and begins with: \(beginning) and ends with: \(Excerpt.end(of: data))"
    }

    private static func name(of type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a string"
        case is Bool.Type: "a boolean"
        case is Int.Type, is Int64.Type, is UInt64.Type: "a whole number"
        case is Double.Type, is Decimal.Type: "a number"
        case is Date.Type: "a date and time"
        case is any Collection.Type where "\(type)".hasPrefix("Dictionary"): "an object"
        case is any Collection.Type: "a list"
        default: "\(type)".hasPrefix("Dictionary") ? "an object" : "\(type)"
        }
    }
}

/// Takes any JSON, and keeps nothing of it.
struct AnyJSON: Decodable {
    init(from decoder: any Decoder) {}
}
