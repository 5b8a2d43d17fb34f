import OpenAPI
import YAML

extension ModelBuilder {
    func documentation(of schema: Schema) -> Documentation {
        Documentation(
            description: schema.description ?? referenced(schema).description,
            notes: constraintNotes(of: schema),
            isDeprecated: schema.isDeprecated
        )
    }

    func referenced(_ schema: Schema) -> Schema {
        schema.reference.flatMap(document.schema(named:)) ?? schema
    }

    /// What the schema says of values beyond their type, in words.
    private func constraintNotes(of schema: Schema) -> [String] {
        var notes: [String] = []
        if schema.reference == nil, schema.types.count > 1, !declaresType(schema) {
            notes.append("Types: \(list(schema.types.map(\.rawValue))).")
        }
        if let value = schema.constant, schema.reference != nil || value.string == nil {
            notes.append("Always `\(value.spelling)`.")
        }
        let isNarrowed = schema.reference != nil || schema.onlyPart != nil
        if let values = schema.enumeration, isNarrowed || !schema.isStringEnumeration {
            notes.append("Values: \(list(values.map(\.spelling))).")
        }
        if schema.isReadOnly { notes.append("Set by the service.") }
        if schema.isWriteOnly { notes.append("Never in an answer.") }
        if let encoding = schema.contentEncoding { notes.append("Encoding: `\(encoding)`.") }
        if let value = schema.defaultValue {
            notes.append("Default: `\(value.spelling)`.")
        }
        var constraints = schema.validation.filter { $0.key != "multipleOf" || !schema.isWhole }
        let minimum = constraints.first { $0.key == "minimum" }?.value.spelling
        let maximum = constraints.first { $0.key == "maximum" }?.value.spelling
        if minimum != nil || maximum != nil {
            notes.append("Range: `\(minimum ?? "")...\(maximum ?? "")`.")
            constraints.removeAll { $0.key == "minimum" || $0.key == "maximum" }
        }
        if !constraints.isEmpty {
            let list = constraints.map { "\($0.key) `\($0.value.spelling)`" }.joined(separator: ", ")
            notes.append("Constraints: \(list).")
        }
        return notes
    }

    private func list(_ words: [String]) -> String {
        words.map { "`\($0)`" }.joined(separator: ", ")
    }
}

extension Node {
    /// For a sentence: a string without its quotes, anything else as JSON.
    var spelling: String { string ?? json }
}
