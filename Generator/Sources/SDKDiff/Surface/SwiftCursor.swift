/// A place in Swift source text, and the steps that its lexical structure allows: over comments, literals, and whatever
/// stands between a pair of brackets.
///
/// Knows as much of the language as generated code needs to be read back: no operators, no regular expressions.
struct SwiftCursor {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { offset >= bytes.count }

    /// The byte here, or 0 at the end.
    var byte: UInt8 { byte(ahead: 0) }

    func byte(ahead distance: Int) -> UInt8 {
        offset + distance < bytes.count ? bytes[offset + distance] : 0
    }

    func text(from start: Int) -> String {
        String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    mutating func advance(by count: Int = 1) {
        offset = min(offset + count, bytes.count)
    }

    // MARK: Blank space

    /// Over spaces and comments, and over line ends if told to.
    mutating func skipBlank(acrossLines: Bool = true) {
        while !isAtEnd {
            switch byte {
            case .space, .tab, .carriageReturn: advance()
            case .newline where acrossLines: advance()
            case .slash where byte(ahead: 1) == .slash: skipLine()
            case .slash where byte(ahead: 1) == .asterisk: skipBlockComment()
            default: return
            }
        }
    }

    /// To the line end, which is left.
    mutating func skipLine() {
        while !isAtEnd, byte != .newline { advance() }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if byte == .slash, byte(ahead: 1) == .asterisk {
                depth += 1
                advance(by: 2)
            } else if byte == .asterisk, byte(ahead: 1) == .slash {
                depth -= 1
                advance(by: 2)
            } else {
                advance()
            }
        } while depth > 0 && !isAtEnd
    }

    // MARK: Words

    /// An identifier without its backticks, or `nil` where none begins.
    mutating func word() -> String? {
        if byte == .backtick {
            advance()
            let start = offset
            while !isAtEnd, byte != .backtick { advance() }
            defer { advance() }
            return text(from: start)
        }
        guard byte.isIdentifierPart, !byte.isDigit else { return nil }
        let start = offset
        while !isAtEnd, byte.isIdentifierPart { advance() }
        return text(from: start)
    }

    /// Words with dots between them, and generic arguments at the end.
    mutating func typeName() -> String {
        let start = offset
        while word() != nil, byte == .dot { advance() }
        if byte == .less { skipAngleBrackets() }
        return text(from: start)
    }

    mutating func skipAngleBrackets() {
        var depth = 0
        repeat {
            if byte == .less { depth += 1 }
            if byte == .greater { depth -= 1 }
            advance()
        } while depth > 0 && !isAtEnd
    }

    // MARK: Pairs

    /// Over one thing: a literal, a comment, a whole pair of brackets with what it holds, or a byte.
    mutating func skipItem() {
        switch byte {
        case .quote: skipString(hashes: 0)
        case .hash where isRawString: skipRawString()
        case .slash where byte(ahead: 1) == .slash || byte(ahead: 1) == .asterisk: skipBlank(acrossLines: false)
        case .openBrace, .openParenthesis, .openBracket: skipPair()
        default: advance()
        }
    }

    /// From an opening bracket to behind the closing one.
    mutating func skipPair() {
        advance()
        while !isAtEnd {
            switch byte {
            case .closeBrace, .closeParenthesis, .closeBracket:
                advance()
                return
            default: skipItem()
            }
        }
    }

    private var isRawString: Bool {
        var distance = 0
        while byte(ahead: distance) == .hash { distance += 1 }
        return byte(ahead: distance) == .quote
    }

    private mutating func skipRawString() {
        var hashes = 0
        while byte == .hash {
            hashes += 1
            advance()
        }
        skipString(hashes: hashes)
    }

    private mutating func skipString(hashes: Int) {
        let isMultiline = byte(ahead: 1) == .quote && byte(ahead: 2) == .quote
        let quotes = isMultiline ? 3 : 1
        advance(by: quotes)
        while !isAtEnd {
            if byte == .backslash, follows(.hash, count: hashes, at: 1) {
                advance(by: 1 + hashes)
                if byte == .openParenthesis { skipPair() } else { advance() }
            } else if follows(.quote, count: quotes, at: 0), follows(.hash, count: hashes, at: quotes) {
                advance(by: quotes + hashes)
                return
            } else {
                advance()
            }
        }
    }

    private func follows(_ byte: UInt8, count: Int, at distance: Int) -> Bool {
        (0..<count).allSatisfy { self.byte(ahead: distance + $0) == byte }
    }
}

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let hash = UInt8(ascii: "#")
    static let openParenthesis = UInt8(ascii: "(")
    static let closeParenthesis = UInt8(ascii: ")")
    static let asterisk = UInt8(ascii: "*")
    static let comma = UInt8(ascii: ",")
    static let hyphen = UInt8(ascii: "-")
    static let dot = UInt8(ascii: ".")
    static let slash = UInt8(ascii: "/")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let less = UInt8(ascii: "<")
    static let equal = UInt8(ascii: "=")
    static let greater = UInt8(ascii: ">")
    static let at = UInt8(ascii: "@")
    static let openBracket = UInt8(ascii: "[")
    static let backslash = UInt8(ascii: "\\")
    static let closeBracket = UInt8(ascii: "]")
    static let backtick = UInt8(ascii: "`")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    /// Letters, digits, `_`, and every byte of a character beyond ASCII.
    var isIdentifierPart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        case 0x80...: true
        default: isDigit
        }
    }
}
