import Testing

@testable import YAML

/// The tree as compact JSON.
func json(_ yaml: String) throws -> String {
    try Node.parse(yaml, file: "in.yaml").json
}

/// What there is to say about input that cannot be read.
func diagnostics(_ yaml: [UInt8], limits: ParsingLimits = ParsingLimits()) -> [String] {
    do {
        _ = try Node.parse(yaml, file: "in.yaml", limits: limits)
        return []
    } catch {
        return error.diagnostics.map(\.description)
    }
}

func diagnostics(_ yaml: String, limits: ParsingLimits = ParsingLimits()) -> [String] {
    diagnostics(Array(yaml.utf8), limits: limits)
}
