import GeneratorConfiguration
import OpenAPI
import SDKModel
import YAML

@testable import SwiftEmitter

/// The files generated for a document, by path.
func generate(_ yaml: String, _ configuration: Configuration = Configuration()) throws -> [String: String] {
    let document = try Document.read(
        Node.parse("openapi: 3.2.0\ninfo: {title: Test, version: '1'}\n" + yaml, file: "t.yaml")
    )
    let (sdk, _) = try SDK.build(from: document, module: "TestAPI", configuration: configuration)
    let files = SwiftEmitter(source: "t.yaml", configuration).files(for: sdk)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.contents) })
}
