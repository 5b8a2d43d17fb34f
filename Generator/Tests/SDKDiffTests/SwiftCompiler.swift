import Foundation
import Testing

/// The Swift compiler, in a folder of its own, with the modules that SwiftPM has built for the tests at hand.
struct SwiftCompiler {
    let folder: URL
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

    /// - Returns: the path of the file that was written.
    func write(_ text: String, to name: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    /// - Returns: the lines with errors, and those with warnings unless they are suppressed.
    func run(_ arguments: [String]) throws -> [String] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // More files than a command line has room for.
        let list = try write(arguments.joined(separator: "\n"), to: "arguments-\(UUID().uuidString)")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["swiftc", "-swift-version", "6", "-parse-as-library", "-wmo", "-I", modules.path, "@\(list)"]
        // A file and no pipe: nobody needs to read while the compiler writes.
        let log = folder.appendingPathComponent("log-\(UUID().uuidString)")
        try Data().write(to: log)
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardOutput = FileHandle.nullDevice
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        let output = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        let findings = output.split(separator: "\n").map(String.init).filter { line in
            line.contains(": error: ") || line.contains(": warning: ")
        }
        if process.terminationStatus != 0, findings.isEmpty {
            throw CompilerFailure(description: "the compiler failed: \(output.suffix(2_000))")
        }
        return findings
    }

    struct CompilerFailure: Error, CustomStringConvertible {
        let description: String
    }
}
