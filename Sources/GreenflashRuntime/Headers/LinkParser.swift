/// Reads one value of a `Link` header field, after the algorithm of RFC 8288 appendix B.
struct LinkParser {
    private let bytes: [UInt8]
    private var position = 0
    /// A quote was found that is never closed. All quotes after it are escaped inside of it, so that none of them is either:
    /// looking again from each would take time by the square of the length.
    private var hasOpenQuote = false

    init(_ value: String) {
        bytes = Array(value.utf8)
    }

    mutating func parse(into links: inout [LinkHeader.Link]) {
        while position < bytes.count {
            let start = position
            if let link = parseLink() {
                links.append(link)
            } else {
                position = start
            }
            skipPastComma()
        }
    }

    private mutating func parseLink() -> LinkHeader.Link? {
        skipWhitespace()
        // A target has no "<": seeing one means that the ">" before it is missing.
        guard skip("<"), let target = take(upTo: "<>"), skip(">") else { return nil }
        let parameters = parseParameters()
        // Only the first rel counts (RFC 8288 section 3.3).
        let relations = parameters.first { $0.name == "rel" }?.value ?? ""
        return LinkHeader.Link(
            target: target,
            relations: relations.split(whereSeparator: { $0 == " " || $0 == "\t" }).map { $0.lowercased() },
            anchor: parameters.first { $0.name == "anchor" }?.value,
            parameters: parameters
        )
    }

    private mutating func parseParameters() -> [LinkHeader.Parameter] {
        var parameters: [LinkHeader.Parameter] = []
        skipWhitespace()
        while skip(";") {
            skipWhitespace()
            let name = (take(upTo: " \t=;,") ?? takeRest()).lowercased()
            skipWhitespace()
            var value = ""
            if skip("=") {
                skipWhitespace()
                value = skip("\"") ? takeQuoted().text : (take(upTo: " \t;,") ?? takeRest())
                skipWhitespace()
            }
            if !name.isEmpty { parameters.append(LinkHeader.Parameter(name: name, value: value)) }
        }
        return parameters
    }
}

// MARK: - Characters

extension LinkParser {
    private mutating func skipWhitespace() {
        while skip(" ") || skip("\t") {}
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// The text before the first of some characters; `nil`, without moving, where none of them follows.
    private mutating func take(upTo characters: String) -> String? {
        guard let end = bytes[position...].firstIndex(where: { characters.utf8.contains($0) }) else { return nil }
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    private mutating func takeRest() -> String {
        defer { position = bytes.count }
        return String(decoding: bytes[position...], as: UTF8.self)
    }

    /// The text up to the closing quote, or to the end where it is missing.
    private mutating func takeQuoted() -> (text: String, isClosed: Bool) {
        var text: [UInt8] = []
        while position < bytes.count {
            if skip("\"") { return (String(decoding: text, as: UTF8.self), true) }
            _ = skip("\\")
            guard position < bytes.count else { break }
            text.append(bytes[position])
            position += 1
        }
        return (String(decoding: text, as: UTF8.self), false)
    }

    /// Skips what is left of a link, and the comma after it. Commas inside quotes and brackets don't count, unless
    /// the quote or bracket is never closed.
    private mutating func skipPastComma() {
        while position < bytes.count, !skip(",") {
            let start = position
            if !hasOpenQuote, skip("\"") {
                if takeQuoted().isClosed { continue }
                hasOpenQuote = true
            } else if skip("<"), take(upTo: "<>") != nil, skip(">") {
                continue
            }
            position = start + 1
        }
    }
}
