import SwiftEmitter

/// All that other code can name in a generated module.
struct Surface {
    /// In the order of the files.
    private(set) var declarations: [Declaration] = []
    /// Indices of the declarations in a scope.
    private var members: [String: [Int]] = [:]
    /// The declared types, by their full names.
    private var types: [String: Int] = [:]
    private let module: String

    init(of files: [SourceFile], module: String) {
        self.module = module
        var conformances: [(type: String, protocols: Set<String>)] = []
        for file in files {
            let reader = DeclarationReader(file.contents)
            declarations += reader.declarations
            conformances += reader.conformances
        }
        for (index, declaration) in declarations.enumerated() where isType(declaration) {
            types[declaration.path] = index
        }
        for (type, protocols) in conformances {
            if let index = types[fullName(type, in: "")] { declarations[index].conformances.formUnion(protocols) }
        }
        declarations = declarations.map(spelledOut)
        for (index, declaration) in declarations.enumerated() {
            members[declaration.scope, default: []].append(index)
        }
    }

    private func isType(_ declaration: Declaration) -> Bool {
        declaration.kind.isType || declaration.kind == .typealias_
    }

    func members(of scope: String) -> [Declaration] {
        (members[scope] ?? []).map { declarations[$0] }
    }

    func type(_ path: String) -> Declaration? {
        types[path].map { declarations[$0] }
    }

    // MARK: Names

    /// The same type is spelled differently in different scopes; for comparison every name is the full one.
    private func spelledOut(_ declaration: Declaration) -> Declaration {
        var declaration = declaration
        let scope = declaration.kind.isType ? declaration.path : declaration.scope
        func spelledOut(_ text: String) -> String { SwiftTypeText.mapped(text) { fullName($0, in: scope) } }
        declaration.type = spelledOut(declaration.type)
        for index in declaration.parameters.indices {
            declaration.parameters[index].type = spelledOut(declaration.parameters[index].type)
        }
        return declaration
    }

    /// The declared type that a name means where it stands, looked for from the inside out.
    private func fullName(_ name: String, in scope: String) -> String {
        if name.hasPrefix(module + ".") { return String(name.dropFirst(module.count + 1)) }
        if name == "Self" { return scope }
        var scope = Substring(scope)
        while !scope.isEmpty {
            let candidate = "\(scope).\(name)"
            if types[candidate] != nil { return candidate }
            scope = scope.lastIndex(of: ".").map { scope[..<$0] } ?? ""
        }
        return name
    }

    // MARK: Use

    /// The declared types that appear in the parameters of methods of the resources, and what those hold.
    ///
    /// Callers make values of these; of the others, which only answers have, they are given values.
    func typesThatCallersMake() -> Set<String> {
        var found: Set<String> = []
        var pending: [String] = []
        func note(_ text: String) {
            for word in SwiftTypeText.words(of: text) {
                let name = String(word)
                if types[name] != nil, found.insert(name).inserted { pending.append(name) }
            }
        }
        for declaration in declarations where declaration.kind == .function {
            for parameter in declaration.parameters { note(parameter.type) }
        }
        while let name = pending.popLast() {
            if let alias = type(name), alias.kind == .typealias_ { note(alias.type) }
            for member in members(of: name) where member.kind == .property || member.kind == .enumCase {
                note(member.type)
                for parameter in member.parameters { note(parameter.type) }
            }
        }
        return found
    }
}
