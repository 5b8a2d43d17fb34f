/// A place in JSON, as `topics[2].name`.
enum JSONPath {
    private static let maximumLength = 200

    static func text(_ path: [any CodingKey]) -> String {
        var text = ""
        for key in path {
            if let index = key.intValue {
                text += "[\(index)]"
            } else if !isPlain(key.stringValue) {
                text += "[\(String(reflecting: Excerpt.of(key.stringValue)))]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text.isEmpty ? "the top level" : Excerpt.of(text, maximumLength: maximumLength)
    }

    /// Whether a name stands for itself; others have dots, or what else would be misread.
    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 80
            && name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue || $0 == "-" || $0 == "$" || $0 == "@" }
    }
}
