public import ArgumentParser
import GeneratorConfiguration
import OpenAPI
public import SDKDiff
import SDKModel
import SwiftEmitter
import YAML

struct Diff: ParsableCommand {
    /// How the report reaches its reader.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown, json, github
    }

    static let configuration = CommandConfiguration(
        abstract: "Says what a change of the description does to callers.",
        discussion: """
            Compares two descriptions by what is generated from them, and by what goes over the wire. Each change is \
            breaking, additive or neutral: to source code that calls the old version, and to programs that were built \
            with it and call the new service. The step of the version follows from the source.

            Exit status: 0 when the changes pass; 1 when a description cannot be used; 2 when they do not pass \
            '--fail-on'; 64 when the command line is wrong.
            """
    )

    @Argument(help: "The old description.")
    var old: String

    @Argument(help: "The new description.")
    var new: String

    @Option(
        help: ArgumentHelp(
            "The configuration for both. Without it, 'sdkgen.yaml' beside the new description.",
            valueName: "file"
        )
    )
    var config: String?

    @Option(help: ArgumentHelp("The configuration of the old one, if it had another.", valueName: "file"))
    var oldConfig: String?

    @Option(help: ArgumentHelp("The configuration of the new one, if it has another.", valueName: "file"))
    var newConfig: String?

    @Option(help: "How the changes are printed: text, markdown, json or github (workflow commands).")
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "What does not pass: \(Threshold.allCases.map(\.rawValue).joined(separator: ", ")). "
                + "'breaking' is both kinds of it.",
            valueName: "changes"
        )
    )
    var failOn = Threshold.never

    @Option(
        help: ArgumentHelp("The version generated from the old description, to say the next one.", valueName: "x.y.z")
    )
    var currentVersion: SemanticVersion?

    @Flag(help: "Callers were told to write 'default' in every switch over a union or events: new cases are additive.")
    var switchesHaveDefault = false

    func run() throws {
        var report = DiagnosticReport(format.diagnostics)
        let versions: (old: Version, new: Version)
        do {
            let common = config ?? besideNew
            let older = try configuration(oldConfig ?? common, &report)
            let newer = try configuration(newConfig ?? common, &report)
            // Both descriptions are read, so that errors of both are reported.
            let problems = Problems()
            let before = problems.collect { try version(old, older, &report) }
            if before == nil, oldConfig == nil, let common { problems.explain(common) }
            let after = problems.collect { try version(new, newer, &report) }
            guard let before, let after else { throw InvalidInput(problems.diagnostics) }
            versions = (before, after)
        } catch let invalid as InvalidInput {
            report.add(invalid.diagnostics.filter { $0.severity == .error })
            if format == .json { report.finish(DiagnosticReport.Outcome(status: .failed)) }
            throw ExitCode.failure
        }
        let changes = Report(from: versions.old, to: versions.new, switchesHaveDefault: switchesHaveDefault)
        show(changes)
        if failOn.isReached(by: changes) { throw Self.doesNotPass }
    }

    /// What a script can tell from a description that cannot be used.
    static let doesNotPass = ExitCode(2)

    private func show(_ report: Report) {
        let heading = Report.Heading(old: old, new: new, current: currentVersion)
        switch format {
        case .text: print(report.text(heading))
        case .markdown: print(report.markdown(heading), terminator: "")
        case .json: print(report.json(heading))
        case .github:
            for annotation in report.annotations(failOn) {
                DiagnosticStyle.github.annotate(
                    annotation.severity.rawValue,
                    file: annotation.position.file,
                    line: annotation.position.line,
                    column: annotation.position.column,
                    annotation.message
                )
            }
        }
    }

    // MARK: Reading

    private final class Problems {
        var diagnostics: [Diagnostic] = []

        /// What the configuration of the new description names may not have been there before.
        func explain(_ configuration: String) {
            for index in diagnostics.indices where diagnostics[index].position.file == configuration {
                guard diagnostics[index].severity == .error else { continue }
                diagnostics[index].message +=
                    " (in the old description; '--old-config' names a configuration of its own)"
            }
        }

        func collect(_ read: () throws -> Version) -> Version? {
            do {
                return try read()
            } catch let invalid as InvalidInput {
                diagnostics += invalid.diagnostics
            } catch {
                diagnostics.append(
                    Diagnostic(.error, at: SourcePosition(file: "", line: 1, column: 1), "\(error)")
                )
            }
            return nil
        }
    }

    private var besideNew: String? {
        GenerationPlan.defaultFile(in: SystemFile.folder(of: new))
    }

    private func configuration(_ path: String?, _ report: inout DiagnosticReport) throws -> Configuration {
        guard let path else { return Configuration() }
        let root = try InputFile.parse(path)
        report.addRoot(root, of: path)
        return try Configuration.read(root)
    }

    private func version(
        _ path: String,
        _ configuration: Configuration,
        _ report: inout DiagnosticReport
    ) throws -> Version {
        let document = try InputFile.document(path)
        // Types are compared by their names within the module.
        let module = configuration.module?.value ?? "API"
        let (sdk, _) = try SDK.build(from: document, module: module, configuration: configuration)
        return Version(
            document: document,
            sdk: sdk,
            emitter: SwiftEmitter(source: path, configuration),
            mappedFormats: Set(configuration.formats.map(\.format))
        )
    }
}

extension Diff.Format {
    /// For descriptions that cannot be used.
    fileprivate var diagnostics: DiagnosticStyle {
        switch self {
        case .text, .markdown: .text
        case .json: .json
        case .github: .github
        }
    }
}

extension Threshold: ExpressibleByArgument {}

extension SemanticVersion: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
