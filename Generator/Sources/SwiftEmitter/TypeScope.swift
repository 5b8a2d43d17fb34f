import SDKModel

/// Where a type is named: inside `InteractionDetail`, its `Message` needs no prefix, and another module-level `Message`
/// does.
struct TypeScope {
    /// Outside of any type of the module.
    static let module = TypeScope(module: "")

    private let moduleName: String
    private var enclosing: String?
    /// Names of nested types that hide module-level ones here.
    private var hidden: Set<String> = []

    init(module: String) {
        moduleName = module
    }

    func inside(_ declaration: TypeDeclaration) -> TypeScope {
        var scope = self
        scope.enclosing = declaration.qualifiedName
        scope.hidden.formUnion(declaration.nested.map(\.name))
        return scope
    }

    /// The same, where other types of these names are in the way.
    func hiding(_ names: Set<String>) -> TypeScope {
        var scope = self
        scope.hidden.formUnion(names)
        return scope
    }

    func name(of reference: TypeReference) -> String {
        switch reference {
        case .string: "String"
        case .bool: "Bool"
        case .int: "Int"
        case .int64: "Int64"
        case .uint64: "UInt64"
        case .double: "Double"
        case .decimal: "Decimal"
        case .date: "Date"
        case .data: "Data"
        case .json: "JSONValue"
        case .array(let element): "[\(name(of: element))]"
        case .dictionary(let value): "[String: \(name(of: value))]"
        case .optional(let wrapped): "\(name(of: wrapped))?"
        case .named(let name): shortened(name)
        case .external(let type): type.name
        }
    }

    private func shortened(_ name: String) -> String {
        let dot = UInt8(ascii: ".")
        if let enclosing, name.utf8.starts(with: enclosing.utf8) {
            let rest = name.utf8.dropFirst(enclosing.utf8.count)
            if rest.first == dot { return String(Substring(rest.dropFirst())) }
        }
        guard !hidden.isEmpty else { return name }
        let first = name.utf8.prefix { $0 != dot }
        return hidden.contains(String(Substring(first))) ? "\(moduleName).\(name)" : name
    }
}
