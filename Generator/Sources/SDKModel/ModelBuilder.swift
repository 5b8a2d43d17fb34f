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
        var selection = OperationSelection()
        let whole = document
        let document = selection.document(from: whole, by: configuration)
        var builder = ModelBuilder(document: document, module: module, configuration: configuration)
        builder.diagnostics = selection.diagnostics + builder.diagnostics
        let components = builder.componentTypes()
        let resources = builder.resources()
        let finite = Recursion.resolved(in: builder.withReading(components + builder.operationTypes))
        let (types, conformanceDiagnostics) = ConformanceResolution.resolved(finite, configuration.conformances)
        builder.diagnostics += conformanceDiagnostics
        let transportNotes = builder.transportNotes()
        let isFiltered = document.operations.count < whole.operations.count
        builder.reportIdlePagingRules(in: whole)
        builder.reportFormats(in: whole)
        builder.diagnostics += builder.overrides.diagnostics(in: whole, isFiltered: isFiltered)
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
            credentials: builder.credentialKinds(),
            transportNotes: transportNotes
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
    /// Names that the configuration has chosen.
    var overrides: NameOverrides
    var diagnostics: [Diagnostic] = []
    private var reported: Set<Diagnostic> = []
    /// The Swift name of every component schema that becomes a declared type.
    var typeNames: [String: String] = [:]
    var takenTypeNames: Set<String> = Identifier.reservedTypes
    /// Types of inline schemas in operations, declared at the top level.
    var operationTypes: [TypeDeclaration] = []
    /// Every declared type so far, by its qualified name.
    var declared: [String: TypeDeclaration.Kind] = [:]
    /// Names of the types that are declared in another one so far, by its qualified name.
    var takenNestedNames: [String: Set<String>] = [:]
    /// What the component schemas become, as far as anyone has asked.
    var componentForms: [String: ResolvedForm] = [:]
    /// Component schemas whose form is being looked for.
    var openForms: Set<String> = []
    /// What the properties of component schemas can be, as far as anyone has asked.
    var componentClaims: [String: Claims?] = [:]
    /// The values of properties that tell the members of a union apart, by the property's schema.
    var discriminatorConstants = SchemaTable<Constant>()
    /// Component schemas that stand for those that extend them.
    let bases: [ObjectIdentifier: (name: String, children: [String])]
    /// Every schema of the document.
    let allSchemas: [Schema]
    /// In which direction values of a schema travel, where a property is only for one of them.
    let directions: SchemaTable<Direction>
    /// What the configuration makes of formats.
    let mappedFormats: [String: FormatMapping.Target]
    /// Component schemas that are other names for something, and what that is.
    var aliases: [String: ResolvedType] = [:]
    /// Component schemas that are being followed, to find one that leads back to itself.
    var resolving: Set<String> = []
    /// Component schemas whose properties are described in place, by the schemas of these.
    let propertyOwners: SchemaTable<String>
    /// The types of such properties, as far as they have been declared.
    var describedTypes = SchemaTable<ResolvedType>()
    /// The declarations of component schemas, as far as anyone has asked.
    var componentDeclarations: [String: TypeDeclaration] = [:]
    /// Component schemas that are being declared.
    var openDeclarations: Set<String> = []
    /// Whether anything is said of what operations need to be let in.
    let describesSecurity: Bool
    /// Component schemas that are forms of parts and nothing else, which are no structures then.
    var multipartOnly: Set<String> = []
    /// Component schemas that have been declared as forms of parts, and what they are called as such.
    var multipartForms: [String: (name: String, media: MediaType)] = [:]
    /// Header fields of answers, by their names in lower case.
    var responseHeaders: [String: ResponseHeader] = [:]
    /// What the rules of pagination have been for, by their index.
    var pagingUse: [Int: PagingUse] = [:]
    /// Pointers of the schemas that describe the events of streams.
    var streamed: Set<SourcePosition> = []

    init(document: Document, module: String, configuration: Configuration) {
        self.document = document
        self.module = module
        self.configuration = configuration
        overrides = NameOverrides(configuration.renames)
        bases = Self.bases(in: document)
        allSchemas = document.everySchema
        propertyOwners = Self.propertyOwners(in: document)
        directions = Self.directions(in: document, allSchemas)
        mappedFormats = Dictionary(configuration.formats.map { ($0.format, $0.target) }) { _, last in last }
        describesSecurity =
            document.security?.isEmpty == false || document.operations.contains { !$0.security.isEmpty }
        streamed = streamedSchemas()
        multipartOnly = formSchemas()
        // A type that is called like the module hides it, and the client's protocol has its own file.
        takenTypeNames.formUnion([module, module + "Client", configuration.runtime])
        nameComponents()
        findDiscriminators()
    }

    private mutating func nameComponents() {
        let recursive = recursiveAliases()
        var names: [String] = []
        for (name, _) in document.schemas {
            if recursive.contains(name) || componentForm(name)?.form.isDeclared == true { names.append(name) }
        }
        names = names.filter { !takesChosenName($0) }
        let wanted = names.map { ScopedName(original: $0, name: Identifier.declarableType(Identifier.type($0))) }
        for (name, typeName) in zip(names, ScopedName.unique(wanted, reserved: takenTypeNames, suffix: "Model")) {
            typeNames[name] = typeName
            takenTypeNames.insert(typeName)
        }
    }

    /// Component schemas that are lists or maps of themselves.
    private mutating func recursiveAliases() -> Set<String> {
        var edges: [String: [String]] = [:]
        for (name, _) in document.schemas {
            guard let form = componentForm(name)?.form, !form.isDeclared else { continue }
            let held = names(heldBy: form)
            if !held.isEmpty { edges[name] = held }
        }
        return Set(StronglyConnected.components(of: edges).keys)
    }

    /// The component schemas that a list, a map, or another name leads to.
    private mutating func names(heldBy form: Form) -> [String] {
        let schemas: [Schema]
        switch form {
        case .reference(let name): return [name]
        case .list(let shape): schemas = shape.items
        case .map(let shape): schemas = shape.additionalProperties + shape.patternProperties.map(\.schema)
        default: return []
        }
        return schemas.flatMap { names(heldBy: self.form(of: $0).form) }
    }

    mutating func error(_ message: String, at position: SourcePosition) {
        report(Diagnostic(.error, at: position, message))
    }

    mutating func warning(_ message: String, at position: SourcePosition) {
        report(Diagnostic(.warning, at: position, message))
    }

    /// What several places refer to is looked at several times; once is enough for the reader.
    private mutating func report(_ diagnostic: Diagnostic) {
        if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    mutating func componentTypes() -> [TypeDeclaration] {
        var declarations: [TypeDeclaration] = []
        for (name, schema) in document.schemas {
            guard typeNames[name] != nil else {
                // Now, and not where the first operation needs it: what it is called must not depend on operations.
                _ = alias(name, of: schema)
                continue
            }
            guard !multipartOnly.contains(name), let declaration = componentDeclaration(name) else { continue }
            declarations.append(declaration)
        }
        return declarations
    }
}
