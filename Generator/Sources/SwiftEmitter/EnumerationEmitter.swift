import SDKModel

/// Writes an enumeration as a structure with known values, so that one that this version does not know is a value too.
///
/// The values are computed, and strings are listed in one literal: a stored static or an element of an array costs the
/// compiler several times as much, and large descriptions have thousands of them.
struct EnumerationEmitter {
    var declaration: TypeDeclaration
    var enumeration: Enumeration

    private var isInteger: Bool { enumeration.rawType == .integer }

    func write(to writer: inout SourceWriter) {
        let conformance = isInteger ? "OpenIntegerEnumeration" : "OpenEnumeration"
        writer.block("public struct \(declaration.name): \(conformance)") { writer in
            for value in enumeration.cases {
                DocComment.write(value.documentation, to: &writer)
                let name = SwiftText.identifier(value.name)
                writer.line("public static var \(name): Self { Self(rawValue: \(literal(value))) }")
            }
            writeKnownCases(to: &writer)
            let type = isInteger ? "Int" : "String"
            writer.line("public let rawValue: \(type)")
            writer.line("public init(rawValue: \(type)) { self.rawValue = rawValue }")
        }
    }

    private func literal(_ value: Enumeration.Case) -> String {
        isInteger ? value.rawValue : SwiftText.literal(value.rawValue)
    }

    private func writeKnownCases(to writer: inout SourceWriter) {
        let head = "public static var knownCases: [Self]"
        let literals = enumeration.cases.map(literal)
        let isListOfWords = enumeration.cases.allSatisfy { SwiftText.isWord($0.rawValue) }
        guard !isInteger, isListOfWords, !literals.isEmpty else {
            writer.block(head) { Self.write(array: literals, to: &$0) }
            return
        }
        let words = literals.map { $0.dropFirst().dropLast() }
        let oneLine = "\(head) { cases(\"\(words.joined(separator: " "))\") }"
        if writer.hasRoom(for: oneLine) {
            writer.line(oneLine)
        } else {
            writer.block(head) { Self.write(words: words, to: &$0) }
        }
    }

    private static func write(words: [Substring], to writer: inout SourceWriter) {
        let oneLine = "cases(\"\(words.joined(separator: " "))\")"
        if writer.hasRoom(for: oneLine) { return writer.line(oneLine) }
        writer.line("cases(")
        writer.indented { writer in
            var row = ""
            // With its quotes and a comma.
            var width = 3
            for word in words {
                let columns = SwiftText.columns(of: String(word))
                if !row.isEmpty, writer.column + width + 1 + columns > SourceWriter.lineLength {
                    writer.line("\"\(row)\",")
                    row = ""
                    width = 3
                }
                if !row.isEmpty { row += " " }
                width += columns + (row.isEmpty ? 0 : 1)
                row += word
            }
            writer.line("\"\(row)\"")
        }
        writer.line(")")
    }

    private static func write(array elements: [String], to writer: inout SourceWriter) {
        let oneLine = "[" + elements.joined(separator: ", ") + "]"
        // `swift format` counts the trailing comma that a broken list would have.
        guard writer.column + oneLine.count >= SourceWriter.lineLength else {
            writer.line(oneLine)
            return
        }
        writer.line("[")
        writer.indented { writer in
            elements.forEach { writer.line($0 + ",") }
        }
        writer.line("]")
    }
}
