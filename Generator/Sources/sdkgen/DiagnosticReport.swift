import YAML

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The diagnostics of one run, on their way to the reader.
struct DiagnosticReport {
    /// How a run ended, for the last line or the end of the JSON document.
    struct Outcome {
        enum Status: String {
            /// Everything is as it should be.
            case ok
            /// `check` found the output different from what would be generated.
            case drifted
            /// Nothing was written.
            case failed
        }

        var status: Status
        /// One line for people, on standard output.
        var text: String?
        /// What kept the run from its end, where it is nothing in the description: a file in the way, a full disk.
        var problem: String?
        var output: String?
        var files: Int?
        var changes: [Drift.Change] = []
    }

    let style: DiagnosticStyle
    private var diagnostics: [Diagnostic] = []
    /// The documents that were read, by file, to find JSON pointers from positions.
    private var roots: [String: Node] = [:]

    init(_ style: DiagnosticStyle) {
        self.style = style
    }

    mutating func addRoot(_ root: Node, of file: String) {
        roots[file] = root
    }

    /// Prints diagnostics, or keeps them for the JSON document.
    mutating func add(_ new: [Diagnostic]) {
        diagnostics += new
        for diagnostic in new {
            switch style {
            case .text: SystemFile.printError(text(of: diagnostic))
            case .github: annotate(diagnostic)
            case .json: break
            }
        }
    }

    func finish(_ outcome: Outcome) {
        if let problem = outcome.problem { SystemFile.printError("error: \(problem)") }
        if style == .json {
            if let text = json(outcome) { print(text) }
            return
        }
        if !diagnostics.isEmpty {
            let end = outcome.status == .failed ? "; nothing was written" : ""
            SystemFile.printError("\(summary)\(end)")
        }
        if let text = outcome.text { print(text) }
    }

    /// `2 errors, 1 warning`
    private var summary: String {
        let kinds: [(Diagnostic.Severity, String)] = [(.error, "error"), (.warning, "warning")]
        return kinds.compactMap { severity, word in
            let count = diagnostics.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(word)\(count == 1 ? "" : "s")"
        }
        .joined(separator: ", ")
    }

    /// Looked for only now, when something is printed.
    private func pointer(of diagnostic: Diagnostic) -> String? {
        roots[diagnostic.position.file]?.pointer(at: diagnostic.position)
    }

    /// One line, whatever names it has in it: nothing that the description says moves the cursor of a terminal.
    func text(of diagnostic: Diagnostic) -> String {
        let text = diagnostic.description + (pointer(of: diagnostic).map { " (\($0))" } ?? "")
        return text.unicodeScalars.reduce(into: "") { line, scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: line += scalar.escaped(asASCII: true)
            default: line.unicodeScalars.append(scalar)
            }
        }
    }

    private func annotate(_ diagnostic: Diagnostic) {
        let pointer = pointer(of: diagnostic).map { " (\($0))" } ?? ""
        style.annotate(
            diagnostic.severity.rawValue,
            file: diagnostic.position.file,
            line: diagnostic.position.line,
            column: diagnostic.position.column,
            diagnostic.message + pointer
        )
    }
}

// MARK: JSON

extension DiagnosticReport {
    private struct JSONDocument: Encodable {
        struct Entry: Encodable {
            var severity: String
            var file: String
            var line: Int
            var column: Int
            var pointer: String?
            var message: String
        }

        struct Change: Encodable {
            var path: String
            var kind: String
        }

        var status: String
        var errors: Int
        var warnings: Int
        var diagnostics: [Entry]
        var problem: String?
        var output: String?
        var files: Int?
        var changes: [Change]
    }

    /// The document for machines.
    func json(_ outcome: Outcome) -> String? {
        let document = JSONDocument(
            status: outcome.status.rawValue,
            errors: diagnostics.count { $0.severity == .error },
            warnings: diagnostics.count { $0.severity == .warning },
            diagnostics: diagnostics.map { diagnostic in
                JSONDocument.Entry(
                    severity: diagnostic.severity.rawValue,
                    file: diagnostic.position.file,
                    line: diagnostic.position.line,
                    column: diagnostic.position.column,
                    pointer: pointer(of: diagnostic),
                    message: diagnostic.message
                )
            },
            problem: outcome.problem,
            output: outcome.output,
            files: outcome.files,
            changes: outcome.changes.map { JSONDocument.Change(path: $0.path, kind: $0.kind.rawValue) }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings and whole numbers always have a JSON form.
        return (try? encoder.encode(document)).map { String(decoding: $0, as: UTF8.self) }
    }
}
