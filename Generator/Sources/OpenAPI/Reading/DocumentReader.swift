import YAML

/// Reads one document: holds what its parts need of the whole, and collects what there is to say about them.
///
/// An error is what leaves the meaning open, or would be lost in silence. A warning is what has a clear meaning that the
/// output does not keep, or a meaning in spite of a broken rule.
final class DocumentReader {
    let library: Library
    /// Schemas that are no components and yet have a name, because something refers to them.
    let namedSchemas: NamedSchemas
    /// What references are relative to, where the reader is now.
    var resource: Resource
    var diagnostics: [Diagnostic] = []
    /// Where there is the same to say again and again, by what it is.
    private var habits: [String: Set<SourcePosition>] = [:]

    // What `$ref` leads to is read once, however many references there are.
    var parameters: [NodeKey: Parameter?] = [:]
    var requestBodies: [NodeKey: RequestBody?] = [:]
    var responses: [NodeKey: Response?] = [:]
    var headers: [NodeKey: Header?] = [:]
    var mediaTypes: [NodeKey: MediaType?] = [:]
    var examples: [NodeKey: Node?] = [:]
    var securitySchemes: [NodeKey: SecurityScheme?] = [:]
    /// Schemas that references lead to and that need no name.
    var plainSchemas: [NodeKey: Schema] = [:]

    /// Where there is something that nothing is generated for.
    var omissions: [Omission: Set<SourcePosition>] = [:]

    /// How many schemas are being read, each inside the one before.
    var schemaDepth = 0
    /// The outermost of them with a `$recursiveAnchor`.
    var recursiveRoot: Located?

    /// A suggestion costs a look at every candidate. Where hundreds of names are wrong, the first ones show how.
    private var remainingComparisons = 100_000

    private var indexes: [NodeKey: [String: Int]] = [:]

    init(_ library: Library, _ namedSchemas: NamedSchemas) {
        self.library = library
        self.namedSchemas = namedSchemas
        resource = library.entry.resource
    }

    var root: Node { library.entry.root }
    var version: Version { resource.file.version }

    // MARK: Diagnostics

    func report(_ severity: Diagnostic.Severity, _ position: SourcePosition, _ message: String) {
        diagnostics.append(Diagnostic(severity, at: position, message))
    }

    /// A warning about a way of writing that loses nothing: said at the first place, with the number of the others.
    func reportHabit(_ position: SourcePosition, _ message: String) {
        habits[message, default: []].insert(position)
    }

    /// Something that the document's version does not have yet.
    func reportNew(_ what: String, in version: Version, _ position: SourcePosition) {
        let said = resource.file.versionText
        report(
            .warning,
            position,
            "\(what) is new in OpenAPI \(version.name), and read as there; the document says \(said)"
        )
    }

    func reportExpected(_ expected: String, _ found: Node) {
        report(.error, found.position, "expected \(expected), found \(found.kind)")
    }

    /// The end of a message: the name that was meant, as far as one can guess, or else another way out.
    func wayOut(
        _ name: String,
        in candidates: @autoclosure () -> [String],
        otherwise: String? = nil,
        spelledOut: (String) -> String = { $0 }
    ) -> String {
        if remainingComparisons > 0 {
            let candidates = candidates()
            remainingComparisons -= candidates.count
            if let name = closest(to: name, in: candidates) { return "; did you mean '\(spelledOut(name))'?" }
        }
        return otherwise.map { "; \($0)" } ?? ""
    }

    /// Sorts places by file, and in each from its beginning.
    func order(of position: SourcePosition) -> (Int, Int, Int) {
        let file = library.files.firstIndex { $0.path == position.file } ?? library.files.count
        return (file, position.line, position.column)
    }

    /// In the order of the files, and each once: what several references lead to can be read several times.
    var sortedDiagnostics: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        var result = (library.diagnostics + diagnostics).filter { seen.insert($0).inserted }
        for (message, positions) in habits {
            let all = positions.map { Diagnostic(.warning, at: $0, message) }.sorted {
                order(of: $0.position) < order(of: $1.position)
            }
            guard var first = all.first else { continue }
            if all.count > 1 { first.message += " (and so at \(all.count - 1) more place\(all.count == 2 ? "" : "s"))" }
            result.append(first)
        }
        return result.sorted { order(of: $0.position) < order(of: $1.position) }
    }

    var hasErrors: Bool {
        (library.diagnostics + diagnostics).contains { $0.severity == .error }
    }

    // MARK: Typed values

    func string(_ node: Node) -> String? {
        if let string = node.string { return string }
        switch node.value {
        case .bool, .integer, .number:
            report(.error, node.position, "expected a string, found \(node.kind); put it in quotes")
        default:
            reportExpected("a string", node)
        }
        return nil
    }

    /// False, with a diagnostic, where it is neither.
    func bool(_ node: Node) -> Bool {
        if let bool = node.bool { return bool }
        reportExpected("a boolean", node)
        return false
    }

    func map(_ node: Node) -> [Node.Entry] {
        if let entries = node.entries { return entries }
        reportExpected("a mapping", node)
        return []
    }

    func list(_ node: Node) -> [Node] {
        if let items = node.sequence { return items }
        reportExpected("a list", node)
        return []
    }

    // MARK: Places

    /// The value of a key or an index. Constant time for what is looked at often.
    func child(_ token: String, of node: Node, in file: SourceFile) -> Node? {
        switch node.value {
        case .mapping(let entries) where entries.count <= 16:
            return node[token]
        case .mapping(let entries):
            let key = NodeKey(node, file)
            if indexes[key] == nil {
                let pairs = entries.enumerated().map { ($1.key, $0) }
                indexes[key] = Dictionary(pairs) { first, _ in first }
            }
            return indexes[key]?[token].map { entries[$0].value }
        case .sequence(let items):
            guard let index = Int(token), String(index) == token, items.indices.contains(index) else { return nil }
            return items[index]
        default:
            return nil
        }
    }

    /// The names of the document's own schemas, in the order of the file.
    private(set) lazy var componentSchemas = root["components"]?["schemas"]?.entries ?? []
    private lazy var componentSchemaNames = Set(componentSchemas.map(\.key))

    func hasComponentSchema(_ name: String) -> Bool {
        componentSchemaNames.contains(name)
    }

    /// Reads what stands in another resource.
    func inside<Result>(_ resource: Resource, _ body: () -> Result) -> Result {
        let outer = self.resource
        self.resource = resource
        defer { self.resource = outer }
        return body()
    }
}
