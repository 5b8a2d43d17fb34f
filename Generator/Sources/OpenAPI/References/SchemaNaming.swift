import YAML

/// What a schema is called that has no name of its own, from where it is.
struct SchemaNaming {
    let name: String
    /// Whether it stands among definitions, or has a file of its own, and is not a part of something else.
    let isDefinition: Bool

    init(_ schema: Located) {
        let file = schema.resource.file
        var rest = schema.place.tokens[...]
        var words: [String] = []
        if rest.isEmpty {
            words = [Self.stem(of: file.path)]
        } else if let definition = Self.takeDefinition(&rest) {
            words = [definition]
        } else if let object = Self.takeObject(&rest, in: file) {
            words = object
        } else if !file.isEntry {
            words = [Self.stem(of: file.path)]
        }
        isDefinition = rest.isEmpty
        while let token = rest.popFirst() { words += Self.words(token, &rest) }
        name = words.isEmpty ? "Schema" : words.joined(separator: "_")
    }

    /// `user` of `schemas/user.yaml`, `schemas/user.schema.json` and `schemas/user/index.yaml`.
    static func stem(of path: String) -> String {
        let segments = path.split(separator: "/")
        guard let file = segments.last else { return "Schema" }
        var stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
        if stem.hasSuffix(".schema") { stem = stem.dropLast(7) }
        if stem == "index" || stem == "_index", segments.count > 1 { stem = segments[segments.count - 2] }
        return stem.isEmpty ? "Schema" : String(stem)
    }

    /// `Name` of `/components/schemas/Name`, `/$defs/Name`, `/Name` and the like.
    private static func takeDefinition(_ rest: inout ArraySlice<String>) -> String? {
        if rest.starts(with: ["components", "schemas"]) {
            guard rest.count > 2 else { return nil }
            rest = rest.dropFirst(2)
            return rest.popFirst()
        }
        let tokens = Array(rest.prefix(3))
        guard let first = tokens.first, first != "components", first != "paths" else { return nil }
        guard SchemaKeyword.named(first) == nil || isContainer(first) else { return nil }
        /// Whether the schema at these tokens is the whole, or a part of it follows.
        func endsDefinition(_ count: Int) -> Bool {
            tokens.count == count || tokens.count > count && SchemaKeyword.named(tokens[count]) != nil
        }
        if !isContainer(first), endsDefinition(1) { return rest.popFirst() }
        guard tokens.count > 1, isContainer(first) || endsDefinition(2) else { return nil }
        rest = rest.dropFirst()
        return rest.popFirst()
    }

    private static func isContainer(_ token: String) -> Bool {
        token == "$defs" || token == "definitions" || token == "schemas"
    }

    /// What leads to an object that has a name, and holds the schema.
    private static func takeObject(_ rest: inout ArraySlice<String>, in file: SourceFile) -> [String]? {
        let tokens = Array(rest)
        guard tokens.count > 3 else { return nil }
        if tokens[0] == "components" {
            rest = rest.dropFirst(3)
            guard let kind = ReferenceKind(rawValue: tokens[1]), kind != .pathItem else { return [tokens[2]] }
            return [tokens[2], kind.name.split(separator: " ").joined(separator: "_")]
        }
        guard tokens[0] == "paths" else { return nil }
        let operation = file.root["paths"]?[tokens[1]]?[tokens[2]]
        rest = rest.dropFirst(3)
        if let id = operation?["operationId"]?.string { return [id] }
        let path = tokens[1].split { "/{}".contains($0) }.map(String.init)
        return [tokens[2]] + path
    }

    private static func words(_ token: String, _ rest: inout ArraySlice<String>) -> [String] {
        switch token {
        case "properties", "$defs", "definitions", "dependentSchemas":
            return rest.popFirst().map { [$0] } ?? []
        case "patternProperties":
            _ = rest.popFirst()
            return ["value"]
        case "additionalProperties", "unevaluatedProperties":
            return ["value"]
        case "items", "itemSchema", "contains", "unevaluatedItems":
            return ["item"]
        case "allOf", "oneOf", "anyOf", "prefixItems":
            return ["part"] + (rest.popFirst().map { [$0] } ?? [])
        case "schema":
            return []
        case "content":
            _ = rest.popFirst()
            return []
        case "requestBody":
            return ["request"]
        case "responses":
            guard let status = rest.popFirst() else { return ["response"] }
            return status.hasPrefix("2") ? ["response"] : [status, "response"]
        case "headers":
            return (rest.popFirst().map { [$0] } ?? []) + ["header"]
        case "parameters":
            return ["parameter"] + (rest.popFirst().map { [$0] } ?? [])
        default:
            return [token]
        }
    }
}
