/// Reads the declarations of generated source text back, without the bodies of functions.
///
/// What the comparison knows of the Swift API comes from the text itself and not from the model, so that it holds for
/// whatever the emitter writes, and cannot drift from it.
struct DeclarationReader {
    private struct Scope {
        var name: String
        /// No member is visible beyond it.
        var access: Declaration.Access
        /// What members have that say nothing.
        var memberAccess: Declaration.Access
        /// What an extension is restricted to: `Value == Int`.
        var constraint = ""
        /// Cases of enumerations and requirements of protocols are as visible as the type.
        var sharesAccess = false
    }

    /// What stands before the keyword of a declaration.
    struct Prefix {
        var access: Declaration.Access?
        var words: Set<String> = []
        var isDeprecated = false
        /// `private(set)`
        var hidesSetter = false
    }

    var cursor: SwiftCursor
    private(set) var declarations: [Declaration] = []
    /// What extensions declare types of the module to conform to.
    private(set) var conformances: [(type: String, protocols: Set<String>)] = []
    private var scopes: [Scope] = []

    /// Reads a whole file.
    init(_ text: String) {
        cursor = SwiftCursor(text)
        while readNext() {}
    }

    private mutating func readNext() -> Bool {
        cursor.skipBlank()
        guard !cursor.isAtEnd else { return false }
        if cursor.byte == .closeBrace {
            cursor.advance()
            _ = scopes.popLast()
            return true
        }
        let prefix = readPrefix()
        let start = cursor.offset
        guard let keyword = cursor.word() else {
            cursor.skipItem()
            return true
        }
        cursor.skipBlank(acrossLines: false)
        switch keyword {
        case "struct", "enum", "class", "actor", "protocol":
            readType(Declaration.Kind(rawValue: keyword) ?? .structure, prefix)
        case "extension": readExtension(prefix)
        case "func", "init", "subscript": readFunction(keyword, prefix)
        case "var", "let": readProperty(isConstant: keyword == "let", prefix)
        case "case": readCases(prefix)
        case "typealias": readTypealias(prefix)
        default:
            // `import`, and what generated code does not have.
            cursor.skipLine()
        }
        assert(cursor.offset > start)
        return true
    }

    private static let modifiers: Set = [
        "static", "final", "indirect", "mutating", "nonmutating", "nonisolated", "lazy", "weak", "unowned", "override",
        "required", "convenience", "dynamic", "optional", "borrowing", "consuming", "open",
    ]

    private mutating func readPrefix() -> Prefix {
        var prefix = Prefix()
        while true {
            cursor.skipBlank()
            if cursor.byte == .at {
                let start = cursor.offset
                cursor.advance()
                _ = cursor.typeName()
                if cursor.byte == .openParenthesis { cursor.skipPair() }
                let attribute = cursor.text(from: start)
                if attribute.hasPrefix("@available"), attribute.contains("deprecated") { prefix.isDeprecated = true }
                continue
            }
            var ahead = cursor
            guard let word = ahead.word() else { return prefix }
            if let access = Self.access(word) {
                if ahead.byte == .openParenthesis {
                    ahead.skipPair()
                    prefix.hidesSetter = true
                } else {
                    prefix.access = access
                }
            } else if Self.modifiers.contains(word) || isClassMember(word, ahead) {
                prefix.words.insert(word)
            } else {
                return prefix
            }
            cursor = ahead
        }
    }

    /// `class func` is a modifier, `class Name` a declaration.
    private func isClassMember(_ word: String, _ cursor: SwiftCursor) -> Bool {
        guard word == "class" else { return false }
        var ahead = cursor
        ahead.skipBlank()
        return ["func", "var", "subscript"].contains(ahead.word() ?? "")
    }

    private static func access(_ word: String) -> Declaration.Access? {
        switch word {
        case "public": .public
        case "package": .package
        case "internal": .internal
        case "private", "fileprivate": .private
        default: nil
        }
    }

    /// A declaration of the scope that the cursor is in.
    func declaration(_ name: String, _ kind: Declaration.Kind, _ prefix: Prefix) -> Declaration {
        let scope = scopes.last ?? Scope(name: "", access: .public, memberAccess: .internal)
        let inherited = kind == .enumCase || scope.sharesAccess ? scope.access : scope.memberAccess
        return Declaration(
            scope: scope.name,
            name: name,
            kind: kind,
            access: min(prefix.access ?? inherited, scope.access),
            isStatic: prefix.words.contains("static") || prefix.words.contains("class"),
            isDeprecated: prefix.isDeprecated
        )
    }

    mutating func add(_ declaration: Declaration) {
        guard declaration.access > .private else { return }
        var declaration = declaration
        if let constraint = scopes.last?.constraint, !constraint.isEmpty { declaration.type += " where \(constraint)" }
        declarations.append(declaration)
    }

    // MARK: Types

    private mutating func readType(_ kind: Declaration.Kind, _ prefix: Prefix) {
        guard let name = cursor.word() else { return cursor.skipLine() }
        var declaration = declaration(name, kind, prefix)
        declaration.conformances = Self.conformances(in: readClause())
        add(declaration)
        let scope = Scope(
            name: declaration.path,
            access: declaration.access,
            memberAccess: .internal,
            sharesAccess: kind == .protocol
        )
        scopes.append(scope)
    }

    private mutating func readExtension(_ prefix: Prefix) {
        let name = cursor.typeName()
        let clause = readClause()
        let protocols = Self.conformances(in: clause)
        if !protocols.isEmpty { conformances.append((name, protocols)) }
        var scope = Scope(name: name, access: .public, memberAccess: prefix.access ?? .internal)
        if let start = clause.firstRange(of: "where ")?.upperBound {
            scope.constraint = SwiftTypeText.normalized(String(clause[start...]))
        }
        scopes.append(scope)
    }

    /// From behind the name to behind the opening brace.
    private mutating func readClause() -> String {
        let start = cursor.offset
        while !cursor.isAtEnd, cursor.byte != .openBrace { cursor.advance() }
        defer { cursor.advance() }
        return cursor.text(from: start)
    }

    private static func conformances(in clause: String) -> Set<String> {
        let head = clause.firstRange(of: "where ").map { clause[..<$0.lowerBound] } ?? clause[...]
        guard let colon = head.firstIndex(of: ":") else { return [] }
        let list = head[head.index(after: colon)...]
        return Set(list.split(separator: ",").map { SwiftTypeText.normalized(String($0)) }.filter { !$0.isEmpty })
    }
}
