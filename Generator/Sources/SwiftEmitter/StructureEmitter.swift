import SDKModel

/// Writes a structure: its properties, its initializer, and how it is read and written.
///
/// Reading and writing go through calls that are not generic where the type is a plain one, and equality goes through
/// what is written: nothing is left for the compiler to derive. This form compiles in a third of the time of synthesized
/// `Codable` and `Hashable`.
struct StructureEmitter {
    var declaration: TypeDeclaration
    var structure: Structure
    var scope: TypeScope

    private var stored: [Structure.Property] { structure.properties.filter { $0.constant == nil } }

    func write(to writer: inout SourceWriter) {
        let conformances = declaration.conformances.inheritance("CodableObject")
        writer.block("public struct \(declaration.name): \(conformances)") { writer in
            for property in structure.properties {
                let fallback = property.wireName == property.name ? nil : "`\(property.wireName)`"
                DocComment.write(property.documentation, fallback: fallback, to: &writer)
                let name = SwiftText.identifier(property.name)
                if let constant = property.constant {
                    writer.line(
                        "public var \(name): \(scope.name(of: constant.type)) { \(SwiftText.literal(constant)) }"
                    )
                } else {
                    let wrapper = property.isIndirect ? "@Indirect " : ""
                    writer.line(joining: wrapper, "public var ", name, ": ", propertyType(property))
                }
            }
            if let additional = structure.additional {
                DocComment.write(additional.documentation, to: &writer)
                writer.line("public var \(additional.name): \(type(of: additional))")
            }
            if !isShort { writer.line() }
            writer.group(writeInitializer, writeDecoding, writeEncoding)
            TypeEmitter.writeNested(of: declaration, in: scope, to: &writer)
        }
    }

    /// Whether there is so little in it that empty lines would only draw it apart.
    private var isShort: Bool {
        switch (structure.properties.count, structure.additional) {
        case (0, nil): true
        case (1, nil): structure.properties[0].documentation.isEmpty
        default: false
        }
    }

    private func propertyType(_ property: Structure.Property) -> String {
        let type = scope.name(of: property.type)
        return switch property.presence {
        case .required: type
        case .nullable, .optional: type + "?"
        case .optionalNullable: "Nullable<\(type)>?"
        }
    }

    private func writeInitializer(to writer: inout SourceWriter) {
        var parameters = stored.map { property in
            let isOptional = property.presence != .required
            return "\(SwiftText.label(property.name)): \(propertyType(property))\(isOptional ? " = nil" : "")"
        }
        if let additional = structure.additional {
            parameters.append("\(additional.name): \(type(of: additional)) = [:]")
        }
        guard !parameters.isEmpty else {
            writer.line("public init() {}")
            return
        }
        writer.function("public init", parameters, "") { writer in
            writer.assignments(stored.map(\.name) + (structure.additional.map { [$0.name] } ?? []))
        }
    }

    private func type(of additional: Structure.Additional) -> String {
        scope.name(of: .dictionary(additional.valueType))
    }

    // MARK: Reading

    private func writeDecoding(to writer: inout SourceWriter) {
        let head = "public init(from reader: ObjectReader) throws"
        guard !structure.properties.isEmpty || structure.additional != nil else {
            writer.line(head + " {}")
            return
        }
        writer.shortBlock(head) { writer in
            for property in structure.properties {
                let key = SwiftText.literal(property.wireName)
                if let constant = property.constant {
                    let call = property.presence == .required ? "constant" : "constantIfPresent"
                    writer.line("try reader.\(call)(\(key), \(SwiftText.literal(constant)))")
                } else {
                    writer.line(joining: target(property), " = try reader.", readingCall(property), "(", key, ")")
                }
            }
            if let additional = structure.additional { writeReading(of: additional, to: &writer) }
        }
    }

    private func writeReading(of additional: Structure.Additional, to writer: inout SourceWriter) {
        let function = additional.valueType == .json ? "additional" : "additionalValues"
        let names = structure.properties.map { SwiftText.literal($0.wireName) }
        let head = "self.\(additional.name) = try reader.\(function)(beside: ["
        let oneLine = head + names.joined(separator: ", ") + "])"
        if writer.hasRoom(for: oneLine) { return writer.line(oneLine) }
        writer.line(head)
        writer.indented { writer in
            for name in names { writer.line(name + ",") }
        }
        writer.line("])")
    }

    private func readingCall(_ property: Structure.Property) -> String {
        let base = accessor(property.type)
        return switch property.presence {
        case .required: base
        case .nullable, .optional: base + "IfPresent"
        case .optionalNullable: property.type == .date ? "nullableDate" : "nullable"
        }
    }

    // MARK: Writing

    private func writeEncoding(to writer: inout SourceWriter) {
        let head = "public func write(to writer: inout ObjectWriter) throws"
        guard !structure.properties.isEmpty || structure.additional != nil else {
            writer.line(head + " {}")
            return
        }
        writer.shortBlock(head) { writer in
            if let additional = structure.additional { writer.line("try writer.additional(self.\(additional.name))") }
            for property in structure.properties {
                let key = SwiftText.literal(property.wireName)
                if let constant = property.constant {
                    writer.line("try writer.\(accessor(constant.type))(\(key), \(SwiftText.literal(constant)))")
                } else {
                    writer.line(joining: "try writer.", writingCall(property), "(", key, ", ", target(property), ")")
                }
            }
        }
    }

    private func writingCall(_ property: Structure.Property) -> String {
        let base = accessor(property.type)
        return switch property.presence {
        case .required: base
        case .nullable: base + "OrNull"
        case .optional: base + "IfPresent"
        case .optionalNullable: property.type == .date ? "nullableDate" : "nullable"
        }
    }

    private func accessor(_ type: TypeReference) -> String {
        switch type {
        case .string: "string"
        case .bool: "bool"
        case .int: "int"
        case .int64: "int64"
        case .uint64: "uint64"
        case .double: "double"
        case .decimal: "decimal"
        case .date: "date"
        case .data: "data"
        case .array(.string): "strings"
        case .json: "json"
        case .dictionary(.json): "object"
        case .array, .dictionary, .optional, .named, .external: "value"
        }
    }

    /// The property inside `init(from:)` and `write(to:)`, whose own names may hide it.
    private func target(_ property: Structure.Property) -> String {
        let name = SwiftText.identifier(property.name)
        return property.name == "reader" || property.name == "writer" || name != property.name
            ? "self.\(property.name)" : name
    }
}
