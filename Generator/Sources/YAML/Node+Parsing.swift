extension Node {
    /// Bytes that a file may have: 64 MiB. Of a larger one, nobody needs to read more than a byte beyond, to have it refused.
    public static let largestInput = 64 << 20

    /// Reads a YAML 1.2 or JSON document with the core schema: only plain scalars become null, booleans and numbers.
    ///
    /// Aliases are expanded and merge keys (`<<`) applied. Duplicate keys, unknown tags, keys that are not scalars and
    /// further documents are errors. A file named `*.json` must be JSON (RFC 8259); any other that begins with a bracket
    /// is read as JSON if it is JSON, and else as YAML.
    ///
    /// Bounded in size (``largestInput``, five million keys and values), depth, and in what aliases repeat.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, UTF-16 or UTF-32, with or without a byte order mark.
    ///   - file: the name of the input in positions and diagnostics.
    public static func parse(_ bytes: [UInt8], file: String) throws(InvalidInput) -> Node {
        try parse(bytes, file: file, limits: ParsingLimits())
    }

    /// Reads a YAML 1.2 or JSON document, as ``parse(_:file:)-([UInt8],_)`` does.
    public static func parse(_ text: String, file: String) throws(InvalidInput) -> Node {
        try parse(Array(text.utf8), file: file)
    }

    static func parse(_ bytes: [UInt8], file: String, limits: ParsingLimits) throws(InvalidInput) -> Node {
        let name = FileName(file)
        guard bytes.count <= limits.bytes else {
            let message = "the file is too large: it has more than \(limits.bytes) bytes; split it"
            throw InvalidInput([Diagnostic(.error, at: SourcePosition(name, line: 1, column: 1), message)])
        }
        let encoding = TextEncoding(of: bytes)
        let isUTF8 = encoding.unit == .utf8
        let text = isUTF8 ? bytes : try encoding.utf8(bytes, file: name)
        return try text.withUnsafeBufferPointer { (text) throws(InvalidInput) in
            let content = UnsafeBufferPointer(rebasing: text.dropFirst(isUTF8 ? encoding.markLength : 0))
            return try parse(content, file: name, isNamedJSON: file.hasSuffix(".json"), limits: limits)
        }
    }

    private static func parse(
        _ text: UnsafeBufferPointer<UInt8>,
        file: FileName,
        isNamedJSON: Bool,
        limits: ParsingLimits
    ) throws(InvalidInput) -> Node {
        guard isNamedJSON || JSONReader.isLikely(text) else {
            return try parseYAML(text, file: file, limits: limits)
        }
        var reader = JSONReader(text, file: file, limits: limits)
        let problem: InvalidInput
        do {
            return try reader.document()
        } catch {
            problem = error
        }
        guard reader.isSyntaxError, !isNamedJSON else { throw problem }
        do {
            return try parseYAML(text, file: file, limits: limits)
        } catch {
            // Neither the one nor the other: what it was meant to be is what more of it was read as.
            guard let json = problem.diagnostics.last, let yaml = error.diagnostics.last else { throw error }
            throw json.position.isBefore(yaml.position) ? error : problem
        }
    }

    static func parseYAML(
        _ text: UnsafeBufferPointer<UInt8>,
        file: FileName,
        limits: ParsingLimits
    ) throws(InvalidInput) -> Node {
        var composer = Composer(EventParser(text, file: file), file: file, limits: limits)
        return try composer.document()
    }
}
