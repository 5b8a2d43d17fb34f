/// A key of `paths`: literal text with names in braces, `/users/{userId}`.
struct PathTemplate {
    /// In the order of the path.
    private(set) var names: [String] = []
    /// The path without the names: what two paths must not have in common.
    private(set) var shape = ""
    /// What keeps the text from being a path.
    private(set) var problem: String?

    init(_ text: String) {
        guard text.hasPrefix("/") else {
            problem = "the path '\(text)' must start with '/'"
            return
        }
        var rest = text[...]
        while let brace = rest.firstIndex(where: { "{}?#".contains($0) }) {
            guard rest[brace] == "{" else {
                problem = Self.problem(rest[brace], in: text)
                return
            }
            let inside = rest[rest.index(after: brace)...]
            guard let end = inside.firstIndex(where: { "{}/".contains($0) }), inside[end] == "}", end > inside.startIndex
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

    private static func problem(_ character: Character, in text: String) -> String {
        if character == "}" { return "the path '\(text)' has a '}' without '{'" }
        return "the path '\(text)' must not have '\(character)'; describe the query as parameters"
    }
}
