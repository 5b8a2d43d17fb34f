import CYAML

/// What stopped libyaml, in plain words.
struct ParserProblem {
    private let parser: yaml_parser_t
    private let input: UnsafeBufferPointer<UInt8>

    init(_ parser: yaml_parser_t, input: UnsafeBufferPointer<UInt8>) {
        self.parser = parser
        self.input = input
    }

    func diagnostic(in file: FileName) -> Diagnostic {
        if parser.error == YAML_READER_ERROR {
            return Diagnostic(.error, at: encodingPosition(in: file), encodingMessage)
        }
        return Diagnostic(.error, at: SourcePosition(file, parser.problem_mark), syntaxMessage)
    }

    private var problem: String {
        parser.problem.map { String(cString: $0) } ?? "the YAML cannot be read"
    }

    // MARK: Syntax

    private var syntaxMessage: String {
        switch problem {
        case "found character that cannot start any token":
            return startOfTokenMessage
        case "mapping values are not allowed in this context":
            return "':' is not allowed here; check the indentation, and put a text that contains ': ' in quotes"
        case "block sequence entries are not allowed in this context":
            return "'- ' is not allowed here; check the indentation"
        case "mapping keys are not allowed in this context":
            return "a key is not allowed here; check the indentation"
        case "could not find expected ':'":
            return "expected ':' after the key that starts at \(context)"
        case "did not find expected key":
            return "expected the next key of the mapping that starts at \(context); check indentation and quotes"
        case "did not find expected '-' indicator":
            return "expected '- ', the next item of the list that starts at \(context); check the indentation"
        case "did not find expected ',' or ']'":
            return "expected ',' or ']' in the list that starts at \(context)"
        case "did not find expected ',' or '}'":
            return "expected ',' or '}' in the mapping that starts at \(context)"
        case "did not find expected node content":
            return "expected a value"
        case "did not find expected <document start>":
            return "expected the end of the document"
        case "found unexpected end of stream":
            return "the quoted text that starts at \(context) has no end"
        case "found unexpected document indicator":
            return "the document ends inside the quoted text that starts at \(context)"
        case "found unknown escape character":
            return "unknown escape sequence; write '\\\\' for a backslash, or use single quotes"
        case "did not find expected hexdecimal number":
            return "expected hexadecimal digits in the escape sequence"
        case "found invalid Unicode character escape code":
            return "the escape sequence is not a Unicode character; write the character itself"
        case "found undefined tag handle":
            return "unknown tag; remove it"
        case "found incompatible YAML document":
            return "unsupported YAML version; 1.1 and 1.2 are supported"
        case "did not find expected alphabetic or numeric character":
            return "expected the name of an anchor or alias"
        default:
            let prefix = "did not find "
            return problem.hasPrefix(prefix) ? String(problem.dropFirst(prefix.count)) : problem
        }
    }

    private var startOfTokenMessage: String {
        guard let character = characterAtProblem else { return "a value cannot start with this character" }
        if character == "\t" { return "a tab cannot indent; indent with spaces" }
        return "a value cannot start with '\(character)'; put it in quotes"
    }

    /// libyaml leaves the character in its look-ahead buffer, decoded to UTF-8.
    private var characterAtProblem: Unicode.Scalar? {
        guard let start = parser.buffer.pointer, let end = parser.buffer.last, start < end else { return nil }
        let ahead = UnsafeBufferPointer(start: UnsafePointer(start), count: min(4, end - start))
        return String(decoding: ahead, as: UTF8.self).unicodeScalars.first
    }

    /// Where the thing starts that libyaml was in the middle of.
    private var context: String {
        "\(parser.context_mark.line + 1):\(parser.context_mark.column + 1)"
    }

    // MARK: Encoding

    private var encodingMessage: String {
        switch problem {
        case "control characters are not allowed":
            let code = String(parser.problem_value, radix: 16, uppercase: true)
            let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
            return "the control character U+\(digits) is not allowed; remove it, or escape it in double quotes"
        case "input is too long":
            return "the file is too long"
        default:
            return "invalid UTF-8; save the file as UTF-8"
        }
    }

    /// The reader knows byte offsets only, and is ahead of the scanner.
    private func encodingPosition(in file: FileName) -> SourcePosition {
        SourcePosition(file, in: input, offset: parser.problem_offset)
    }
}
