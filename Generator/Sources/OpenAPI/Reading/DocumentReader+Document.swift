public import YAML

/// A file that a reference names cannot be read.
public struct UnreadableFile: Error {
    /// For the message: `no such file`.
    public var reason: String

    public init(reason: String) {
        self.reason = reason
    }
}

extension Document {
    /// Reads another file of the description. The path is relative to the same folder as the document's own, which is the
    /// file in its positions. Throws `InvalidInput` for what is in the file, or ``UnreadableFile``.
    public typealias Loader = (_ path: String) throws -> Node

    /// Reads an OpenAPI 3.0, 3.1 or 3.2 document.
    ///
    /// - Parameters:
    ///   - root: the document.
    ///   - load: reads the other files that references lead to. Without it, such references are errors.
    /// - Throws: `InvalidInput` with every error in the document, and the warnings, in the order of the files.
    public static func read(_ root: Node, loading load: Loader? = nil) throws(InvalidInput) -> Document {
        let text = try versionText(root)
        guard let version = Version(text) else {
            let position = root["openapi"]?.position ?? root.position
            let message = "OpenAPI '\(text)' is not supported; supported are 3.0.x, 3.1.x and 3.2.x, such as '3.2.0'"
            throw InvalidInput([Diagnostic(.error, at: position, message)])
        }
        let entry = SourceFile(
            index: 0,
            path: root.position.file,
            root: root,
            version: version,
            versionText: text
        )
        let library = Library(entry, load)
        let namedSchemas = NamedSchemas(taken: (root["components"]?["schemas"]?.entries ?? []).map(\.key))
        var (reader, document) = read(library, namedSchemas)
        // What is referred to as a schema of its own is one where it stands, too: that is known only now.
        if namedSchemas.hasInlineTargets { (reader, document) = read(library, namedSchemas) }
        guard let document, !reader.hasErrors else { throw InvalidInput(reader.sortedDiagnostics) }
        return document
    }

    private static func read(_ library: Library, _ namedSchemas: NamedSchemas) -> (DocumentReader, Document?) {
        let reader = DocumentReader(library, namedSchemas)
        return (reader, reader.document())
    }

    private static func versionText(_ root: Node) throws(InvalidInput) -> String {
        func failure(_ node: Node, _ message: String) -> InvalidInput {
            InvalidInput([Diagnostic(.error, at: node.position, message)])
        }
        guard root.entries != nil else {
            throw failure(root, "expected an OpenAPI document, a mapping; found \(root.kind)")
        }
        if let swagger = root["swagger"] {
            throw failure(swagger, "Swagger 2.0 is not supported; convert the document to OpenAPI 3.0 or later")
        }
        guard let openapi = root["openapi"] else {
            throw failure(root, "not an OpenAPI document: it needs the field 'openapi', such as 'openapi: 3.2.0'")
        }
        guard let text = openapi.string else {
            throw failure(openapi, "expected a version of three numbers, such as '3.2.0', found \(openapi.kind)")
        }
        return text
    }
}

extension DocumentReader {
    func document() -> Document? {
        guard var fields = Fields(root, at: library.entry.resource.place, as: "the document", self) else { return nil }
        fields.ignore("openapi", "externalDocs", "jsonSchemaDialect")
        omit(.webhooks, of: &fields, since: .v3_1)
        let selfURI = fields.string("$self", since: .v3_2)
        let info = info(&fields)
        let servers = servers(&fields) ?? []
        let tags = tags(&fields)
        let security = security(&fields)
        nameReferredComponents()
        let (components, securitySchemes) = components(&fields)
        let operations = paths(&fields, PathContext(servers: servers, security: security ?? []))
        fields.finish()
        reportOmissions()
        let schemas = readNamedSchemas(components)
        checkInclusionCycles(schemas)
        guard let info else { return nil }
        return Document(
            openAPIVersion: library.entry.versionText,
            selfURI: selfURI,
            info: info,
            servers: servers,
            tags: tags,
            schemas: schemas,
            securitySchemes: securitySchemes,
            security: security,
            operations: operations,
            warnings: sortedDiagnostics.filter { $0.severity == .warning },
            schemaIndex: Dictionary(schemas.enumerated().map { ($1.name, $0) }) { first, _ in first }
        )
    }

    private func info(_ document: inout Fields) -> Document.Info? {
        guard let node = document.value("info") else {
            report(.error, root.position, "the document needs the field 'info'")
            return nil
        }
        guard var fields = Fields(node, at: document.place.appending("info"), as: "the info object", self) else {
            return nil
        }
        fields.ignore("termsOfService", "contact", "license")
        let title = fields.requiredString("title")
        let version = fields.requiredString("version")
        let summary = fields.string("summary", since: .v3_1)
        let description = fields.string("description")
        fields.finish()
        guard let title, let version else { return nil }
        return Document.Info(title: title, version: version, summary: summary, description: description)
    }

    /// `components`: everything is read, referred to or not, so that everything is checked.
    private func components(
        _ document: inout Fields
    ) -> (schemas: [(name: String, schema: Schema)], securitySchemes: [SecurityScheme]) {
        guard let node = document.value("components"),
            var fields = Fields(node, at: document.place.appending("components"), as: "the components object", self)
        else { return ([], []) }
        // Path items are read where `paths` refers to them; of links and callbacks, those that are used are counted there.
        fields.ignore("links", "callbacks", "pathItems")
        var schemas: [(name: String, schema: Schema)] = []
        var securitySchemes: [SecurityScheme] = []
        forEach("schemas", in: &fields) { name, node, place in
            schemas.append((name, componentSchema(name, node, at: place)))
        }
        forEach("parameters", in: &fields) { _ = parameter($1, at: $2) }
        forEach("requestBodies", in: &fields) { _ = requestBody($1, at: $2) }
        forEach("responses", in: &fields) { _ = response($1, at: $2, status: .default) }
        forEach("headers", in: &fields) { _ = header($1, at: $2, name: $0) }
        forEach("mediaTypes", in: &fields, since: .v3_2) { _ = mediaType($1, at: $2, name: $0) }
        forEach("examples", in: &fields) { _ = example($1, at: $2) }
        forEach("securitySchemes", in: &fields) { name, node, place in
            if let scheme = securityScheme(node, at: place, name: name) { securitySchemes.append(scheme) }
        }
        fields.finish()
        return (schemas, securitySchemes)
    }

    private func forEach(
        _ section: String,
        in components: inout Fields,
        since version: Version = .v3_0,
        _ body: (String, Node, Place) -> Void
    ) {
        let place = components.place.appending(section)
        for entry in components.map(section, since: version) {
            body(entry.key, entry.value, place.appending(entry.key))
        }
    }
}
