import ArgumentParser

/// How diagnostics reach their reader.
enum DiagnosticStyle: String, CaseIterable, ExpressibleByArgument {
    /// A line each on standard error: `file:line:column: error: message (#/json/pointer)`.
    case text
    /// Workflow commands on standard output, which GitHub shows beside the lines they are about.
    case github
    /// One JSON document on standard output at the end of the run.
    case json

    /// A workflow command (docs.github.com, "Workflow commands for GitHub Actions").
    func annotate(_ severity: String, file: String, line: Int, column: Int = 1, _ message: String) {
        func escaped(_ text: String) -> String {
            text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
        }
        let path = escaped(file).replacing(":", with: "%3A").replacing(",", with: "%2C")
        Swift.print("::\(severity) file=\(path),line=\(line),col=\(column)::\(escaped(message))")
    }
}
