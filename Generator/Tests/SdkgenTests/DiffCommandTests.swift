import ArgumentParser
import Foundation
import SDKDiff
import Testing

@testable import sdkgen

/// `sdkgen diff` as CI runs it.
@Suite struct DiffCommandTests {
    private static let spec = """
        openapi: 3.2.0
        info: {title: Test, version: '1'}
        paths:
          /pets:
            get:
              operationId: pets.list
              tags: [pets]
              responses: {'200': {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
        components:
          schemas:
            Pet: {type: object, properties: {name: {type: string}}}

        """

    /// Runs the command on a description and an edited one.
    ///
    /// - Parameters:
    ///   - config: What is in the configuration beside the new one.
    ///   - configs: Other configurations, by what stands for their paths among the options.
    private func run(
        _ edit: (old: String, new: String),
        _ options: [String],
        config: String? = nil,
        configs: [String: String] = [:]
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sdkgen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ text: String, _ name: String) throws -> String {
            let url = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: url)
            return url.path
        }
        try #require(Self.spec.contains(edit.old))
        let old = try write(Self.spec, "old.yaml")
        let new = try write(Self.spec.replacing(edit.old, with: edit.new), "new.yaml")
        if let config { _ = try write(config, "sdkgen.yaml") }
        let paths = try configs.map { ($0.key, try write($0.value, $0.key)) }
        let options = options.map { option in paths.first { $0.0 == option }?.1 ?? option }
        // The other way round, what is new is gone.
        let isReversed = options.contains("--reversed")
        try Diff.parse((isReversed ? [new, old] : [old, new]) + options.filter { $0 != "--reversed" }).run()
    }

    private static let breaking = (old: "name:", new: "title:")
    private static let additive = (old: "{name:", new: "{age: {type: integer}, name:")
    private static let neutral = (old: "{name: {type: string}", new: "{name: {type: string, deprecated: true}")

    private static let passing: [(edit: (old: String, new: String), threshold: String)] = [
        (breaking, "never"), (breaking, "wire-breaking"), (additive, "breaking"), (neutral, "additive"),
    ]

    @Test(arguments: passing, Diff.Format.allCases)
    func changesBelowTheThresholdPass(
        change: (edit: (old: String, new: String), threshold: String),
        format: Diff.Format
    )
        throws
    {
        try run(change.edit, ["--fail-on", change.threshold, "--format", format.rawValue])
    }

    private static let failing: [(edit: (old: String, new: String), threshold: String)] = [
        (breaking, "breaking"), (breaking, "source-breaking"), (breaking, "additive"), (additive, "additive"),
        (neutral, "any"),
    ]

    @Test(arguments: failing)
    func changesThatReachTheThresholdEndWithTwo(edit: (old: String, new: String), threshold: String) throws {
        #expect(throws: ExitCode(2)) { try run(edit, ["--fail-on", threshold]) }
    }

    @Test(arguments: Diff.Format.allCases)
    func aDescriptionThatCannotBeUsedEndsWithOne(format: Diff.Format) {
        #expect(throws: ExitCode(1)) {
            try run((old: "schemas/Pet'", new: "schemas/Pat'"), ["--format", format.rawValue])
        }
    }

    @Test func aFileThatIsNotThereEndsWithOne() {
        #expect(throws: ExitCode(1)) { try Diff.parse(["/nowhere/old.yaml", "/nowhere/new.yaml"]).run() }
    }

    @Test(arguments: [
        ["a.yaml"], ["a.yaml", "b.yaml", "--fail-on", "braking"], ["a.yaml", "b.yaml", "--format", "xml"],
        ["a.yaml", "b.yaml", "--current-version", "1.2"],
    ])
    func aWrongCommandLineEndsWithSixtyFour(arguments: [String]) throws {
        do {
            _ = try Diff.parse(arguments)
            Issue.record("it was accepted")
        } catch {
            #expect(Diff.exitCode(for: error) == .validationFailure)
        }
    }

    /// A format that a configuration gives a type is parsed by the programs that are out there.
    @Test func formatsWithATypeOfTheirOwnAreNotToVanish() throws {
        let edit = (old: "{name: {type: string}", new: "{name: {type: string, format: uuid}")
        let config = "formats: {uuid: UUID}\n"
        #expect(throws: ExitCode(2)) {
            try run(edit, ["--fail-on", "wire-breaking", "--reversed"], config: config)
        }
        try run(edit, ["--fail-on", "wire-breaking", "--reversed"])
    }

    @Test func theConfigurationBesideTheNewDescriptionCounts() throws {
        #expect(throws: ExitCode(1), "a misspelt key is an error here as in 'generate'") {
            try run(Self.additive, [], config: "modul: A\n")
        }
        try run(Self.additive, ["--fail-on", "breaking"], config: "module: A\n")
    }

    private static let renamed = ["renamed.yaml": "rename: {schemas: {Pet: Animal}}\n", "plain.yaml": "{}\n"]

    private static let configurations: [(options: [String], config: String?, isBreaking: Bool)] = [
        (["--config", "renamed.yaml"], nil, false),
        (["--old-config", "plain.yaml", "--config", "renamed.yaml"], nil, true),
        (["--old-config", "renamed.yaml", "--new-config", "plain.yaml"], nil, true),
        (["--new-config", "renamed.yaml"], nil, true),
        (["--new-config", "renamed.yaml"], "rename: {schemas: {Pet: Animal}}\n", false),
        (["--old-config", "plain.yaml"], "rename: {schemas: {Pet: Animal}}\n", true),
        (["--old-config", "renamed.yaml"], "rename: {schemas: {Pet: Animal}}\n", false),
    ]

    @Test(arguments: configurations)
    func eachVersionHasItsConfiguration(options: [String], config: String?, isBreaking: Bool) throws {
        func diff() throws {
            let same = (old: "title: Test", new: "title: Test")
            try run(same, options + ["--fail-on", "additive"], config: config, configs: Self.renamed)
        }
        if isBreaking { #expect(throws: ExitCode(2)) { try diff() } } else { try diff() }
    }

    /// A configuration that names what is new does not fit the old description.
    @Test func aNewNameForWhatWasNotThereNeedsTheOldConfiguration() throws {
        let edit = (old: "components:\n  schemas:\n", new: "components:\n  schemas:\n    Dog: {type: object}\n")
        let config = "rename: {schemas: {Dog: Hound}}\n"
        #expect(throws: ExitCode(1)) { try run(edit, [], config: config) }
        try run(edit, ["--old-config", "plain.yaml", "--fail-on", "breaking"], config: config, configs: Self.renamed)
    }
}
