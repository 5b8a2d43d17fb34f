import Testing

@testable import YAML

/// The tree as compact JSON.
func json(_ yaml: String) throws -> String {
    try Node.parse(yaml, file: "in.yaml").json
}

/// What there is to say about input that cannot be read.
func diagnostics(_ text: [UInt8], file: String = "in.yaml", limits: ParsingLimits = ParsingLimits()) -> [String] {
    do {
        _ = try Node.parse(text, file: file, limits: limits)
        return []
    } catch {
        return error.diagnostics.map(\.description)
    }
}

func diagnostics(_ yaml: String, limits: ParsingLimits = ParsingLimits()) -> [String] {
    diagnostics(Array(yaml.utf8), limits: limits)
}

/// `line:column` of every key and value, depth first.
func places(_ node: Node) -> [String] {
    var places = ["\(node.position.lineAndColumn) \(node.kind)"]
    for item in node.sequence ?? [] { places += YAMLTests.places(item) }
    for entry in node.entries ?? [] {
        places.append("\(entry.keyPosition.lineAndColumn) \(entry.key)")
        places += YAMLTests.places(entry.value)
    }
    return places
}
