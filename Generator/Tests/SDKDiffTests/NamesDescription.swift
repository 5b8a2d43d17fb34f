/// A description that calls everything by the names of the platform, in every place that has a name.
enum NamesDescription {
    static let text = """
        {"openapi": "3.2.0", "info": {"title": "Names", "version": "1"},
        "servers": [{"url": "https://example.com\(pathTemplate)", "variables": {\(list(words) { "\($0): {\"default\": \"a\"}" })}}],
        "security": [{"class": []}],
        "paths": {\(paths)},
        "components": {
        "securitySchemes": {\(list(words) { "\($0): {\"type\": \"apiKey\", \"in\": \"header\", \"name\": \($0)}" })},
        "schemas": {\(schemas)}}}
        """

    private static let types = unique(
        PlatformNames.swift + PlatformNames.foundation + PlatformNames.dispatch + PlatformNames.runtime
            + PlatformNames.associated + PlatformNames.modules
    )
    private static let members = unique(PlatformNames.keywords + PlatformNames.members)
    /// Those that can stand in braces in a path, and differ not only in case.
    private static let words = unique(members.filter { $0.allSatisfy(\.isLetter) }, by: { $0.lowercased() })

    private static func unique(_ names: [String], by key: (String) -> String = { $0 }) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert(key($0)).inserted }
    }

    /// - Parameter item: makes an item of the name in quotes.
    private static func list(_ names: [String], _ item: (String) -> String) -> String {
        names.map { item("\"\($0)\"") }.joined(separator: ",\n")
    }

    private static func numbered(_ names: [String], _ item: (Int, String) -> String) -> String {
        names.enumerated().map { item($0.offset, "\"\($0.element)\"") }.joined(separator: ",\n")
    }

    // MARK: Schemas

    /// Fields of every type that generated code has something of its own for.
    private static let everyType = """
        "text": {"type": "string"}, "flag": {"type": "boolean"}, "count": {"type": "integer"}, "ratio": {"type": "number"},
        "long": {"type": "integer", "format": "int64"}, "huge": {"type": "integer", "format": "uint64"},
        "exact": {"type": "number", "format": "decimal"}, "moment": {"type": "string", "format": "date-time"},
        "bytes": {"type": "string", "format": "byte"}, "anything": {}, "free": {"type": "object"},
        "list": {"type": "array", "items": {"type": "string"}}, "maybe": {"type": ["string", "null"]},
        "map": {"type": "object", "additionalProperties": {"type": "integer"}}, "fixed": {"const": "c"},
        "letter": {"type": "string", "enum": ["a", "b"]}, "level": {"type": "integer", "enum": [1, 2]},
        "scalar": {"oneOf": [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]},
        "pair": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 1},
        "nested": {"$ref": "#/components/schemas/Everything"}
        """

    private static let schemas = """
        "Everything": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, \(everyType)},
        "additionalProperties": {"type": "string"}},
        "Recursive": {"type": "array", "items": {"$ref": "#/components/schemas/Recursive"}},
        \(list(types) { "\($0): {\"type\": \"object\", \"properties\": {\"own\": {\"$ref\": \"#/components/schemas/\($0.dropFirst())}}}" }),
        "References": {"type": "object", "properties": {"moment": {"type": "string", "format": "date-time"},
        \(numbered(types) { "\"p\($0)\": {\"$ref\": \"#/components/schemas/\($1.dropFirst())}" })}},
        "Holder": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, \(everyType),
        \(numbered(types) { "\"p\($0)\": {\"title\": \($1), \(object("a"))}" })}},
        \(unions),
        "Fields": {"type": "object", "properties": {\(list(members) { "\($0): {\"type\": \"string\"}" })}},
        "Needed": {"type": "object", "required": [\(list(members) { $0 })],
        "properties": {\(list(members) { "\($0): {\"type\": \"string\", \"format\": \"date-time\"}" })}},
        "Values": {"type": "string", "enum": [\(list(members) { $0 })]},
        "Tuple": {"type": "array", "prefixItems": [\(list(members) { "{\"title\": \($0), \"type\": \"string\"}" })]},
        "Rivals": {"oneOf": [\(numbered(members) { "{\"title\": \($1), \(object("f\($0)"))}" }), {"type": "string"}]},
        "Kinds": {"oneOf": [\(list(members) { "{\(object("kind", "{\"const\": \($0)}"))}" })],
        "discriminator": {"propertyName": "kind"}},
        "Events": {"oneOf": [\(list(members) { "{\(object("event", "{\"const\": \($0)}", "data"))}" })]},
        "Upload": {"type": "object", "required": ["file"], "properties": {"file": {"type": "string", "format": "binary"},
        \(list(members.filter { $0 != "file" }) { "\($0): {\"type\": \"string\"}" })}}
        """

    /// Unions that have nested types of those names, fewer than the compiler checks a switch over.
    private static let unions = stride(from: 0, to: types.count, by: 100).map { start in
        let part = Array(types[start..<min(start + 100, types.count)])
        let members = numbered(part) { "{\"title\": \($1), \(object("f\(start + $0)"))}" }
        return """
            "Union\(start)": {"oneOf": [\(members), {"type": "string"}, {"type": "number"}, {"type": "integer"},
            {"type": "boolean"}]}
            """
    }
    .joined(separator: ",\n")

    private static func object(_ field: String, _ schema: String = "{\"type\": \"string\"}", _ other: String? = nil)
        -> String
    {
        let others = other.map { ", \"\($0)\": {\"type\": \"string\"}" } ?? ""
        let required = ([field] + (other.map { [$0] } ?? [])).map { "\"\($0)\"" }.joined(separator: ", ")
        return """
            "type": "object", "required": [\(required)], "properties": {"\(field)": \(schema)\(others)}
            """
    }

    // MARK: Operations

    private static let pathTemplate = words.map { "/{\($0)}" }.joined()

    private static let paths = """
        \(numbered(members) { index, name in
            let id = name.dropFirst().dropLast()
            return """
                "/resource\(index)": {"get": {"operationId": "\(id).get", "responses": {"204": {"description": "ok"}}},
                "post": {"operationId": "methods.\(id)", "requestBody": \(json("Everything")),
                "responses": {"200": {"description": "ok", \(content("Holder"))}}}}
                """
        }),
        "\(pathTemplate)": {"get": {"operationId": "parameters.path", "responses": {"204": {"description": "ok"}},
        "parameters": [\(list(words) { parameter($0, "path", isRequired: true) })]}},
        "/query": {"get": {"operationId": "parameters.query", "parameters": [\(list(members) { parameter($0, "query") })],
        "responses": {"200": {"description": "ok", \(content("Holder"))}, "201": {"description": "ok", \(content("Kinds"))},
        "404": {"description": "none", \(content("Tuple"))}}},
        "post": {"operationId": "parameters.needed",
        "parameters": [\(list(members) { parameter($0, "query", isRequired: true) })],
        "requestBody": {"required": true,
        "content": {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Upload"}}}},
        "responses": {"200": {"description": "ok",
        "content": {"text/event-stream": {"itemSchema": {"$ref": "#/components/schemas/Events"}}}}}}},
        "/headers": {"get": {"operationId": "parameters.header",
        "parameters": [\(list(words) { parameter($0, "header") })],
        "responses": {"200": {"description": "ok", \(content("Everything")),
        "headers": {\(list(words) { "\($0): {\"schema\": {\"type\": \"string\"}}" })}}}}}
        """

    private static func parameter(_ name: String, _ place: String, isRequired: Bool = false) -> String {
        "{\"name\": \(name), \"in\": \"\(place)\", \"required\": \(isRequired), \"schema\": {\"type\": \"string\"}}"
    }

    private static func content(_ schema: String) -> String {
        "\"content\": {\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/\(schema)\"}}}"
    }

    private static func json(_ schema: String) -> String { "{\(content(schema))}" }
}
