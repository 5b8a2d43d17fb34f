import OpenAPI
import YAML

@testable import SDKModel

/// A document with these parts, from line 1: its `components/schemas` and its `paths`.
func document(schemas: String = "", paths: String = "") throws -> Document {
    func indented(_ text: String, by count: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String(repeating: " ", count: count) + $0 }
            .joined(separator: "\n")
    }
    var yaml = "openapi: 3.2.0\ninfo: {title: Test, version: '1'}\n"
    yaml += paths.isEmpty ? "paths: {}\n" : "paths:\n" + indented(paths, by: 2) + "\n"
    yaml += schemas.isEmpty ? "" : "components:\n  schemas:\n" + indented(schemas, by: 4) + "\n"
    return try Document.read(Node.parse(yaml, file: "spec.yaml"))
}

func model(schemas: String = "", paths: String = "") throws -> (sdk: SDK, warnings: [Diagnostic]) {
    let (sdk, warnings) = try SDK.build(from: document(schemas: schemas, paths: paths), module: "TestAPI")
    return (sdk, warnings)
}

func structure(_ name: String, of sdk: SDK) -> Structure? {
    guard case .structure(let structure)? = sdk.types.first(where: { $0.name == name })?.kind else { return nil }
    return structure
}

/// The messages of the errors that building a model ends with.
func errors(schemas: String = "", paths: String = "") throws -> [String] {
    do {
        _ = try SDK.build(from: document(schemas: schemas, paths: paths), module: "TestAPI")
        return []
    } catch let invalid as InvalidInput {
        return invalid.diagnostics.filter { $0.severity == .error }.map(\.description)
    }
}
