import YAML

extension PagingRule {
    /// One element of `pagination`.
    init?(_ node: Node, _ problems: inout [Diagnostic]) {
        guard var section = Section(node, "a rule of 'pagination'", &problems) else { return nil }
        func missing(_ text: String) {
            problems.append(Diagnostic(.error, at: node.position, text))
        }
        guard section.entry("style") != nil else {
            missing("a rule of 'pagination' needs a 'style': \(Self.styles)")
            return nil
        }
        guard let style: Style = section.choice("style", &problems) else { return nil }
        self.style = style
        position = node.position
        let patterns = section.strings("operations", &problems)
        operations = patterns.map { Located(Glob($0.value), at: $0.position) }
        if section.value("operations") == nil { operations = [Located(Glob("*"), at: node.position)] }
        if style != .link, style != .none {
            readFields(&section, &problems)
            if parameter == nil, section.value("parameter") == nil {
                missing("the style '\(style.rawValue)' needs the 'parameter' that asks for the next page")
            }
        }
        if style == .cursor, next == nil, last == nil {
            missing(
                "the style 'cursor' needs 'next', the field of the answer with the next cursor, or 'last', a field of the last item"
            )
        }
        if let next, last != nil {
            problems.append(Diagnostic(.error, at: next.position, "'next' and 'last' exclude each other"))
        }
        section.finish(&problems)
    }

    private static let styles = Style.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// What the styles of pages that the client counts or names have in common, and what each has of its own.
    private mutating func readFields(_ section: inout Section, _ problems: inout [Diagnostic]) {
        location = section.choice("in", &problems) ?? .query
        parameter =
            switch location {
            case .query: section.string("parameter", &problems).map { FieldPath([$0.value], at: $0.position) }
            case .body: Self.path("parameter", in: &section, &problems)
            }
        items = Self.path("items", in: &section, &problems)
        more = Self.path("more", in: &section, &problems)
        send = section.map("send", &problems).compactMap { entry in
            guard let text = entry.value.parameterText else {
                let message = "'\(entry.key)' must be a string, a number or a boolean; found \(entry.value.kind)"
                problems.append(Diagnostic(.error, at: entry.value.position, message))
                return nil
            }
            return (entry.key, text)
        }
        switch style {
        case .cursor:
            next = Self.path("next", in: &section, &problems)
            last = Self.path("last", in: &section, &problems)
        case .page:
            first = section.int("first", &problems) ?? 1
            pages = Self.path("pages", in: &section, &problems)
        case .offset:
            total = Self.path("total", in: &section, &problems)
        case .link, .none:
            break
        }
    }

    /// `next_page.offset`, or a list for names that have dots themselves.
    private static func path(_ key: String, in section: inout Section, _ problems: inout [Diagnostic]) -> FieldPath? {
        guard let node = section.value(key) else { return nil }
        if let names = node.sequence {
            let texts = names.compactMap { Section.text(of: $0, "'\(key)'", &problems)?.value }
            return FieldPath(texts, at: node.position)
        }
        guard let text = Section.text(of: node, "'\(key)'", &problems) else { return nil }
        let names = text.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !names.contains("") else {
            problems.append(Diagnostic(.error, at: text.position, "'\(key)' has an empty name; write 'field.field'"))
            return nil
        }
        return FieldPath(names, at: text.position)
    }
}

extension Node {
    /// A scalar as a query has it.
    fileprivate var parameterText: String? {
        switch value {
        case .string(let text): text
        case .bool(let bool): bool ? "true" : "false"
        case .integer(let integer): String(integer)
        case .number(_, let text): text
        case .null, .sequence, .mapping: nil
        }
    }
}
