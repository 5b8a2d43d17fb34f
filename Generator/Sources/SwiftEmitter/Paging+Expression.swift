import SDKModel

extension Paging {
    /// The runtime's `PageStyle`, without what it assumes itself.
    var expression: Expression {
        var arguments = [Expression.text(Self.literal(parameter))]
        if isInBody { arguments.append(.text("in: .body")) }
        func add(_ label: String, _ path: [String]?) {
            if let path { arguments.append(.text("\(label): \(Self.literal(path))")) }
        }
        let kind: String
        switch advance {
        case .cursor(let next):
            kind = "cursor"
            add("next", next)
        case .last(let last):
            kind = "cursor"
            add("last", last)
        case .page(let first, _):
            kind = "page"
            if first != 1 { arguments.append(.text("first: \(first)")) }
        case .offset:
            kind = "offset"
        }
        add("items", items)
        add("more", more)
        if case .page(_, let pages) = advance { add("pages", pages) }
        if case .offset(let total) = advance { add("total", total) }
        if !sending.isEmpty {
            let pairs = sending.map { "\(SwiftText.literal($0.name)): \(SwiftText.literal($0.value))" }
            arguments.append(.text("sending: [\(pairs.joined(separator: ", "))]"))
        }
        return .call(".\(kind)", arguments)
    }

    /// With dots where no name has one itself.
    private static func literal(_ path: [String]) -> String {
        guard path.contains(where: { $0.contains(".") }) else { return SwiftText.literal(path.joined(separator: ".")) }
        return "[\(path.map { SwiftText.literal($0) }.joined(separator: ", "))]"
    }
}
