import OpenAPI
import Testing
import YAML

func document(_ yaml: String) throws -> Document {
    try Document.read(Node.parse(yaml, file: "api.yaml"))
}

/// A document with a head of two lines, so that the body starts in line 3.
func document(_ version: String = "3.2.0", body: String) throws -> Document {
    try document(head(version) + body)
}

/// The component schema `S` of a document that has nothing else, from its JSON or YAML.
func schema(_ text: String, _ version: String = "3.2.0") throws -> Schema {
    try #require(try document(version, body: "components: {schemas: {S: \(text)}}\npaths: {}").schema(named: "S"))
}

/// What there is to say about a document: all of it where the document is refused, else the warnings.
func diagnostics(_ yaml: String) -> [String] {
    do {
        return try document(yaml).warnings.map(\.description)
    } catch let error as InvalidInput {
        return error.diagnostics.map(\.description)
    } catch {
        return ["\(error)"]
    }
}

func diagnostics(_ version: String = "3.2.0", body: String) -> [String] {
    diagnostics(head(version) + body)
}

private func head(_ version: String) -> String {
    "openapi: \(version)\ninfo: {title: T, version: '1'}\n"
}

/// A document in several files: `api.yaml`, with a head of two lines, and others beside it, by their paths.
func document(_ version: String = "3.2.0", body: String, files: [String: String]) throws -> Document {
    try Document.read(Node.parse(head(version) + body, file: "api.yaml")) { path in
        guard let text = files[path] else { throw UnreadableFile(reason: "no such file") }
        return try Node.parse(text, file: path)
    }
}

func diagnostics(_ version: String = "3.2.0", body: String, files: [String: String]) -> [String] {
    do {
        return try document(version, body: body, files: files).warnings.map(\.description)
    } catch let error as InvalidInput {
        return error.diagnostics.map(\.description)
    } catch {
        return ["\(error)"]
    }
}
