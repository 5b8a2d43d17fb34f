extension Node {
    /// Reads a YAML 1.2 or JSON document with the core schema: only plain scalars become null, booleans and numbers.
    ///
    /// Aliases are expanded and merge keys (`<<`) applied. Duplicate keys, unknown tags, keys that are not scalars and
    /// further documents are errors.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8, with or without a byte order mark, or UTF-16 with one.
    ///   - file: the name of the input in positions and diagnostics.
    public static func parse(_ bytes: [UInt8], file: String) throws(InvalidInput) -> Node {
        try parse(bytes, file: file, limits: ParsingLimits())
    }

    /// Reads a YAML 1.2 or JSON document, as ``parse(_:file:)-([UInt8],_)`` does.
    public static func parse(_ text: String, file: String) throws(InvalidInput) -> Node {
        try parse(Array(text.utf8), file: file)
    }

    static func parse(_ bytes: [UInt8], file: String, limits: ParsingLimits) throws(InvalidInput) -> Node {
        try bytes.withUnsafeBufferPointer { (input) throws(InvalidInput) in
            var composer = Composer(EventParser(input, file: file), limits: limits)
            return try composer.document()
        }
    }
}
