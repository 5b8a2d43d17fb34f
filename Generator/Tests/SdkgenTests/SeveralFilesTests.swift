import ArgumentParser
import Foundation
import Testing

@testable import sdkgen

/// The command on descriptions in several files.
@Suite struct SeveralFilesTests {
    private func generate(_ files: [String: String], _ body: (_ output: URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sdkgen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, text) in files {
            let url = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: url)
        }
        let output = folder.appendingPathComponent("Generated")
        let spec = folder.appendingPathComponent("Spec/api.yaml").path
        let command = try Generate.parse(["--spec", spec, "--output", output.path, "--module", "FilesAPI"])
        do {
            try command.run()
        } catch {
            #expect(!FileManager.default.fileExists(atPath: output.path))
            throw error
        }
        try body(output)
    }

    private let description = """
        openapi: 3.1.0
        info: {title: Files, version: '1'}
        paths: {/users: {$ref: ../paths/users.yaml}}
        """
    private let path = """
        get:
          operationId: users.list
          responses: {200: {content: {application/json: {schema: {$ref: ../schemas/user.yaml}}}}}
        """

    @Test("Types come from all files of a description")
    func generates() throws {
        let user = "{type: object, properties: {friend_ids: {type: array, items: {type: string}}}}"
        let files = ["Spec/api.yaml": description, "paths/users.yaml": path, "schemas/user.yaml": user]
        try generate(files) { output in
            let model = try Data(contentsOf: output.appendingPathComponent("Models/User.swift"))
            #expect(String(decoding: model, as: UTF8.self).contains("friendIDs"))
        }
    }

    @Test("Nothing is written where a file of the description is missing")
    func missingFile() throws {
        #expect(throws: ExitCode.failure) {
            try generate(["Spec/api.yaml": description, "paths/users.yaml": path]) { _ in }
        }
    }
}
