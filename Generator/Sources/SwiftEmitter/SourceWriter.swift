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

    private(set) var text = ""
    private var indentation = 0
    /// What stands in place of `public`, which is how every declaration is written.
    private let access: AccessLevel

    init(access: AccessLevel = .public) {
        self.access = access
    }

    var column: Int { indentation * 4 }

    mutating func line(_ line: String = "") {
        if !line.isEmpty {
            for _ in 0..<indentation { text += "    " }
            text += withAccess(line)
        }
        text += "\n"
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
        guard column + oneLine.count > Self.lineLength, !arguments.isEmpty else {
            line(oneLine)
            return
        }
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

    /// `case pattern: body`, the body on a line of its own where both do not fit on one.
    mutating func switchCase(_ pattern: String, _ body: String) {
        let oneLine = "\(pattern): \(body)"
        guard column + oneLine.count > Self.lineLength else {
            line(oneLine)
            return
        }
        line(pattern + ":")
        indented { $0.line(body) }
    }

    /// A declaration with a body whose parameters go one per line where they do not fit on one.
    mutating func function(_ head: String, _ parameters: [String], _ tail: String, _ body: (inout SourceWriter) -> Void)
    {
        call(head, parameters.map(Expression.text), tail + " {")
        indented(body)
        line("}")
    }
}
