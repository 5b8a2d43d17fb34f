import SDKModel

/// Writes a JSON array whose first items have types of their own as a structure.
struct TupleEmitter {
    var declaration: TypeDeclaration
    var tuple: Tuple
    var scope: TypeScope

    private var conformances: String { declaration.conformances.inheritance("Codable", then: "Sendable") }

    func write(to writer: inout SourceWriter) {
        writer.block("public struct \(declaration.name): \(conformances)") { writer in
            for (index, element) in tuple.elements.enumerated() {
                DocComment.write(element.documentation, fallback: "Item \(index).", to: &writer)
                let wrapper = element.isIndirect ? "@Indirect " : ""
                writer.line("\(wrapper)public var \(SwiftText.identifier(element.name)): \(type(of: element))")
                writer.line()
            }
            if let rest = tuple.rest {
                writer.line("/// The items after those.")
                writer.line("public var \(rest.name): [\(scope.name(of: rest.type))]")
                writer.line()
            }
            writeInitializer(to: &writer)
            writer.line()
            writer.block("public init(from decoder: any Decoder) throws") { writer in
                writer.line("var items = try ArrayReader(decoder)")
                for element in tuple.elements {
                    let call = element.isOptional || element.isNullable ? "nextIfPresent" : "next"
                    writer.line("self.\(element.name) = try items.\(call)()")
                }
                if let rest = tuple.rest { writer.line("self.\(rest.name) = try items.rest()") }
            }
            writer.line()
            writer.block("public func encode(to encoder: any Encoder) throws") { writer in
                writer.line("var items = ArrayWriter(encoder)")
                for element in tuple.elements {
                    let call = element.isOptional ? "nextIfPresent" : "next"
                    writer.line("try items.\(call)(self.\(element.name))")
                }
                if let rest = tuple.rest { writer.line("try items.rest(self.\(rest.name))") }
            }
            TypeEmitter.writeNested(of: declaration, in: scope, to: &writer)
        }
    }

    private func type(of element: Tuple.Element) -> String {
        scope.name(of: element.type) + (element.isOptional || element.isNullable ? "?" : "")
    }

    private func writeInitializer(to writer: inout SourceWriter) {
        writer.line("/// Creates a value from its items, in their order.")
        var parameters = tuple.elements.map { element in
            "\(SwiftText.label(element.name)): \(type(of: element))\(element.isOptional ? " = nil" : "")"
        }
        if let rest = tuple.rest { parameters.append("\(rest.name): [\(scope.name(of: rest.type))] = []") }
        writer.function("public init", parameters, "") { writer in
            for name in tuple.elements.map(\.name) + (tuple.rest.map { [$0.name] } ?? []) {
                writer.line("self.\(name) = \(SwiftText.identifier(name))")
            }
        }
    }
}

/// Writes a list or map of itself as a structure around it.
struct WrapperEmitter {
    var declaration: TypeDeclaration
    var type: TypeReference
    var scope: TypeScope

    private var conformances: String { declaration.conformances.inheritance("Codable", then: "Sendable") }

    func write(to writer: inout SourceWriter) {
        let name = scope.name(of: type)
        writer.block("public struct \(declaration.name): \(conformances)") { writer in
            writer.line("/// What the value holds.")
            writer.line("public var value: \(name)")
            writer.line()
            writer.line("/// Creates a value from what it holds.")
            writer.block("public init(_ value: \(name))") { $0.line("self.value = value") }
            writer.line()
            writer.block("public init(from decoder: any Decoder) throws") { writer in
                writer.line("value = try decoder.singleValueContainer().decode(\(name).self)")
            }
            writer.line()
            writer.block("public func encode(to encoder: any Encoder) throws") { writer in
                writer.line("try SingleValueWriter.write(value, to: encoder)")
            }
            TypeEmitter.writeNested(of: declaration, in: scope, to: &writer)
        }
    }
}
