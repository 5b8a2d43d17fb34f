/// JSON pointers (RFC 6901) in their spelling as a URI fragment.
enum JSONPointer {
    /// The keys and indices that lead to the place. Nil where the fragment is not a JSON pointer.
    static func tokens(ofFragment fragment: Substring) -> [String]? {
        guard let decoded = PercentEncoding.decoded(fragment) else { return nil }
        if decoded.isEmpty { return [] }
        let slash = UInt8(ascii: "/")
        guard decoded.utf8.first == slash else { return nil }
        var tokens: [String] = []
        for part in decoded.utf8.dropFirst().split(separator: slash, omittingEmptySubsequences: false) {
            guard let token = unescaped(Substring(part)) else { return nil }
            tokens.append(token)
        }
        return tokens
    }

    private static func unescaped(_ token: Substring) -> String? {
        guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
        var result = ""
        var characters = token.unicodeScalars.makeIterator()
        while let character = characters.next() {
            guard character == "~" else {
                result.unicodeScalars.append(character)
                continue
            }
            switch characters.next() {
            case "0": result += "~"
            case "1": result += "/"
            default: return nil
            }
        }
        return result
    }

    static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        var result = ""
        for character in token.unicodeScalars {
            switch character {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
