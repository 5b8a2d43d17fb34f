/// One operation of the description: what a request for it has to be like.
struct DescribedOperation: Sendable {
    enum Location: String, Sendable {
        case path, query, header
    }

    struct Parameter: Sendable {
        let name: String
        let location: Location
        let isRequired: Bool
        let schema: Schema
        /// An object whose members are parameters of their own (`style: form`, `explode: true`).
        let isExploded: Bool
    }

    struct Body: Sendable {
        let isRequired: Bool
        let content: [(mediaType: String, schema: Schema)]
    }

    let parameters: [Parameter]
    let body: Body?
    /// The media types of what it answers when all goes well.
    let answers: [String]
    /// Whether its answers have links to other pages.
    let hasPages: Bool

    init(_ id: String, _ operation: JSONObject, in item: JSONObject, of description: Description) throws {
        let declared = (item["parameters"]?.arrayValue ?? []) + (operation["parameters"]?.arrayValue ?? [])
        parameters = try declared.map { try Self.parameter(try description.follow($0), "a parameter of \(id)") }
        body = try operation["requestBody"].map { json in
            let object = try description.follow(json)
            let content = try SchemaReader.object(object["content"], "the content of \(id)").members.map { member in
                let schema = member.value.objectValue?["schema"] ?? .object([:])
                return (member.name.lowercased(), try Schema(schema, at: "the body of \(id)"))
            }
            return Body(isRequired: object["required"]?.boolValue ?? false, content: content)
        }
        let successes = try (operation["responses"]?.objectValue?.members ?? [])
            .filter { $0.name.hasPrefix("2") }
            .map { try description.follow($0.value) }
        answers = successes.flatMap { $0["content"]?.objectValue?.members.map(\.name) ?? [] }
        hasPages = successes.contains { $0["headers"]?.objectValue?["Link"] != nil }
    }

    var references: [String] {
        (parameters.map(\.schema) + (body?.content.map(\.schema) ?? [])).flatMap(\.references)
    }

    private static func parameter(_ object: JSONObject, _ place: String) throws -> Parameter {
        guard let name = object["name"]?.stringValue,
            let location = object["in"]?.stringValue.flatMap({ Location(rawValue: $0) }), let schema = object["schema"]
        else { throw SandboxError("\(place) of the description has no name, no schema, or a place that is not known.") }
        let compiled = try Schema(schema, at: "\(place) (\(name))")
        let isExploded = compiled.types == [.object]
        let style = object["style"]?.stringValue ?? (location == .query ? "form" : "simple")
        let explode = object["explode"]?.boolValue ?? (style == "form")
        guard compiled.types?.contains(.array) != true, style == (location == .query ? "form" : "simple"),
            !isExploded || (location == .query && explode)
        else { throw SandboxError("\(place) (\(name)) of the description is written in a way that is not read.") }
        return Parameter(
            name: name,
            location: location,
            isRequired: object["required"]?.boolValue ?? false,
            schema: compiled,
            isExploded: isExploded
        )
    }
}

/// The document, in which references are followed.
struct Description: Sendable {
    let root: JSON

    /// The value that a reference like `#/components/schemas/Prompt` leads to.
    func target(of reference: String) throws -> JSON {
        guard reference.hasPrefix("#/") else { throw SandboxError("'\(reference)' leads out of the description.") }
        var json = root
        for token in reference.dropFirst(2).split(separator: "/") {
            let name = String(token).replacing("~1", with: "/").replacing("~0", with: "~")
            guard let next = json.objectValue?[name] else {
                throw SandboxError("'\(reference)' leads nowhere in the description.")
            }
            json = next
        }
        return json
    }

    /// An object that may be a reference to another one.
    func follow(_ json: JSON) throws -> JSONObject {
        var json = json
        while let reference = json.objectValue?["$ref"]?.stringValue { json = try target(of: reference) }
        return try SchemaReader.object(json, "a part")
    }
}
