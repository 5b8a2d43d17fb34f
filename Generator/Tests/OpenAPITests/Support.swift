import OpenAPI
import YAML

/// What there is to say about a document: the errors and warnings of one that is refused, the warnings of one that is not.
func diagnostics(_ yaml: String) -> [String] {
    do {
        return try document(yaml).warnings.map(\.description)
    } catch let error as InvalidInput {
        return error.diagnostics.map(\.description)
    } catch {
        return ["\(error)"]
    }
}

func document(_ yaml: String) throws -> Document {
    try Document.read(Node.parse(yaml, file: "api.yaml"))
}
