/// Whether a module can have a name.
public enum ModuleName {
    /// Letters, digits and underscores, and no digit first.
    public static func isIdentifier(_ name: String) -> Bool {
        name.first.map { $0.isLetter || $0 == "_" } == true
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }

    /// Why a name cannot be that of a generated module, and the way out. `nil`: it can.
    public static func problem(of name: String, runtime: String) -> String? {
        guard isIdentifier(name) else {
            return "'\(name)' is no name of a Swift module; use letters, digits and underscores, and no digit first"
        }
        guard !keywords.contains(name) else {
            return "'\(name)' is a word of the Swift language; choose another name for the module"
        }
        guard name != runtime, !imported.contains(name) else {
            return "'\(name)' is a module that generated code imports; choose another name"
        }
        return nil
    }

    private static let imported: Set = ["Foundation", "GreenflashRuntime", "Swift"]

    /// What cannot follow `import`, nor stand before a dot (The Swift Programming Language, "Lexical Structure").
    private static let keywords: Set = [
        "Any", "Self", "Type", "_", "as", "associatedtype", "borrowing", "break", "case", "catch", "class", "consuming",
        "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
        "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil",
        "nonisolated", "open", "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows",
        "return", "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
        "typealias", "var", "where", "while",
    ]
}
