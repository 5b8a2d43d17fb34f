public import ArgumentParser
public import GeneratorConfiguration
import YAML

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What `generate` and `check` have in common.
struct GenerationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration. Without it, 'sdkgen.yaml' beside the description, or here where no description is named.",
            valueName: "file"
        )
    )
    var config: String?

    @Option(help: ArgumentHelp("The OpenAPI description, as YAML or JSON.", valueName: "file"))
    var spec: String?

    @Option(
        help: ArgumentHelp(
            "The folder of the generated module. Files in it that were generated before and are no longer are removed; "
                + "files that were not generated are left alone.",
            valueName: "folder"
        )
    )
    var output: String?

    @Option(help: ArgumentHelp("The name of the generated module.", valueName: "name"))
    var module: String?

    @Option(help: ArgumentHelp("Who sees what is generated: public, package or internal.", valueName: "level"))
    var access: AccessLevel?

    @Option(help: "How errors and warnings are printed: text, github (workflow commands) or json (one document).")
    var diagnostics = DiagnosticStyle.text

    func validate() throws {
        if let module, let problem = ModuleName.problem(of: module, runtime: Configuration().runtime) {
            throw ValidationError(problem)
        }
    }
}

extension AccessLevel: ExpressibleByArgument {}

/// What a run generates, after flags and configuration have been put together.
struct GenerationPlan {
    /// Paths as they are shown: relative where they were given so.
    let spec: String
    let output: String
    let module: String
    let configuration: Configuration

    /// - Throws: `ValidationError` where the command line lacks something, `InvalidInput` for the configuration.
    init(_ options: GenerationOptions, _ report: inout DiagnosticReport) throws {
        let file = try Self.configurationFile(options)
        var configuration = Configuration()
        if let file {
            let root = try InputFile.parse(file)
            report.addRoot(root, of: file)
            configuration = try Configuration.read(root)
        }
        if file != nil, options.config == nil, let own = configuration.spec, let given = options.spec,
            URL(fileURLWithPath: Self.path(own.value, besides: file)).standardizedFileURL
                != URL(fileURLWithPath: given).standardizedFileURL
        {
            // It lies beside this description by chance, and is about another one.
            configuration = Configuration()
        }
        func value(_ flag: String?, _ configured: Located<String>?, _ name: String, isPath: Bool) throws -> String {
            if let flag { return flag }
            if let configured {
                return isPath ? Self.path(configured.value, besides: file) : configured.value
            }
            let place = file.map { ", or '\(name)' in \($0)" } ?? ", or a configuration with '\(name)'"
            throw ValidationError("Missing --\(name)\(place).")
        }
        spec = try value(options.spec, configuration.spec, "spec", isPath: true)
        output = try value(options.output, configuration.output, "output", isPath: true)
        module = try value(options.module, configuration.module, "module", isPath: false)
        configuration.access = options.access ?? configuration.access
        if let problem = ModuleName.problem(of: module, runtime: configuration.runtime) {
            guard options.module == nil, let position = configuration.module?.position else {
                throw ValidationError(problem)
            }
            throw InvalidInput([Diagnostic(.error, at: position, problem)])
        }
        self.configuration = configuration
    }

    private static let defaultName = "sdkgen.yaml"

    private static func configurationFile(_ options: GenerationOptions) throws -> String? {
        if let config = options.config { return config }
        let folder = options.spec.map(SystemFile.folder) ?? ""
        return defaultFile(in: folder)
    }

    /// The configuration that nobody has to name.
    static func defaultFile(in folder: String) -> String? {
        let path = folder.isEmpty ? defaultName : folder + (folder.hasSuffix("/") ? "" : "/") + defaultName
        return SystemFile.exists(path) ? path : nil
    }

    /// A path of the configuration, which is relative to its folder, without detours through `..`.
    private static func path(_ path: String, besides file: String?) -> String {
        guard !path.hasPrefix("/"), let file else { return path }
        let folder = SystemFile.folder(of: file)
        var parts = folder.split(separator: "/").map(String.init)
        for part in path.split(separator: "/").map(String.init) where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}
