extension DeclarationReader {
    mutating func readFunction(_ keyword: String, _ prefix: Prefix) {
        let kind: Declaration.Kind =
            switch keyword {
            case "func": .function
            case "init": .initializer
            default: .subscript_
            }
        let name = kind == .function ? cursor.word() ?? "" : keyword
        // `init?`
        while !cursor.isAtEnd, cursor.byte != .openParenthesis {
            if cursor.byte == .less { cursor.skipAngleBrackets() } else { cursor.advance() }
        }
        var declaration = declaration(name, kind, prefix)
        declaration.parameters = readParameters(of: kind)
        let rest = readHead()
        readEffects(rest, into: &declaration)
        if cursor.byte == .openBrace { cursor.skipPair() }
        add(declaration)
    }

    /// What follows the parameters: ` async throws -> String`.
    private func readEffects(_ text: String, into declaration: inout Declaration) {
        var head = Substring(text)
        if let clause = head.firstRange(of: " where ") { head = head[..<clause.lowerBound] }
        if let arrow = head.firstRange(of: "->") {
            declaration.type = SwiftTypeText.normalized(String(head[arrow.upperBound...]))
            head = head[..<arrow.lowerBound]
        }
        declaration.effects = head.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// To the body, the value, or the line end.
    private mutating func readHead() -> String {
        let start = cursor.offset
        while !isAtEndOfStatement, cursor.byte != .openBrace, cursor.byte != .equal { cursor.skipItem() }
        return cursor.text(from: start)
    }

    /// Also behind the last declaration of a type that is written on one line.
    private var isAtEndOfStatement: Bool {
        cursor.isAtEnd || cursor.byte == .newline || cursor.byte == .closeBrace || cursor.byte == .semicolon
    }

    mutating func readProperty(isConstant: Bool, _ prefix: Prefix) {
        guard let name = cursor.word() else { return cursor.skipLine() }
        var declaration = declaration(name, .property, prefix)
        declaration.isSettable = !isConstant && !prefix.hidesSetter
        cursor.skipBlank(acrossLines: false)
        if cursor.byte == .colon {
            cursor.advance()
            declaration.type = SwiftTypeText.normalized(readHead())
        }
        cursor.skipBlank(acrossLines: false)
        if cursor.byte == .equal {
            let isUntyped = declaration.type.isEmpty
            cursor.advance()
            cursor.skipBlank()
            let start = cursor.offset
            // `static let admin = Role(rawValue: "admin")`
            if isUntyped { declaration.type = cursor.typeName() }
            if cursor.offset == start, isUntyped { declaration.type = "" }
            while !isAtEndOfStatement, cursor.byte != .openBrace { cursor.skipItem() }
            if cursor.byte == .openBrace { cursor.skipPair() }
        } else if cursor.byte == .openBrace {
            let start = cursor.offset
            cursor.skipPair()
            let accessors = cursor.text(from: start)
            // Observers belong to a stored property; anything else without a setter is computed, and read only.
            let isObserved = accessors.contains("didSet") || accessors.contains("willSet")
            if !isObserved, !SwiftTypeText.words(of: accessors).contains("set") { declaration.isSettable = false }
        }
        add(declaration)
    }

    mutating func readCases(_ prefix: Prefix) {
        repeat {
            cursor.skipBlank()
            guard let name = cursor.word() else { return cursor.skipLine() }
            var declaration = declaration(name, .enumCase, prefix)
            if cursor.byte == .openParenthesis { declaration.parameters = readParameters(of: .enumCase) }
            cursor.skipBlank(acrossLines: false)
            while !isAtEndOfStatement, cursor.byte != .comma { cursor.skipItem() }
            add(declaration)
        } while nextInList()
    }

    private mutating func nextInList() -> Bool {
        guard cursor.byte == .comma else { return false }
        cursor.advance()
        return true
    }

    mutating func readTypealias(_ prefix: Prefix) {
        guard let name = cursor.word() else { return cursor.skipLine() }
        var declaration = declaration(name, .typealias_, prefix)
        while !cursor.isAtEnd, cursor.byte != .equal { cursor.advance() }
        cursor.advance()
        declaration.type = SwiftTypeText.normalized(readHead())
        add(declaration)
    }

    // MARK: Parameters

    /// From the opening parenthesis to behind the closing one.
    private mutating func readParameters(of kind: Declaration.Kind) -> [Declaration.Parameter] {
        var parameters: [Declaration.Parameter] = []
        cursor.advance()
        while !cursor.isAtEnd {
            cursor.skipBlank()
            if cursor.byte == .closeParenthesis {
                cursor.advance()
                break
            }
            if cursor.byte == .comma {
                cursor.advance()
                continue
            }
            let start = cursor.offset
            while !cursor.isAtEnd, cursor.byte != .comma, cursor.byte != .closeParenthesis {
                if cursor.byte == .less { cursor.skipAngleBrackets() } else { cursor.skipItem() }
            }
            parameters.append(parameter(cursor.text(from: start), of: kind))
        }
        return parameters
    }

    /// `label name: Type = default`; of a case also a type alone.
    private func parameter(_ text: String, of kind: Declaration.Kind) -> Declaration.Parameter {
        var cursor = SwiftCursor(text)
        while !cursor.isAtEnd, cursor.byte != .colon, cursor.byte != .equal { cursor.skipItem() }
        var label = "_"
        var name = ""
        var typeStart = 0
        if cursor.byte == .colon {
            var names = SwiftCursor(text)
            label = names.word() ?? "_"
            names.skipBlank()
            name = names.word() ?? label
            cursor.advance()
            typeStart = cursor.offset
        }
        while !cursor.isAtEnd, cursor.byte != .equal { cursor.skipItem() }
        let type = SwiftTypeText.normalized(cursor.text(from: typeStart))
        return Declaration.Parameter(label: label, name: name, type: type, hasDefault: cursor.byte == .equal)
    }
}
