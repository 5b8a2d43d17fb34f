import SDKModel

/// Writes declared types.
enum TypeEmitter {
    static func writeDocumentation(of declaration: TypeDeclaration, to writer: inout SourceWriter) {
        DocComment.write(declaration.documentation, to: &writer)
    }

    private static func write(_ declaration: TypeDeclaration, in outer: TypeScope, to writer: inout SourceWriter) {
        let scope = outer.inside(declaration)
        switch declaration.kind {
        case .structure(let structure):
            StructureEmitter(declaration: declaration, structure: structure, scope: scope).write(to: &writer)
        case .tuple(let tuple):
            TupleEmitter(declaration: declaration, tuple: tuple, scope: scope).write(to: &writer)
        case .wrapper(let type):
            WrapperEmitter(declaration: declaration, type: type, scope: scope).write(to: &writer)
        case .enumeration(let enumeration):
            EnumerationEmitter(declaration: declaration, enumeration: enumeration).write(to: &writer)
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

    /// Writes a type and its nested ones, and after it what can only stand at the level of the file; without its
    /// documentation.
    static func writeDeclaration(_ declaration: TypeDeclaration, in module: TypeScope, to writer: inout SourceWriter) {
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
            writeDocumentation(of: type, to: &writer)
            write(type, in: scope, to: &writer)
        }
    }
}
