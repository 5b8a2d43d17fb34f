/// Turns names of a specification into Swift identifiers after the API Design Guidelines.
public enum Identifier {
    /// `externalUserId`, `external_user_id`, `External-User-ID` -> `externalUserID`
    public static func member(_ text: String) -> String {
        let name = plainName(of: text, startsLowercased: true) ?? anyName(of: text, startsLowercased: true)
        return name.isEmpty ? "value" : startingWithLetter(name, prefix: "value")
    }

    /// `chat_tool_call` -> `ChatToolCall`
    public static func type(_ text: String) -> String {
        let name = plainName(of: text, startsLowercased: false) ?? anyName(of: text, startsLowercased: false)
        return name.isEmpty ? "Value" : startingWithLetter(name, prefix: "Value")
    }

    /// A member name that is safe to declare: reserved names get a word more, names that are taken a number. (Keywords
    /// stay as they are; they get backticks where they are written.)
    static func declarable(_ name: String, reserved: Set<String> = [], taken: Set<String>) -> String {
        unique(reserved.contains(name) ? name + "Value" : name) { taken.contains($0) || reserved.contains($0) }
    }

    /// The name, or the name with a number from 2 that is still free.
    static func unique(_ name: String, in taken: Set<String>) -> String {
        unique(name) { taken.contains($0) }
    }

    /// Where many names are alike, as a rule all numbers up to some are taken: the first free one is found by halves.
    private static func unique(_ name: String, _ isTaken: (String) -> Bool) -> String {
        guard isTaken(name) else { return name }
        var (taken, free) = (1, 2)
        while isTaken(name + String(free)) { (taken, free) = (free, free * 2) }
        while free - taken > 1 {
            let middle = (taken + free) / 2
            if isTaken(name + String(middle)) { taken = middle } else { free = middle }
        }
        return name + String(free)
    }

    /// Words that Swift writes in capitals wherever they stand.
    static let initialisms: [String: String] = [
        "api": "API", "apis": "APIs", "css": "CSS", "csv": "CSV", "dns": "DNS", "html": "HTML", "http": "HTTP",
        "https": "HTTPS", "id": "ID", "ids": "IDs", "ip": "IP", "json": "JSON", "pdf": "PDF", "sql": "SQL",
        "ssl": "SSL", "tcp": "TCP", "tls": "TLS", "udp": "UDP", "uri": "URI", "uris": "URIs", "url": "URL",
        "urls": "URLs", "utc": "UTC", "uuid": "UUID", "uuids": "UUIDs", "xml": "XML",
    ]

    /// The name that a text makes, whatever it is made of. Empty where nothing is left.
    static func anyName(of text: String, startsLowercased: Bool) -> String {
        let words = words(of: text)
        guard startsLowercased, let first = words.first else { return words.map(capitalized).joined() }
        return first.lowercased() + words.dropFirst().map(capitalized).joined()
    }

    private static func capitalized(_ word: String) -> String {
        let lowercased = word.lowercased()
        if let initialism = initialisms[lowercased] { return initialism }
        // A word that is all capitals in the source is an initialism there; one letter is not.
        if word.count > 1, word.allSatisfy({ $0.isUppercase || $0.isNumber }) { return word }
        return lowercased.prefix(1).uppercased() + lowercased.dropFirst()
    }

    /// Splits at everything that is no ASCII letter or digit, and where the case changes: `HTMLPage2` is `HTML`, `Page2`.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word: [Character] = []
        let characters = Array(spelledOut(text))
        for (index, character) in characters.enumerated() {
            guard character.isASCII, character.isLetter || character.isNumber else {
                if !word.isEmpty { words.append(String(word)) }
                word = []
                continue
            }
            if character.isUppercase, let previous = word.last {
                let endsInitialism =
                    previous.isUppercase && index + 1 < characters.count && characters[index + 1].isLowercase
                if previous.isLowercase || previous.isNumber || endsInitialism {
                    words.append(String(word))
                    word = []
                }
            }
            word.append(character)
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// Signs that alone tell two names apart: `+1` and `-1`, `<` and `<=`.
    static let signs: [Character: String] = [
        "+": "plus", "*": "star", "<": "less", ">": "greater", "=": "equal", "!": "not", "%": "percent", "&": "and",
        "|": "or", "~": "tilde", "^": "caret", "@": "at", "#": "hash", "$": "dollar", "?": "question",
    ]

    private static func spelledOut(_ text: String) -> String {
        var result = ""
        for (offset, character) in text.enumerated() {
            if character == "-", offset == 0 {
                result += "minus "
            } else if let sign = signs[character] {
                result += " \(sign) "
            } else if !character.isASCII, character.isLetter || character.isNumber {
                result +=
                    " u" + character.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: "u") + " "
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static func startingWithLetter(_ name: String, prefix: String) -> String {
        guard let first = name.first, first.isNumber else { return name }
        return prefix + name
    }
}
