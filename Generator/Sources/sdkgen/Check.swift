import ArgumentParser
import SwiftEmitter

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares the module with what would be generated, and writes nothing.",
        discussion:
            "Exits with 1 and prints what differs when the description and the generated code have drifted apart."
    )

    @OptionGroup var options: GenerationOptions

    func run() throws {
        let generation = try Generation(options)
        generation.keepToTheEnd()
        let (spec, output) = (generation.plan.spec, generation.plan.output)
        let drift = try generation.drift()
        var outcome = DiagnosticReport.Outcome(status: .ok, output: output, files: generation.files.count)
        outcome.changes = drift.changes
        guard !drift.changes.isEmpty else {
            outcome.text = "\(output): \(generation.files.count) files, up to date with \(spec)"
            return generation.report.finish(outcome)
        }
        for change in drift.changes { show(change, in: output) }
        outcome.status = .drifted
        generation.report.finish(outcome)
        SystemFile.printError(
            "error: \(output) is out of date with \(spec) (\(drift.summary)); "
                + "run 'sdkgen generate' with the same options and commit the result"
        )
        throw ExitCode.failure
    }

    private func show(_ change: Drift.Change, in output: String) {
        let path = output + "/" + change.path
        switch options.diagnostics {
        case .github:
            options.diagnostics.annotate(
                "error",
                file: path,
                line: change.diff.firstChangedLine,
                "\(change.kind.explanation); run Scripts/generate and commit the result\n\(change.diff.text(limit: 20))"
            )
        case .text:
            print("\(path): \(change.kind.explanation)")
            print(change.diff.text(limit: 40))
        case .json:
            // The document at the end names it.
            break
        }
    }
}
