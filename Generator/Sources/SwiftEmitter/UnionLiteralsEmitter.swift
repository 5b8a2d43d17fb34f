import SDKModel

/// Writes the extensions of a union that let a literal stand for the one member that it can mean.
struct UnionLiteralsEmitter {
    var declaration: TypeDeclaration
    var union: Union

    func write(to writer: inout SourceWriter) {
        func only(_ type: TypeReference) -> String? {
            let members = union.members.filter { $0.type == type }
            return members.count == 1 ? members[0].name : nil
        }
        func conformance(_ name: String, _ label: String, _ type: String, _ value: String) {
            writer.line()
            writer.block("extension \(declaration.qualifiedName): \(name)") { writer in
                writer.line("/// The member that the literal means.")
                writer.shortBlock("public init(\(label) value: \(type))") { $0.line("self = \(value)") }
            }
        }
        if let name = only(.string) {
            conformance("ExpressibleByStringInterpolation", "stringLiteral", "String", ".\(name)(value)")
        }
        if let name = only(.bool) {
            conformance("ExpressibleByBooleanLiteral", "booleanLiteral", "Bool", ".\(name)(value)")
        }
        if let name = only(.double) {
            conformance("ExpressibleByFloatLiteral", "floatLiteral", "Double", ".\(name)(value)")
        }
        if let name = only(.int) {
            conformance("ExpressibleByIntegerLiteral", "integerLiteral", "Int", ".\(name)(value)")
        } else if let name = only(.double) {
            conformance("ExpressibleByIntegerLiteral", "integerLiteral", "Int", ".\(name)(Double(value))")
        }
    }
}
