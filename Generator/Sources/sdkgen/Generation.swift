import ArgumentParser
import Foundation
import OpenAPI
import SDKModel
import SwiftEmitter
import YAML

/// The whole module in memory, and what there was to say on the way.
struct Generation {
    let plan: GenerationPlan
    let sdk: SDK
    let files: [SourceFile]
    var report: DiagnosticReport

    /// Reads the configuration and the description, and makes the module of them.
    ///
    /// - Throws: `ExitCode`, after everything that was found wrong has been printed; `ValidationError`.
    init(_ options: GenerationOptions) throws {
        var report = DiagnosticReport(options.diagnostics)
        do {
            plan = try GenerationPlan(options, &report)
            let root = try InputFile.parse(plan.spec)
            report.addRoot(root, of: plan.spec)
            let document = try Document.read(root)
            report.add(document.warnings)
            let warnings: [Diagnostic]
            (sdk, warnings) = try SDK.build(
                from: document,
                module: plan.module,
                configuration: plan.configuration
            )
            report.add(warnings)
            files = SwiftEmitter(source: URL(fileURLWithPath: plan.spec).lastPathComponent, plan.configuration)
                .files(for: sdk)
        } catch let invalid as InvalidInput {
            report.add(invalid.diagnostics)
            report.finish(DiagnosticReport.Outcome(status: .failed))
            throw ExitCode.failure
        }
        self.report = report
    }
}

/// Reads files of the command line.
enum InputFile {
    /// - Throws: `InvalidInput`, also where the file cannot be read.
    static func parse(_ path: String) throws(InvalidInput) -> Node {
        let input: Data
        do {
            input = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            let start = SourcePosition(file: path, line: 1, column: 1)
            throw InvalidInput([Diagnostic(.error, at: start, "cannot be read: \(error.localizedDescription)")])
        }
        return try Node.parse([UInt8](input), file: path)
    }
}
