import ArgumentParser
import Foundation

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compares the module with what would be generated, and writes nothing.",
        discussion:
            "Exits with 1 and prints what differs when the description and the generated code have drifted apart."
    )

    @OptionGroup var options: GenerationOptions

    func run() throws {
        let files = try options.generatedFiles()
        let drift = try Drift(of: files, in: URL(fileURLWithPath: options.output))
        guard !drift.changes.isEmpty else {
            print("\(options.output): \(files.count) files, up to date with \(options.spec)")
            return
        }
        for change in drift.changes {
            let path = options.output + "/" + change.path
            if options.diagnostics == .github {
                options.diagnostics.annotate(
                    "error",
                    file: path,
                    line: change.diff.firstChangedLine,
                    "\(change.kind.explanation); run Scripts/generate and commit the result\n\(change.diff.text(limit: 20))"
                )
            } else {
                print("\(path): \(change.kind.explanation)")
                print(change.diff.text(limit: 40))
            }
        }
        StandardError.print(
            "error: \(options.output) is out of date with \(options.spec) (\(drift.summary)); "
                + "run 'sdkgen generate' with the same options and commit the result"
        )
        throw ExitCode.failure
    }
}
