import ArgumentParser
import Foundation

struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the module.",
        discussion: "Only files whose contents change are touched, and each is replaced at once. If anything in the "
            + "description cannot be turned into Swift, every place is reported and nothing is written."
    )

    @OptionGroup var options: GenerationOptions

    func run() throws {
        let files = try options.generatedFiles()
        let drift = try Drift(of: files, in: URL(fileURLWithPath: options.output))
        do {
            try drift.apply()
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
            StandardError.print(
                "error: cannot write to '\(options.output)', which is as it was: \(cause.localizedDescription)"
            )
            throw ExitCode.failure
        }
        print("\(options.output): \(files.count) files, \(drift.summary)")
    }
}
