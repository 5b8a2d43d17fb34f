import Foundation
import HTTPTypes

/// What the body of an error says: its message and its code, in whatever form it has.
///
/// Understood are `{"error": "…", "code": "…"}`, `{"error": {"message": "…", "code": "…"}}`, `{"message": "…"}`,
/// `{"errors": […]}`, `{"detail": …}`, other JSON, HTML (its title), plain text, JSON that breaks off, and nothing.
struct ServiceMessage: Equatable {
    var message: String?
    var code: String?

    static let maximumLength = 500

    init(message: String? = nil, code: String? = nil) {
        self.message = message
        self.code = code
    }

    init(body: Data) {
        let text = String(decoding: body, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty {
            self.init()
        } else if let json = try? JSONCoding.decode(JSONValue.self, from: body) {
            self.init(json: json)
        } else if text.first == "<" {
            self.init(message: Self.title(ofHTML: text).map(Self.shorten))
        } else {
            self.init(message: Self.shorten(text))
        }
    }

    init(json: JSONValue) {
        guard let object = json.objectValue else {
            message = Self.shorten(json.stringValue ?? json.description)
            return
        }
        // The error itself may be a text or an object of its own.
        let inner = object["error"]?.objectValue ?? object
        message =
            Self.text(object["error"]) ?? Self.text(inner["message"]) ?? Self.text(object["message"])
            ?? Self.text(inner["detail"]) ?? Self.text(inner["errors"]) ?? Self.text(inner["title"])
        code = Self.word(inner["code"]) ?? Self.word(object["code"]) ?? Self.word(inner["type"])
        if message == nil {
            message = Self.shorten(json.description)
        }
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if let text = value.stringValue { return text.isEmpty ? nil : shorten(text) }
        guard let list = value.arrayValue, !list.isEmpty else { return nil }
        return shorten(list.map { text($0["message"]) ?? text($0) ?? $0.description }.joined(separator: "; "))
    }

    private static func word(_ value: JSONValue?) -> String? {
        value?.stringValue ?? value?.intValue.map { String($0) }
    }

    /// The title of a page, or its first heading.
    private static func title(ofHTML html: String) -> String? {
        for tag in ["title", "h1"] {
            guard let open = html.range(of: "<\(tag)", options: .caseInsensitive),
                let start = html.range(of: ">", range: open.upperBound..<html.endIndex),
                let end = html.range(of: "</\(tag)", options: .caseInsensitive, range: start.upperBound..<html.endIndex)
            else { continue }
            let title = html[start.upperBound..<end.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines)
            if !title.isEmpty { return title }
        }
        return nil
    }

    private static func shorten(_ text: String) -> String {
        Excerpt.of(text, maximumLength: maximumLength)
    }
}
