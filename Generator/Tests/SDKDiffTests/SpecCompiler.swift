import Foundation
import SDKModel
import OpenAPI
import SwiftEmitter
import Testing
import YAML

/// Builds modules from descriptions with the Swift compiler, all changes at once: those of one side are one module, in
/// which every name has the number of its change before it.
struct SpecCompiler {
    private let folder: URL
    private let modules: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sdkgen-\(UUID().uuidString)")
        modules = try #require(Self.modules, "the runtime's module must be built")
    }

    func removeFiles() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Where SwiftPM has put the module of the runtime: beside the tests.
    private static let modules: URL? = {
        let generator = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var candidates = [generator.appendingPathComponent(".build/debug/Modules")]
        var place = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL
        while place.path.count > 1 {
            place.deleteLastPathComponent()
            candidates.insert(place.appendingPathComponent("Modules"), at: candidates.count - 1)
        }
        return candidates.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("GreenflashRuntime.swiftmodule").path)
        }
    }()

    // MARK: Sources

    /// `Pet` becomes `C07Pet`, and `pets` `c07pets`.
    private static func numbered(_ text: String, _ change: SpecChange, _ number: Int) -> String {
        let (type, resource) = (change.family.rawValue, change.family.resource)
        return text.replacing(type, with: "C\(number)\(type)").replacing(resource, with: "c\(number)\(resource)")
    }

    private func write(_ text: String, to name: String, in side: String) throws -> String {
        let url = folder.appendingPathComponent(side).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    /// Makes a module `ChangedAPI` of the family of every change.
    func emitModule(_ changes: [SpecChange], side: String, spec: (SpecChange) throws -> String) throws {
        var sources: [String] = []
        for (number, change) in changes.enumerated() {
            let document = try Document.read(
                Node.parse(Self.numbered(spec(change), change, number), file: "\(side).yaml")
            )
            let (sdk, _) = try SDK.build(from: document, module: "ChangedAPI")
            for file in SwiftEmitter(source: "base.yaml").files(for: sdk) {
                let name = String(file.path.split(separator: "/").last ?? "")
                guard name.hasPrefix("C\(number)") else { continue }
                sources.append(try write(file.contents, to: name, in: side))
            }
        }
        let errors = try compile(
            ["-emit-module", "-module-name", "ChangedAPI", "-emit-module-path", modulePath(side)] + sources
        )
        #expect(errors.isEmpty, "what is generated from \(side) compiles")
    }

    private func modulePath(_ side: String) -> String {
        folder.appendingPathComponent("\(side)-module/ChangedAPI.swiftmodule").path
    }

    /// - Returns: for every change, the errors that the compiler has about its caller.
    func checkCallers(_ changes: [SpecChange], against side: String) throws -> [[String]] {
        var sources: [String] = []
        for (number, change) in changes.enumerated() {
            let resource = "c\(number)\(change.family.resource)"
            let type = "\(resource.prefix(1).uppercased())\(resource.dropFirst())Resource"
            let caller = """
                import ChangedAPI
                import Foundation
                import GreenflashRuntime

                func call(\(resource): \(type)) async throws {
                \(Self.numbered(change.caller, change, number))
                }

                """
            sources.append(try write(caller, to: "Caller\(number).swift", in: "callers"))
        }
        let module = URL(fileURLWithPath: modulePath(side)).deletingLastPathComponent().path
        let errors = try compile(["-typecheck", "-module-name", "Callers", "-I", module] + sources)
        return changes.indices.map { number in errors.filter { $0.contains("/Caller\(number).swift:") } }
    }

    // MARK: The compiler

    /// - Returns: the lines with errors.
    private func compile(_ arguments: [String]) throws -> [String] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for side in ["old", "new"] {
            let module = URL(fileURLWithPath: modulePath(side)).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: module, withIntermediateDirectories: true)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["swiftc", "-swift-version", "6", "-parse-as-library", "-wmo", "-suppress-warnings", "-I", modules.path]
            + arguments
        // A file and no pipe: nobody needs to read while the compiler writes.
        let log = folder.appendingPathComponent("log-\(UUID().uuidString)")
        try Data().write(to: log)
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardOutput = FileHandle.nullDevice
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        let output = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        let errors = output.split(separator: "\n").map(String.init).filter { $0.contains("error: ") }
        if process.terminationStatus != 0, errors.isEmpty {
            throw CompilerFailure(description: "the compiler failed: \(output.suffix(2_000))")
        }
        return errors
    }

    struct CompilerFailure: Error, CustomStringConvertible {
        let description: String
    }
}
