import YAML

/// Reads one document: holds what its parts need of the whole, and collects what there is to say about them.
///
/// An error is what leaves the meaning open, or would be lost in silence. A warning is what has a clear meaning that the
/// output does not keep, or a meaning in spite of a broken rule.
final class DocumentReader {
    let root: Node
    let version: Version
    /// The version as the document spells it.
    let versionText: String
    private(set) var diagnostics: [Diagnostic] = []

    // What `$ref` leads to is read once, however many references there are.
    var parameters: [JSONPointer: Parameter?] = [:]
    var requestBodies: [JSONPointer: RequestBody?] = [:]
    var responses: [JSONPointer: Response?] = [:]
    var headers: [JSONPointer: Header?] = [:]
    var mediaTypes: [JSONPointer: MediaType?] = [:]
    var examples: [JSONPointer: Node?] = [:]
    var securitySchemes: [JSONPointer: SecurityScheme?] = [:]
    var schemas: [JSONPointer: Schema] = [:]
    /// The schemas that are being read: each is inside, or referred to by, the one before.
    var openSchemas: Set<JSONPointer> = []

    /// A suggestion costs a look at every candidate. Where hundreds of names are wrong, the first ones show how.
    private var remainingComparisons = 100_000

    private var indexes: [JSONPointer: [String: Int]] = [:]

    init(_ root: Node, version: Version, versionText: String) {
        self.root = root
        self.version = version
        self.versionText = versionText
    }

    // MARK: Diagnostics

    func report(_ severity: Diagnostic.Severity, _ position: SourcePosition, _ message: String) {
        diagnostics.append(Diagnostic(severity, at: position, message))
    }

    /// Something that the document's version does not have yet.
    func reportNew(_ what: String, in version: Version, _ position: SourcePosition) {
        let message = "\(what) is new in OpenAPI \(version.name), and read as there; the document says \(versionText)"
        report(.warning, position, message)
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

    /// In the order of the file, and each once: what several references lead to can be read several times.
    var sortedDiagnostics: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return
            diagnostics
            .filter { seen.insert($0).inserted }
            .sorted { ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column) }
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

    func list(_ node: Node) -> [Node] {
        if let items = node.sequence { return items }
        reportExpected("a list", node)
        return []
    }

    // MARK: Places

    /// The value of a key or an index. Constant time for what is looked at often.
    func child(_ token: String, of node: Node, at pointer: JSONPointer) -> Node? {
        switch node.value {
        case .mapping(let entries) where entries.count <= 16:
            return node[token]
        case .mapping(let entries):
            if indexes[pointer] == nil {
                let pairs = entries.enumerated().map { ($1.key, $0) }
                indexes[pointer] = Dictionary(pairs) { first, _ in first }
            }
            return indexes[pointer]?[token].map { entries[$0].value }
        case .sequence(let items):
            guard let index = Int(token), String(index) == token, items.indices.contains(index) else { return nil }
            return items[index]
        default:
            return nil
        }
    }

    func hasComponentSchema(_ name: String) -> Bool {
        node(at: ["components", "schemas", name]) != nil
    }

    var componentSchemaNames: [String] {
        (node(at: ["components", "schemas"])?.node.entries ?? []).map(\.key)
    }

    func node(at tokens: [String]) -> (node: Node, pointer: JSONPointer)? {
        var node = root
        var pointer = JSONPointer.root
        for token in tokens {
            guard let child = child(token, of: node, at: pointer) else { return nil }
            node = child
            pointer = pointer.appending(token)
        }
        return (node, pointer)
    }
}
