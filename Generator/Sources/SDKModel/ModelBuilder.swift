public import GeneratorConfiguration
public import OpenAPI
public import YAML

extension SDK {
    /// Decides what the generated module contains.
    ///
    /// - Returns: the model, and warnings about what it leaves out.
    /// - Throws: ``InvalidInput`` with every place of the document that cannot be turned into Swift.
    public static func build(
        from document: Document,
        module: String,
        configuration: Configuration = Configuration()
    ) throws(InvalidInput) -> (SDK, [Diagnostic]) {
        var builder = ModelBuilder(document: document, module: module, configuration: configuration)
        let components = builder.componentTypes()
        let resources = builder.resources()
        let types = builder.inDecodingOrder(components + builder.operationTypes)
        guard !builder.diagnostics.contains(where: { $0.severity == .error }) else {
            throw InvalidInput(builder.diagnostics)
        }
        let sdk = SDK(
            module: module,
            title: document.info.title,
            version: document.info.version,
            servers: document.servers.map(Server.init),
            operationServers: resources.flatMap(\.methods).compactMap(\.server).filter { !$0.hasPrefix("/") }.uniqued(),
            types: types,
            resources: resources,
            responseHeaders: builder.declaredHeaders(),
            credentials: builder.credentialKinds()
        )
        return (sdk, builder.diagnostics)
    }
}

/// The state of one run: which names are taken, what was found wrong.
struct ModelBuilder {
    let document: Document
    /// What types are qualified with where a nested one hides them, and therefore the name of none.
    let module: String
    let configuration: Configuration
    var diagnostics: [Diagnostic] = []
    /// The Swift name of every component schema that becomes a declared type.
    var typeNames: [String: String] = [:]
    var takenTypeNames: Set<String> = Identifier.reservedTypes
    /// Types of inline schemas in operations, declared at the top level.
    var operationTypes: [TypeDeclaration] = []
    /// Every declared type so far, by its qualified name.
    var declared: [String: TypeDeclaration.Kind] = [:]
    /// Where the members of unions without a discriminator are described, by the union's qualified name.
    var memberPositions: [String: [SourcePosition]] = [:]
    /// Component schemas that are other names for something, and what that is.
    var aliases: [String: ResolvedType] = [:]
    /// Component schemas that are being followed, to find one that leads back to itself.
    var resolving: Set<String> = []
    /// Component schemas that are forms of parts and nothing else, which are no structures then.
    var multipartOnly: Set<String> = []
    /// Component schemas that have been declared as forms of parts, and what they are called as such.
    var multipartForms: [String: (name: String, media: MediaType)] = [:]
    /// Header fields of answers, by their names in lower case.
    var responseHeaders: [String: ResponseHeader] = [:]
    /// Pointers of the schemas that describe the events of streams.
    var streamed: Set<String> = []

    init(document: Document, module: String, configuration: Configuration) {
        self.document = document
        self.module = module
        self.configuration = configuration
        streamed = streamedSchemas()
        multipartOnly = formSchemas()
        // A type that is called like the module hides it, and the client's protocol has its own file.
        takenTypeNames.formUnion([module, module + "Client"])
        for (name, schema) in document.schemas where declaresType(schema) {
            let typeName = Identifier.unique(
                Identifier.declarableType(Identifier.type(name)),
                in: takenTypeNames
            )
            typeNames[name] = typeName
            takenTypeNames.insert(typeName)
        }
    }

    mutating func error(_ message: String, at position: SourcePosition) {
        report(Diagnostic(.error, at: position, message))
    }

    mutating func warning(_ message: String, at position: SourcePosition) {
        report(Diagnostic(.warning, at: position, message))
    }

    /// What several places refer to is looked at several times; once is enough for the reader.
    private mutating func report(_ diagnostic: Diagnostic) {
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    mutating func componentTypes() -> [TypeDeclaration] {
        var declarations: [TypeDeclaration] = []
        for (name, schema) in document.schemas {
            guard let typeName = typeNames[name] else {
                // Now, and not where the first operation needs it: what it is called must not depend on operations.
                _ = alias(name, of: schema)
                continue
            }
            guard !multipartOnly.contains(name) else { continue }
            declarations.append(declaration(of: schema, name: typeName, scope: nil))
        }
        reportDirectRecursion(in: declarations)
        return declarations
    }

    /// A structure that contains itself other than through a list or a map has no finite size in Swift.
    private mutating func reportDirectRecursion(in declarations: [TypeDeclaration]) {
        var contained: [String: [String]] = [:]
        func collect(_ declaration: TypeDeclaration) {
            switch declaration.kind {
            case .structure(let structure):
                contained[declaration.qualifiedName] = structure.properties.compactMap { $0.type.inlineName }
            case .union(let union):
                contained[declaration.qualifiedName] = union.members.compactMap { $0.type.inlineName }
            case .enumeration, .streamEvents, .multipart, .statuses:
                break
            }
            declaration.nested.forEach(collect)
        }
        declarations.forEach(collect)
        for (name, schema) in document.schemas {
            guard let start = typeNames[name] else { continue }
            var seen: Set<String> = []
            var pending = contained[start] ?? []
            while let next = pending.popLast() {
                if next == start {
                    error(
                        "schema '\(name)' contains itself without a list or map in between, which is not supported yet; "
                            + "put the inner value into an array",
                        at: schema.position
                    )
                    break
                }
                if seen.insert(next).inserted { pending += contained[next] ?? [] }
            }
        }
    }
}
