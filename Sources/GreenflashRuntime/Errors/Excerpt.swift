import Foundation

/// A piece of a text for a message: one line, bounded.
enum Excerpt {
    static func of(_ text: String, maximumLength: Int = 200) -> String {
        var excerpt = ""
        var length = 0
        var lastWasSpace = false
        // A letter may have any number of accents on it, and white space, which is left out, any length.
        let scalars = text.unicodeScalars.prefix(maximumLength * 4)
        for character in String(String.UnicodeScalarView(scalars)) {
            guard length < maximumLength else { return excerpt + "…" }
            // One space for every run of white space and control characters, so that a message stays one line.
            let isSpace = character.isWhitespace || character.isControl
            if isSpace {
                if lastWasSpace { continue }
                excerpt.append(" ")
            } else {
                excerpt.append(character)
            }
            lastWasSpace = isSpace
            length += 1
        }
        return scalars.endIndex == text.unicodeScalars.endIndex ? excerpt : excerpt + "…"
    }

    /// What stands at a place in a text, with a little of what is before it.
    static func around(_ range: Range<Int>, in data: Data, maximumLength: Int = 200) -> String {
        let start = max(0, range.lowerBound - maximumLength / 4)
        // Characters have up to four bytes, and white space may be left out.
        let bytes = data.dropFirst(start).prefix(maximumLength * 4).drop { start > 0 && $0.isContinuation }
        let rest = Excerpt.of(String(decoding: bytes, as: UTF8.self), maximumLength: maximumLength)
        return start > 0 ? "…" + rest : rest
    }

    /// The last of a text.
    static func end(of data: Data) -> String {
        let bytes = data.suffix(60).drop { $0.isContinuation }
        return "…" + Excerpt.of(String(decoding: bytes, as: UTF8.self))
    }
}

extension UInt8 {
    /// Is inside of a character of UTF-8.
    fileprivate var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
    }
}

extension Duration {
    /// `1.5 s`, for messages.
    var inWords: String {
        let seconds = self / .seconds(1)
        let rounded = (seconds * 1000).rounded() / 1000
        return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? "\(Int(rounded)) s" : "\(rounded) s"
    }
}
