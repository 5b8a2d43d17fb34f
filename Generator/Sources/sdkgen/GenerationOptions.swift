import ArgumentParser
import Foundation
import OpenAPI
import SDKModel
import SwiftEmitter
import YAML

/// What `generate` and `check` have in common.
struct GenerationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The OpenAPI description, as YAML or JSON.", valueName: "file"))
    var spec: String

    @Option(
        help: ArgumentHelp(
            "The folder of the generated module. Files in it that were generated before and are no longer are removed; "
                + "files that were not generated are left alone.",
            valueName: "folder"
        )
    )
    var output: String

    @Option(help: ArgumentHelp("The name of the generated module.", valueName: "name"))
    var module: String

    @Option(help: "How errors and warnings are printed: for people, or as GitHub Actions annotations.")
    var diagnostics = DiagnosticStyle.text

    func validate() throws {
        let isIdentifier =
            module.first.map { $0.isLetter || $0 == "_" } == true
            && module.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard isIdentifier else {
            throw ValidationError("'\(module)' is no Swift module name; use letters, digits and underscores.")
        }
        guard module != "GreenflashRuntime", module != "Foundation", module != "Swift" else {
            throw ValidationError("'\(module)' is a module that generated code imports; choose another name.")
        }
    }

    /// Reads the description and writes the whole module in memory.
    func generatedFiles() throws -> [SourceFile] {
        do {
            let (sdk, warnings) = try model()
            for warning in warnings { diagnostics.print(warning) }
            return SwiftEmitter(source: URL(fileURLWithPath: spec).lastPathComponent).files(for: sdk)
        } catch let invalid as InvalidInput {
            for diagnostic in invalid.diagnostics { diagnostics.print(diagnostic) }
            throw ExitCode.failure
        }
    }

    private func model() throws -> (SDK, [Diagnostic]) {
        let input: Data
        do {
            input = try Data(contentsOf: URL(fileURLWithPath: spec))
        } catch {
            StandardError.print("\(spec): error: cannot be read (\(error.localizedDescription))")
            throw ExitCode.failure
        }
        let document = try Document.read(Node.parse([UInt8](input), file: spec))
        let (sdk, warnings) = try SDK.build(from: document, module: module)
        return (sdk, document.warnings + warnings)
    }
}

/// How diagnostics reach their reader.
enum DiagnosticStyle: String, CaseIterable, ExpressibleByArgument {
    case text, github

    func print(_ diagnostic: Diagnostic) {
        switch self {
        case .text:
            StandardError.print(diagnostic.description)
        case .github:
            annotate(
                diagnostic.severity.rawValue,
                file: diagnostic.position.file,
                line: diagnostic.position.line,
                column: diagnostic.position.column,
                diagnostic.message
            )
        }
    }

    /// A workflow command (docs.github.com, "Workflow commands for GitHub Actions").
    func annotate(_ severity: String, file: String, line: Int, column: Int = 1, _ message: String) {
        func escaped(_ text: String) -> String {
            text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
        }
        let path = escaped(file).replacing(":", with: "%3A").replacing(",", with: "%2C")
        Swift.print("::\(severity) file=\(path),line=\(line),col=\(column)::\(escaped(message))")
    }
}

enum StandardError {
    static func print(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
