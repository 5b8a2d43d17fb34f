import ArgumentParser
import Foundation
import Testing
import YAML

@testable import sdkgen

/// The commands as a maintainer and CI run them, on a copy of the fixture.
@Suite struct CommandTests {
    private struct Workspace {
        var spec: URL
        var output: URL

        var options: [String] { ["--spec", spec.path, "--output", output.path, "--module", "FixtureAPI"] }

        func edit(_ url: URL, _ old: String, _ new: String) throws {
            let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            try #require(text.contains(old))
            try Data(text.replacing(old, with: new).utf8).write(to: url)
        }

        func contents() throws -> [String: Data] {
            var result: [String: Data] = [:]
            for path in try FileManager.default.subpathsOfDirectory(atPath: output.path) {
                let url = output.appendingPathComponent(path)
                if let data = try? Data(contentsOf: url) { result[path] = data }
            }
            return result
        }
    }

    private func withWorkspace(_ body: (Workspace) throws -> Void) throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("FixtureAPI")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sdkgen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: fixture, to: folder)
        let spec = folder.appendingPathComponent("fixture.yaml")
        try body(Workspace(spec: spec, output: folder.appendingPathComponent("Generated")))
    }

    private func generate(_ workspace: Workspace) throws {
        try Generate.parse(workspace.options).run()
    }

    private func check(_ workspace: Workspace) throws {
        try Check.parse(workspace.options).run()
    }

    @Test func theCommittedFixtureIsUpToDate() throws {
        try withWorkspace { try check($0) }
    }

    @Test func checkFailsAfterAFieldOfTheSpecIsRenamed() throws {
        try withWorkspace { workspace in
            try workspace.edit(workspace.spec, "requiredDate", "mandatoryDate")
            #expect(throws: ExitCode.failure) { try check(workspace) }
            try generate(workspace)
            try check(workspace)
        }
    }

    @Test func checkFailsAfterAGeneratedLineIsEditedByHand() throws {
        try withWorkspace { workspace in
            let file = workspace.output.appendingPathComponent("Models/Presence.swift")
            try workspace.edit(file, "reader.string(\"required\")", "reader.string(\"Required\")")
            let before = try workspace.contents()
            #expect(throws: ExitCode.failure) { try check(workspace) }
            #expect(try workspace.contents() == before, "check writes nothing")
        }
    }

    @Test func aSpecThatCannotBeUsedLeavesTheOutputAsItWas() throws {
        try withWorkspace { workspace in
            let before = try workspace.contents()
            try workspace.edit(workspace.spec, "'#/components/schemas/Shape'", "'#/components/schemas/Shap'")
            #expect(throws: ExitCode.failure) { try generate(workspace) }
            #expect(try workspace.contents() == before)
        }
    }

    @Test func aSchemaThatIsGoneTakesItsFileWithIt() throws {
        try withWorkspace { workspace in
            let file = workspace.output.appendingPathComponent("Models/Merged.swift")
            #expect(FileManager.default.fileExists(atPath: file.path))
            try workspace.edit(workspace.spec, "    Merged:\n", "    Joined:\n")
            try generate(workspace)
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test func aFileInTheWayFailsTheRunAndStaysAsItIs() throws {
        try withWorkspace { workspace in
            try Data("by hand\n".utf8).write(to: workspace.output.appendingPathComponent("Models/Presence.swift"))
            let before = try workspace.contents()
            #expect(throws: ExitCode.failure) { try generate(workspace) }
            #expect(throws: ExitCode.failure) { try check(workspace) }
            #expect(try workspace.contents() == before)
        }
    }

    @Test func theJSONDocumentHasWhatKeptTheRunFromItsEnd() throws {
        let outcome = DiagnosticReport.Outcome(status: .failed, problem: "a \"file\" is in the way")
        let text = try #require(DiagnosticReport(.json).json(outcome))
        let document = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(document["status"] as? String == "failed")
        #expect(document["problem"] as? String == "a \"file\" is in the way")
    }

    @Test(arguments: [
        ("a\nb", "a\\nb"), ("a\r\nb", "a\\r\\nb"), ("\u{1B}[2J", "\\u{1B}[2J"), ("\u{202E}a", "\\u{202E}a"),
        ("\u{2028}", "\\u{2028}"), ("\u{E9} 漢 \\", "\u{E9} 漢 \\"),
    ])
    func whatIsNotSeenInAMessageIsShown(message: String, shown: String) {
        let diagnostic = Diagnostic(.error, at: SourcePosition(file: "a.yaml", line: 1, column: 2), message)
        #expect(DiagnosticReport(.text).text(of: diagnostic) == "a.yaml:1:2: error: \(shown)")
    }

    @Test(arguments: ["1API", "My API", "", "a-b", "GreenflashRuntime", "class", "protocol"])
    func namesThatAreNoModuleNamesAreRefused(name: String) {
        #expect(throws: (any Error).self) { try Generate.parse(["--spec", "a", "--output", "b", "--module", name]) }
    }
}
