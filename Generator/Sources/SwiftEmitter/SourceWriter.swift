import GeneratorConfiguration

/// Code that breaks at its arguments when it does not fit on a line.
indirect enum Expression {
    case text(String)
    case call(String, [Expression])

    var oneLine: String {
        switch self {
        case .text(let text): text
        case .call(let head, let arguments): head + "(" + arguments.map(\.oneLine).joined(separator: ", ") + ")"
        }
    }
}

/// Collects the text of one file, line by line, at the current indentation.
struct SourceWriter {
    /// Columns that a line may take, as in the repository's `swift format` configuration.
    static let lineLength = 120

    /// In UTF-8: nothing that is added is looked at again.
    private var bytes: [UInt8] = []
    private var indentation = 0
    /// What stands in place of `public`, which is how every declaration is written.
    let access: AccessLevel

    init(access: AccessLevel = .public) {
        self.access = access
        // Enough for nearly every file: to grow takes longer than to write.
        bytes.reserveCapacity(32_768)
    }

    /// What was written.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    var column: Int { indentation * 4 }

    mutating func line(_ line: String = "") {
        if !line.isEmpty {
            indent()
            append(withAccess(line))
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A line of several parts, which nobody has to put together before.
    mutating func line(joining parts: String...) {
        guard access == .public else { return line(parts.joined()) }
        indent()
        for part in parts { append(part) }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// A line of documentation. The text must be what a line can hold.
    mutating func comment(_ text: UnsafeBufferPointer<UInt8>) {
        indent()
        append(text.isEmpty ? "///" : "/// ")
        bytes.append(contentsOf: text)
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func indent() {
        for _ in 0..<column { bytes.append(UInt8(ascii: " ")) }
    }

    /// Whether a line has room for the text at the current indentation.
    func hasRoom(for text: String) -> Bool {
        // No text has more characters than bytes.
        column + text.utf8.count <= Self.lineLength || column + SwiftText.columns(of: text) <= Self.lineLength
    }

    /// Lines that another writer has written, or a part of one.
    mutating func append(_ text: String) {
        let isContiguous: Void? = text.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
        if isContiguous == nil { bytes.append(contentsOf: text.utf8) }
    }

    /// Declarations and imports begin with their access, behind attributes at most; nothing else that is written does.
    private func withAccess(_ line: String) -> String {
        guard access != .public else { return line }
        let modifier = access == .internal ? "" : access.rawValue + " "
        if line.hasPrefix("public ") { return modifier + line.dropFirst("public ".count) }
        guard line.hasPrefix("@"), let place = line.firstRange(of: " public ") else { return line }
        return line[..<place.lowerBound] + " " + modifier + line[place.upperBound...]
    }

    mutating func block(_ head: String, _ body: (inout SourceWriter) -> Void) {
        line(head + " {")
        indented(body)
        line("}")
    }

    mutating func indented(_ body: (inout SourceWriter) -> Void) {
        indentation += 1
        body(&self)
        indentation -= 1
    }

    /// `head(a, b)tail` on one line if it fits, else one argument per line.
    mutating func call(_ head: String, _ arguments: [Expression], _ tail: String = "") {
        let head = withAccess(head)
        let oneLine = Expression.call(head, arguments).oneLine + tail
        guard !arguments.isEmpty, !hasRoom(for: oneLine) else {
            line(oneLine)
            return
        }
        breakingCall(head, arguments, tail)
    }

    /// One argument per line.
    private mutating func breakingCall(_ head: String, _ arguments: [Expression], _ tail: String) {
        line(head + "(")
        indented { writer in
            for (index, argument) in arguments.enumerated() {
                let separator = index + 1 < arguments.count ? "," : ""
                switch argument {
                case .text(let text): writer.line(text + separator)
                case .call(let head, let arguments): writer.call(head, arguments, separator)
                }
            }
        }
        line(")" + tail)
    }

    /// `target = value`, the value on a line of its own where both do not fit on one.
    mutating func assignment(_ target: String, _ value: String) {
        let oneLine = "\(target) = \(value)"
        if hasRoom(for: oneLine) { return line(oneLine) }
        line(target + " =")
        indented { $0.line(value) }
    }

    /// `case pattern: body`, the body on a line of its own where both do not fit on one.
    mutating func switchCase(_ pattern: String, _ body: String) {
        let oneLine = "\(pattern): \(body)"
        guard !hasRoom(for: oneLine) else {
            line(oneLine)
            return
        }
        line(pattern + ":")
        indented { $0.line(body) }
    }

    /// The same, on one line where the body is a statement that fits there.
    mutating func shortBlock(_ head: String, _ body: (inout SourceWriter) -> Void) {
        let start = bytes.count
        line(head + " {")
        let bodyStart = bytes.count
        indented(body)
        if let statement = singleLine(from: bodyStart), hasRoom(for: "\(head) { \(statement) }") {
            bytes.removeSubrange(start...)
            return line("\(head) { \(statement) }")
        }
        line("}")
    }

    /// What has been written since, if that is a single line. (A slice that lived on would have the next change copy all
    /// that was written.)
    private func singleLine(from start: Int) -> String? {
        guard bytes[start...].isSingleLine else { return nil }
        return String(decoding: bytes[start...].drop { $0 == UInt8(ascii: " ") }.dropLast(), as: UTF8.self)
    }

    /// Declarations with an empty line between them, unless each takes a single one.
    mutating func group(_ first: Declaration, _ second: Declaration, _ third: Declaration) {
        let start = bytes.count
        first(&self)
        let afterFirst = bytes.count
        second(&self)
        let afterSecond = bytes.count
        third(&self)
        guard
            !bytes[start..<afterFirst].isSingleLine || !bytes[afterFirst..<afterSecond].isSingleLine
                || !bytes[afterSecond...].isSingleLine
        else { return }
        for start in [afterSecond, afterFirst] { bytes.insert(UInt8(ascii: "\n"), at: start) }
    }

    typealias Declaration = (inout SourceWriter) -> Void

    /// Sets properties to what is called like them, as many on a line as fit.
    mutating func assignments(_ names: [String]) {
        let values = names.map(SwiftText.identifier)
        var start = 0
        // Of `(self.a, self.b) = (a, b)`.
        var width = 3
        for (index, name) in names.enumerated() {
            let own = "self.".utf8.count + SwiftText.columns(of: name) + SwiftText.columns(of: values[index]) + 4
            if start < index, column + width + own > Self.lineLength {
                assign(names[start..<index], values[start..<index])
                (start, width) = (index, 3)
            }
            width += own
        }
        if start < names.count { assign(names[start...], values[start...]) }
    }

    private mutating func assign(_ names: ArraySlice<String>, _ values: ArraySlice<String>) {
        indent()
        if names.count > 1 { append("(") }
        for (index, name) in zip(names.indices, names) {
            append(index == names.startIndex ? "self." : ", self.")
            append(name)
        }
        append(names.count > 1 ? ") = (" : " = ")
        for (index, value) in zip(values.indices, values) {
            if index > values.startIndex { append(", ") }
            append(value)
        }
        append(names.count > 1 ? ")\n" : "\n")
    }

    /// A declaration with a body whose parameters go one per line where they do not fit on one.
    mutating func function(_ head: String, _ parameters: [String], _ tail: String, _ body: (inout SourceWriter) -> Void)
    {
        let oneLine = head + "(" + parameters.joined(separator: ", ") + ")" + tail
        if hasRoom(for: oneLine + " {") { return shortBlock(oneLine, body) }
        let arguments = parameters.map(Expression.text)
        if access == .public, !parameters.isEmpty {
            breakingCall(head, arguments, tail + " {")
        } else {
            // There may be room without `public`.
            call(head, arguments, tail + " {")
        }
        indented(body)
        line("}")
    }
}

extension ArraySlice<UInt8> {
    fileprivate var isSingleLine: Bool { firstIndex(of: UInt8(ascii: "\n")) == indices.last }
}
