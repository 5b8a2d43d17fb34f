/// One thing of the generated module that other code can name.
struct Declaration: Hashable {
    enum Kind: String {
        case structure = "struct"
        case enumeration = "enum"
        case `class`, actor
        case `protocol`
        case typealias_ = "typealias"
        case property, function, subscript_ = "subscript"
        case initializer = "init"
        case enumCase = "case"

        var isType: Bool {
            switch self {
            case .structure, .enumeration, .class, .actor, .protocol: true
            default: false
            }
        }
    }

    enum Access: Int, Comparable {
        case `private`, `internal`, package, `public`

        static func < (lhs: Access, rhs: Access) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// A parameter, or an associated value of a case.
    struct Parameter: Hashable {
        /// `_` for none.
        var label: String
        /// What it is called inside the function.
        var name: String
        var type: String
        var hasDefault: Bool

        /// As it is named in a report: `limit:`, or `userID` where callers write no label.
        var subject: String { label == "_" ? name : label + ":" }
    }

    /// The full name of the type that it belongs to; empty at the level of the module.
    var scope: String
    /// Without backticks; `init` for initializers.
    var name: String
    var kind: Kind
    var access: Access
    var isStatic = false
    var isDeprecated = false
    /// For properties.
    var isSettable = false
    /// Of a property, a type alias, or what a function returns. Names are full ones.
    var type = ""
    var parameters: [Parameter] = []
    /// `async`, `throws`: in the order of the source.
    var effects: [String] = []
    /// Protocols of a type.
    var conformances: Set<String> = []

    /// With those that others bring.
    var allConformances: Set<String> {
        conformances.contains("Hashable") ? conformances.union(["Equatable"]) : conformances
    }

    /// `InteractionDetail.Message.id`
    var path: String { scope.isEmpty ? name : scope + "." + name }

    /// As it stands in the source, but for access and attributes.
    var signature: String {
        let prefix = isStatic ? "static " : ""
        switch kind {
        case .structure, .enumeration, .class, .actor, .protocol:
            let list = conformances.isEmpty ? "" : ": " + conformances.sorted().joined(separator: ", ")
            return "\(kind.rawValue) \(name)\(list)"
        case .typealias_:
            return "typealias \(name) = \(type)"
        case .property:
            return "\(prefix)\(isSettable ? "var" : "let") \(name)" + (type.isEmpty ? "" : ": \(type)")
        case .enumCase:
            return "case \(name)" + (parameters.isEmpty ? "" : parameterList)
        case .function, .initializer, .subscript_:
            let keyword = kind == .function ? "func \(name)" : kind.rawValue
            let effects = effects.isEmpty ? "" : " " + effects.joined(separator: " ")
            return prefix + keyword + parameterList + effects + (type.isEmpty ? "" : " -> \(type)")
        }
    }

    private var parameterList: String {
        let list = parameters.map { parameter in
            let label = parameter.label == "_" && kind == .enumCase ? "" : parameter.label + ": "
            return label + parameter.type + (parameter.hasDefault ? " = default" : "")
        }
        return "(" + list.joined(separator: ", ") + ")"
    }

    /// `create(_:options:)`
    var labels: String { "\(name)(" + parameters.map { $0.label + ":" }.joined() + ")" }
}
