import GeneratorConfiguration
import OpenAPI
import YAML

@testable import SDKModel

/// A model, and everything there was to say about it, of a document and a configuration.
struct ConfiguredModel {
    var sdk: SDK?
    var diagnostics: [String] = []

    init(_ configuration: String, schemas: String = "", paths: String = "") throws {
        let document = try SDKModelTests.document(schemas: schemas, paths: paths)
        let configuration = try Configuration.read(Node.parse(configuration, file: "sdkgen.yaml"))
        do throws(InvalidInput) {
            let built = try SDK.build(from: document, module: "TestAPI", configuration: configuration)
            sdk = built.0
            diagnostics = built.1.map(\.description)
        } catch {
            diagnostics = error.diagnostics.map(\.description)
        }
    }

    /// `pets.list`, sorted.
    var methods: [String] {
        (sdk?.resources ?? []).flatMap { resource in
            resource.methods.map { "\(resource.propertyName).\($0.name)" }
        }
        .sorted()
    }

    /// The names of the top-level types, sorted.
    var types: [String] { (sdk?.types ?? []).map(\.name).sorted() }

    func method(_ name: String) -> Method? {
        for resource in sdk?.resources ?? [] {
            for method in resource.methods where "\(resource.propertyName).\(method.name)" == name { return method }
        }
        return nil
    }
}
