/// A key of `paths`: literal text with names in braces, `/users/{userId}`.
///
/// OpenAPI admits no query and no fragment. Documents use both to describe one path several times over, so they are taken
/// apart here: the query is sent as it stands, and a fragment is never sent.
struct PathTemplate {
    /// Without query and fragment.
    private(set) var path = ""
    private(set) var query: [(name: String, value: String)] = []
    private(set) var fragment: Substring?
    /// The names in braces, in the order of the path.
    private(set) var names: [String] = []
    /// The whole text without the names: what no two paths may have in common.
    private(set) var shape = ""
    /// What keeps the text from being a path.
    private(set) var problem: String?

    init(_ text: String) {
        guard text.hasPrefix("/") else {
            problem = "the path '\(text)' must start with '/'"
            return
        }
        let beforeFragment = text.prefix { $0 != "#" }
        fragment = beforeFragment.endIndex == text.endIndex ? nil : text[beforeFragment.endIndex...]
        let beforeQuery = beforeFragment.prefix { $0 != "?" }
        path = String(beforeQuery)
        readNames(in: text)
        readQuery(beforeFragment[beforeQuery.endIndex...].dropFirst())
        shape += text[beforeQuery.endIndex...]
    }

    private mutating func readNames(in text: String) {
        var rest = path[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            let inside = rest[rest.index(after: brace)...]
            guard rest[brace] == "{", let end = inside.firstIndex(where: { "{}/".contains($0) }), inside[end] == "}",
                end > inside.startIndex
            else {
                problem = "in the path '\(text)', '{' and '}' must enclose the name of a parameter"
                return
            }
            let name = String(inside[..<end])
            if names.contains(name) {
                problem = "the path '\(text)' has '{\(name)}' twice"
                return
            }
            names.append(name)
            shape += rest[..<brace] + "{}"
            rest = inside[inside.index(after: end)...]
        }
        shape += rest
    }

    private mutating func readQuery(_ text: Substring) {
        if text.contains(where: { "{}".contains($0) }) {
            problem = "the path '\(path)' has a query with '{' or '}'; describe it as parameters with 'in: query'"
        }
        for item in text.split(separator: "&") {
            let name = item.prefix { $0 != "=" }
            query.append((String(name), String(item[name.endIndex...].dropFirst())))
        }
    }
}
