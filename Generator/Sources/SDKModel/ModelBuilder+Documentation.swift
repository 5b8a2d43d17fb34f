import OpenAPI
import YAML

extension ModelBuilder {
    func documentation(of schema: Schema) -> Documentation {
        documentation(of: [schema])
    }

    /// What several schemas of one place say: the last description, and everything else.
    func documentation(of schemas: [Schema], isFixed: Bool = false) -> Documentation {
        let last = schemas[schemas.count - 1]
        let own = schemas.last { $0.description != nil }?.description
        let wrapped = last.nullableWrapped
        let description = own ?? last.leaves.last { $0.description != nil }?.description ?? wrapped?.description
        var notes: [String] = []
        for schema in schemas { addNotes(of: schema, isFixed: isFixed, to: &notes) }
        if let wrapped, wrapped.reference == nil { add(constraintNotes(of: wrapped, isFixed: isFixed), to: &notes) }
        return Documentation(
            description: description ?? referenced(wrapped ?? last).description ?? last.phrase,
            notes: notes.isEmpty ? [] : [notes.joined(separator: " ")],
            isDeprecated: schemas.contains { $0.isDeprecated }
        )
    }

    /// What the parts of `allOf` say that stand in place, and then the schema itself.
    private func addNotes(of schema: Schema, isFixed: Bool, to notes: inout [String]) {
        for part in schema.allOf where part.reference == nil && part.properties.isEmpty {
            addNotes(of: part, isFixed: isFixed, to: &notes)
        }
        add(constraintNotes(of: schema, isFixed: isFixed), to: &notes)
    }

    private func add(_ others: [String], to notes: inout [String]) {
        for note in others where !notes.contains(note) { notes.append(note) }
    }

    /// Of a type that is declared.
    func documentation(of resolved: ResolvedForm) -> Documentation {
        let outer = resolved.shape.schema
        guard let inner = resolved.form.shape?.schema, inner !== outer else { return documentation(of: outer) }
        return documentation(of: [outer, inner])
    }

    /// Of a well-known value of an enumeration.
    func documentation(ofValue schema: Schema) -> Documentation {
        Documentation(description: schema.description, isDeprecated: schema.isDeprecated)
    }

    func referenced(_ schema: Schema) -> Schema {
        guard let name = schema.reference else { return schema }
        return document.schema(named: name) ?? schema
    }

    /// What the schema says of values beyond their type, in words.
    private func constraintNotes(of schema: Schema, isFixed: Bool) -> [String] {
        guard schema.hasNotes else { return [] }
        var notes: [String] = []
        if !isFixed { notes += valueNotes(of: schema) }
        if let format = schema.format, !isTyped(format, schema.types) { notes.append("Format: `\(format)`.") }
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
        return notes + requirementNotes(of: schema)
    }

    private func valueNotes(of schema: Schema) -> [String] {
        if let value = schema.constant {
            return value.string == nil || schema.reference != nil ? ["Always `\(value.spelling)`."] : []
        }
        guard let values = schema.enumeration else { return [] }
        let isEnumeration = schema.onlyReference == nil && form(isEnumerationOf: values)
        return isEnumeration ? [] : ["Values: \(list(values.map(\.spelling)))."]
    }

    private func form(isEnumerationOf values: [Node]) -> Bool {
        values.allSatisfy { $0.string != nil || $0.isNull } || values.allSatisfy { $0.int != nil || $0.isNull }
    }

    /// Whether the Swift type says it.
    private func isTyped(_ format: String, _ types: [Schema.JSONType]) -> Bool {
        if mappedFormats[format] != nil { return true }
        switch types.first {
        case .string: return ["date-time", "byte", "binary"].contains(format)
        case .integer: return format == "int64" || format == "uint64"
        case .number: return format == "double" || format == "decimal"
        default: return true
        }
    }

    /// `anyOf: [{required: [a]}, {required: [b]}]` in words.
    private func requirementNotes(of schema: Schema) -> [String] {
        var notes: [String] = []
        for (members, words) in [(schema.oneOf, "Exactly one of"), (schema.anyOf, "At least one of")]
        where !members.isEmpty && members.allSatisfy({ $0.onlyRequires && !$0.required.isEmpty }) {
            let choices = members.map { $0.required.map { "`\($0)`" }.joined(separator: " and ") }
            notes.append("\(words): \(choices.joined(separator: ", ")).")
        }
        return notes
    }

    private func list(_ words: [String]) -> String {
        words.map { "`\($0)`" }.joined(separator: ", ")
    }
}

extension Schema {
    /// Whether there may be anything to say of values beyond their type.
    fileprivate var hasNotes: Bool {
        constant != nil || enumeration != nil || format != nil || isReadOnly || isWriteOnly || contentEncoding != nil
            || defaultValue != nil || !validation.isEmpty || !oneOf.isEmpty || !anyOf.isEmpty
    }

    /// A title that says more than a name.
    fileprivate var phrase: String? {
        guard let title, title.contains(" ") else { return nil }
        return title
    }
}

extension Node {
    /// For a sentence: a string without its quotes, anything else as JSON.
    var spelling: String { string ?? json }
}
