import ArgumentParser
import OpenAPI
import SDKModel
import SwiftEmitter
import YAML

/// The whole module in memory, and what there was to say on the way.
struct Generation {
    let plan: GenerationPlan
    private let document: Document
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
            document = try InputFile.document(plan.spec) { report.addRoot($0, of: $1) }
            report.add(document.warnings)
            let warnings: [Diagnostic]
            (sdk, warnings) = try SDK.build(
                from: document,
                module: plan.module,
                configuration: plan.configuration
            )
            report.add(warnings)
            files = SwiftEmitter(source: SystemFile.name(of: plan.spec), plan.configuration)
                .files(for: sdk)
        } catch let invalid as InvalidInput {
            report.add(invalid.diagnostics)
            report.finish(DiagnosticReport.Outcome(status: .failed))
            throw ExitCode.failure
        }
        self.report = report
    }

    /// How the folder of the module differs from it.
    ///
    /// - Throws: `ExitCode`, after it has been printed what is in the way, or cannot be read.
    func drift() throws -> Drift {
        do {
            return try Drift(of: files, in: plan.output)
        } catch {
            report.finish(DiagnosticReport.Outcome(status: .failed, problem: "\(error)", output: plan.output))
            throw ExitCode.failure
        }
    }

    /// Keeps everything where it is until the program ends, which it is about to: to free some hundred thousand values
    /// one after the other takes longer than to write the files.
    func keepToTheEnd() {
        _ = Unmanaged.passRetained(Kept(generation: self))
    }

    private final class Kept {
        let generation: Generation

        init(generation: Generation) {
            self.generation = generation
        }
    }
}

/// Reads files of the command line, and those that they refer to.
enum InputFile {
    /// - Throws: `InvalidInput`, also where the file cannot be read.
    static func parse(_ path: String) throws(InvalidInput) -> Node {
        let input: [UInt8]
        do {
            input = try bytes(of: path)
        } catch {
            let start = SourcePosition(file: path, line: 1, column: 1)
            throw InvalidInput([Diagnostic(.error, at: start, "cannot be read: \(error.reason)")])
        }
        return try Node.parse(input, file: path)
    }

    /// Reads a description with all the files that it is made of.
    ///
    /// - Parameter didRead: gets each file that was read, with its path.
    static func document(_ path: String, didRead: (Node, String) -> Void = { _, _ in }) throws(InvalidInput) -> Document
    {
        let root = try parse(path)
        didRead(root, path)
        return try withoutActuallyEscaping(didRead) { (didRead) throws(InvalidInput) in
            try Document.read(root) { path in
                let root = try Node.parse(try bytes(of: path), file: path)
                didRead(root, path)
                return root
            }
        }
    }

    /// No more than what is needed to see that a file is too large; files such as `/dev/zero` have no end.
    private static func bytes(of path: String) throws(UnreadableFile) -> [UInt8] {
        do {
            return try SystemFile.contents(of: path, upTo: Node.largestInput + 1)
        } catch {
            throw UnreadableFile(reason: error.isAboutFolder ? "it is a folder; name the file" : error.reason)
        }
    }
}
