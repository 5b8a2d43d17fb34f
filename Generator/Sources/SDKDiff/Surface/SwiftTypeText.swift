/// Types as they are spelled: `[String: InteractionDetail.Message]?`.
enum SwiftTypeText {
    /// With single spaces, and none at the ends.
    static func normalized(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The names in a type, with their dots: `String`, `InteractionDetail.Message`.
    static func words(of text: String) -> [Substring] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    }

    /// Every name replaced by what `name` makes of it.
    static func mapped(_ text: String, _ name: (String) -> String) -> String {
        var result = ""
        var word = ""
        for character in text {
            if character.isLetter || character.isNumber || character == "_" || character == "." {
                word.append(character)
                continue
            }
            if !word.isEmpty { result += name(word) }
            word = ""
            // Backticks make no other name.
            if character != "`" { result.append(character) }
        }
        return word.isEmpty ? result : result + name(word)
    }

    /// `T` of `T?`.
    static func wrapped(_ type: String) -> String? {
        type.hasSuffix("?") ? String(type.dropLast()) : nil
    }
}
