import Foundation
import SDKModel
import OpenAPI
import SwiftEmitter
import Testing
import YAML

/// Builds modules from descriptions with the Swift compiler, all changes at once: those of one side are one module, in
/// which every name has the number of its change before it.
struct SpecCompiler {
    private let compiler: SwiftCompiler

    init() throws { compiler = try SwiftCompiler() }

    func removeFiles() { compiler.removeFiles() }

    // MARK: Sources

    /// `Pet` becomes `C7Pet`, `pets` `c7pets`, and `PetsListSort`, which is named after the resource, `C7petsListSort`.
    private static func numbered(_ text: String, _ change: SpecChange, _ number: Int) -> String {
        let (type, resource) = (change.family.rawValue, change.family.resource)
        var text = text.replacing(resource, with: "c\(number)\(resource)")
        let capitalized = resource.prefix(1).uppercased() + resource.dropFirst()
        if capitalized != type { text = text.replacing(capitalized, with: "C\(number)\(resource)") }
        return text.replacing(type, with: "C\(number)\(type)")
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
                sources.append(try compiler.write(file.contents, to: "\(side)/\(name)"))
            }
        }
        let module = modulePath(side)
        try FileManager.default.createDirectory(
            at: module.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        let errors = try compiler.run(
            ["-suppress-warnings", "-emit-module", "-module-name", "ChangedAPI", "-emit-module-path", module.path]
                + sources
        )
        #expect(errors.isEmpty, "what is generated from \(side) compiles")
    }

    private func modulePath(_ side: String) -> URL {
        compiler.folder.appendingPathComponent("\(side)-module/ChangedAPI.swiftmodule")
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
            sources.append(try compiler.write(caller, to: "callers/Caller\(number).swift"))
        }
        let module = modulePath(side).deletingLastPathComponent().path
        let errors = try compiler.run(
            ["-suppress-warnings", "-typecheck", "-module-name", "Callers", "-I", module] + sources
        )
        return changes.indices.map { number in errors.filter { $0.contains("/Caller\(number).swift:") } }
    }
}
