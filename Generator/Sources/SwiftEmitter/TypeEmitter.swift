import SDKModel

/// Writes declared types.
enum TypeEmitter {
    private static func write(_ declaration: TypeDeclaration, in outer: TypeScope, to writer: inout SourceWriter) {
        let scope = outer.inside(declaration)
        DocComment.write(declaration.documentation, fallback: "`\(declaration.qualifiedName)`", to: &writer)
        switch declaration.kind {
        case .structure(let structure):
            StructureEmitter(declaration: declaration, structure: structure, scope: scope).write(to: &writer)
        case .enumeration(let enumeration):
            write(enumeration, of: declaration, to: &writer)
        case .union(let union):
            UnionEmitter(declaration: declaration, union: union, scope: scope).write(to: &writer)
        case .streamEvents(let events):
            StreamEventsEmitter(declaration: declaration, events: events, scope: scope).write(to: &writer)
        case .multipart(let form):
            MultipartFormEmitter(declaration: declaration, form: form, scope: scope).write(to: &writer)
        case .statuses(let answers):
            StatusAnswersEmitter(declaration: declaration, answers: answers, scope: scope).write(to: &writer)
        }
    }

    /// Writes a type and its nested ones, and after it what can only stand at the level of the file.
    static func writeFile(_ declaration: TypeDeclaration, in module: TypeScope, to writer: inout SourceWriter) {
        write(declaration, in: module, to: &writer)
        writeExtensions(of: declaration, to: &writer)
    }

    private static func writeExtensions(of declaration: TypeDeclaration, to writer: inout SourceWriter) {
        if case .union(let union) = declaration.kind {
            UnionLiteralsEmitter(declaration: declaration, union: union).write(to: &writer)
        }
        for type in declaration.nested { writeExtensions(of: type, to: &writer) }
    }

    static func writeNested(of declaration: TypeDeclaration, in scope: TypeScope, to writer: inout SourceWriter) {
        for type in declaration.nested {
            writer.line()
            write(type, in: scope, to: &writer)
        }
    }

    private static func write(
        _ enumeration: Enumeration,
        of declaration: TypeDeclaration,
        to writer: inout SourceWriter
    ) {
        let name = declaration.name
        writer.block("public struct \(name): OpenEnumeration") { writer in
            for value in enumeration.cases {
                DocComment.write(value.documentation, fallback: "`\(value.rawValue)`", to: &writer)
                writer.line(
                    "public static let \(SwiftText.identifier(value.name)) = "
                        + "\(name)(rawValue: \(SwiftText.literal(value.rawValue)))"
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
            writer.line("public let rawValue: String")
            writer.line()
            writer.line("/// Any value, also one that this version does not know.")
            writer.block("public init(rawValue: String)") { $0.line("self.rawValue = rawValue") }
        }
    }

    /// `head[a, b]`, on several lines where it does not fit on one.
    private static func list(_ head: String, _ elements: [String], to writer: inout SourceWriter) {
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
