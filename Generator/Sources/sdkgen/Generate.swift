import ArgumentParser
import SwiftEmitter

struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the module.",
        discussion: "Only files whose contents change are touched, and each is replaced at once. If anything in the "
            + "description cannot be turned into Swift, every place is reported and nothing is written."
    )

    @OptionGroup var options: GenerationOptions

    @Option(
        help: ArgumentHelp("Where to write a program that calls every method with sample values.", visibility: .hidden)
    )
    var caller: String?

    func run() throws {
        let generation = try Generation(options)
        generation.keepToTheEnd()
        let output = generation.plan.output
        let drift = try generation.drift()
        do throws(SystemFile.Failure) {
            try drift.apply()
        } catch {
            let state = error.isUndone ? "which is as it was" : "and some of its files could not be restored"
            let problem = "cannot write to '\(output)', \(state): \(error)"
            generation.report.finish(DiagnosticReport.Outcome(status: .failed, problem: problem, output: output))
            throw ExitCode.failure
        }
        if let caller {
            let program = SwiftEmitter(source: generation.plan.spec, generation.plan.configuration).caller(
                of: generation.sdk
            )
            try SystemFile.save(program.contents, to: caller)
        }
        generation.report.finish(
            DiagnosticReport.Outcome(
                status: .ok,
                text: "\(output): \(generation.files.count) files, \(drift.summary)",
                output: output,
                files: generation.files.count,
                changes: drift.changes
            )
        )
    }
}
