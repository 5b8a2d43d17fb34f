/// Reads JSON as RFC 8259 defines it, and nothing else. libyaml refuses some of it (escaped surrogate pairs, a raw DEL,
/// keys longer than 1,024 bytes) and takes much longer.
struct JSONReader: ~Copyable {
    let input: UnsafeBufferPointer<UInt8>
    var offset = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes of the line so far that begin no character.
    var continuationBytes = 0
    private var tree: TreeBuilder
    /// The text of a string whose escapes are resolved.
    var unescaped = Stack<UInt8>(capacity: 256)
    /// Whether the input is no JSON; it may be YAML.
    private(set) var isSyntaxError = false

    /// - Parameter input: UTF-8 without a byte order mark. Must outlive the reader.
    init(_ input: UnsafeBufferPointer<UInt8>, file: FileName, limits: ParsingLimits) {
        self.input = input
        tree = TreeBuilder(file: file, limits: limits)
    }

    /// Whether the first character that is not white space is a bracket, as it is in every JSON document of interest.
    static func isLikely(_ input: UnsafeBufferPointer<UInt8>) -> Bool {
        let first = input.first { !isSpace($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    mutating func document() throws(InvalidInput) -> Node {
        skipSpace()
        if offset == input.count { throw failure("the file is empty") }
        var isFirst = try addValue()
        while tree.depth > 0 {
            isFirst = try addNext(isFirst: isFirst)
        }
        skipSpace()
        guard offset == input.count else { throw failure("expected the end of the document") }
        guard let root = try tree.finish() else { throw failure("the file is empty") }
        return root
    }

    // MARK: Collections

    /// Adds the next item or member, or ends the collection. Returns whether a collection began, so that its first item
    /// or member comes next.
    private mutating func addNext(isFirst: Bool) throws(InvalidInput) -> Bool {
        let isMapping = tree.isInMapping
        let end = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
        skipSpace()
        if peek == end {
            offset += 1
            if let collection = try tree.end() { try tree.add(collection) }
            return false
        }
        if !isFirst {
            guard peek == UInt8(ascii: ",") else { throw missingComma(isMapping) }
            let comma = position
            offset += 1
            skipSpace()
            if peek == end { throw failure(at: comma, "JSON has no comma behind the last entry; remove it") }
        }
        guard peek != nil else { throw missingComma(isMapping) }
        if isMapping { try addKey() }
        return try addValue()
    }

    private mutating func missingComma(_ isMapping: Bool) -> InvalidInput {
        if let problem = commentProblem { return problem }
        let start = tree.start?.lineAndColumn ?? ""
        let kind = isMapping ? "'}' in the mapping" : "']' in the list"
        return failure("expected ',' or \(kind) that starts at \(start)")
    }

    private mutating func addKey() throws(InvalidInput) {
        guard peek == UInt8(ascii: "\"") else {
            throw commentProblem ?? failure("expected a key in double quotes")
        }
        let start = position
        try tree.addKey(try string(), at: start)
        skipSpace()
        guard peek == UInt8(ascii: ":") else {
            throw commentProblem ?? failure("expected ':' after the key that starts at \(start.lineAndColumn)")
        }
        offset += 1
        skipSpace()
    }

    // MARK: Values

    /// Returns whether a collection began.
    private mutating func addValue() throws(InvalidInput) -> Bool {
        let start = position
        switch peek {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            try tree.begin(mapping: peek == UInt8(ascii: "{"), at: start)
            offset += 1
            return true
        case UInt8(ascii: "\""):
            let text = try string()
            try tree.add(.string(tree.string(text)), at: start)
        case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
            try tree.add(try number(), at: start)
        default:
            try tree.add(try word(), at: start)
        }
        return false
    }

    /// `true`, `false` or `null`.
    private mutating func word() throws(InvalidInput) -> Node.Value {
        var end = offset
        while end < input.count, Self.isWordCharacter(input[end]) { end += 1 }
        let word = UnsafeBufferPointer(rebasing: input[offset..<end])
        let value: Node.Value
        if word.elementsEqual("true".utf8) {
            value = .bool(true)
        } else if word.elementsEqual("false".utf8) {
            value = .bool(false)
        } else if word.elementsEqual("null".utf8) {
            value = .null
        } else {
            throw problem(of: String(decoding: word.prefix(40), as: UTF8.self))
        }
        offset = end
        return value
    }

    private mutating func problem(of word: String) -> InvalidInput {
        if let problem = commentProblem { return problem }
        let lowercase = word.lowercased()
        switch lowercase {
        case "true", "false", "null": return failure("JSON has no '\(word)'; write '\(lowercase)'")
        case "": return failure("expected a value")
        default: return failure("JSON has no '\(word)'; put a text in double quotes")
        }
    }

    /// RFC 8259, section 6: no sign but `-`, no leading zeros, digits on both sides of a point.
    private mutating func number() throws(InvalidInput) -> Node.Value {
        let start = offset
        if peek == UInt8(ascii: "-") { offset += 1 }
        let whole = offset
        let digits = skipDigits()
        if digits == 0 { throw failure("expected a digit") }
        if digits > 1, input[whole] == UInt8(ascii: "0") {
            throw failure(
                at: position(of: whole),
                "a number of JSON has no leading zeros; remove them, or put it in quotes"
            )
        }
        var isInteger = true
        if peek == UInt8(ascii: ".") {
            isInteger = false
            offset += 1
            if skipDigits() == 0 { throw failure("expected a digit behind the point") }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            isInteger = false
            offset += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
            if skipDigits() == 0 { throw failure("expected a digit of the exponent") }
        }
        if let next = peek, Self.isWordCharacter(next) { throw failure("expected the end of the number") }
        let text = UnsafeBufferPointer(rebasing: input[start..<offset])
        let value = isInteger ? CoreSchema.integer(text) : CoreSchema.number(text)
        // The grammar above admits only what can be converted.
        return value ?? .string(String(decoding: text, as: UTF8.self))
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        return offset - start
    }

    // MARK: Characters

    var peek: UInt8? { offset < input.count ? input[offset] : nil }

    var position: SourcePosition { position(of: offset) }

    /// The place of a byte that is not behind the current one, and on the same line.
    func position(of offset: Int) -> SourcePosition {
        SourcePosition(tree.file, line: line, column: offset - lineStart - continuationBytes + 1)
    }

    private mutating func skipSpace() {
        while let byte = peek, Self.isSpace(byte) {
            offset += 1
            let isReturn = byte == UInt8(ascii: "\r") && peek != UInt8(ascii: "\n")
            guard byte == UInt8(ascii: "\n") || isReturn else { continue }
            line += 1
            lineStart = offset
            continuationBytes = 0
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0A).contains(byte) || byte == UInt8(ascii: "\r")
    }

    private static func isWordCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "."): true
        default: false
        }
    }

    // MARK: Errors

    /// What is wrong where the reader stands.
    mutating func failure(_ message: String) -> InvalidInput {
        failure(at: position, message)
    }

    mutating func failure(at position: SourcePosition, _ message: String) -> InvalidInput {
        isSyntaxError = true
        return tree.failure(position, message)
    }

    private var commentProblem: InvalidInput? {
        mutating get {
            guard peek == UInt8(ascii: "#") || peek == UInt8(ascii: "/") else { return nil }
            return failure("JSON has no comments; remove it")
        }
    }
}
