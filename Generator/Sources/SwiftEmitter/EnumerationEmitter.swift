import SDKModel

/// Writes an enumeration as a structure with known values, so that one that this version does not know is a value too.
struct EnumerationEmitter {
    var declaration: TypeDeclaration
    var enumeration: Enumeration

    private var name: String { declaration.name }

    func write(to writer: inout SourceWriter) {
        let isInteger = enumeration.rawType == .integer
        writer.block("public struct \(name): \(isInteger ? "OpenIntegerEnumeration" : "OpenEnumeration")") { writer in
            for value in enumeration.cases {
                DocComment.write(value.documentation, fallback: "`\(value.rawValue)`", to: &writer)
                let literal = isInteger ? value.rawValue : SwiftText.literal(value.rawValue)
                writer.line(
                    "public static let \(SwiftText.identifier(value.name)) = \(name)(rawValue: \(literal))"
                )
            }
            if !enumeration.cases.isEmpty { writer.line() }
            writer.line("/// The values that this version knows, in the order of the specification.")
            list(
                "public static let knownCases: [\(name)] = ",
                enumeration.cases.map { "." + SwiftText.identifier($0.name) },
                to: &writer
            )
            writer.line()
            writer.line("/// The value as it is sent and received.")
            writer.line("public let rawValue: \(isInteger ? "Int" : "String")")
            writer.line()
            writer.line("/// Any value, also one that this version does not know.")
            writer.block("public init(rawValue: \(isInteger ? "Int" : "String"))") { writer in
                writer.line("self.rawValue = rawValue")
            }
        }
    }

    /// `head[a, b]`, on several lines where it does not fit on one.
    private func list(_ head: String, _ elements: [String], to writer: inout SourceWriter) {
        let oneLine = head + "[" + elements.joined(separator: ", ") + "]"
        // `swift format` counts the trailing comma that a broken list would have.
        guard writer.column + oneLine.count >= SourceWriter.lineLength else {
            writer.line(oneLine)
            return
        }
        writer.line(head + "[")
        writer.indented { writer in
            elements.forEach { writer.line($0 + ",") }
        }
        writer.line("]")
    }
}
